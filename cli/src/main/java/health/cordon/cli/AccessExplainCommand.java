package health.cordon.cli;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.explain.WhatIf;
import health.cordon.access.explain.WhatIf.Change;
import health.cordon.access.explain.WhatIf.Explanation;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.access.policy.Question;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.PurposeOfUse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** {@code cordon access explain}. */
@Command(
        name = "explain",
        header = "Ask what would be if, and why.",
        description = {
            "Asks the policies a question and tells the answer, the policies behind it in plain words, and, of a no, which"
                    + " one change would turn it into a yes. Decides nothing for anyone and logs nothing.",
            "Ends with 0 whatever the answer is; to check answers in a script, use cordon access test."
        },
        footer = {
            "  cordon access explain --role data-scientist --purpose HRESCH --action train --resource TrainingData",
            "  cordon access explain --role clinician --purpose TREAT --action read --resource PatientRecord --json"
        })
final class AccessExplainCommand implements Callable<Integer> {

    private final Io io;

    @Option(names = "--who", paramLabel = "ID", description = "The id of who asks; default: someone.")
    private String who = "someone";

    @Option(names = "--role", paramLabel = "NAME", split = ",", description = "A role that he holds. Repeatable.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--service", description = "It is a program that asks, not a person.")
    private boolean service;

    @Option(names = "--mfa", description = "He showed more than one factor.")
    private boolean mfa;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            required = true,
            description = "Why: an HL7 v3 code such as TREAT, ETREAT, HPAYMT, HOPERAT, HRESCH.")
    private String purpose = "";

    @Option(
            names = "--action",
            paramLabel = "WORD",
            required = true,
            description = "What is to be done: read, search, export, write, delete, hold, train, invoke, deidentify,"
                    + " release, register, approve, breakGlass, review, verify or administer.")
    private String action = "";

    @Option(
            names = "--resource",
            paramLabel = "TYPE",
            required = true,
            description =
                    "With what: a type such as Dataset, TrainingData, PatientRecord, AuditLog; Dataset::cohort-7 names"
                            + " one.")
    private String resource = "";

    @Option(
            names = "--classification",
            paramLabel = "NAME",
            description = "What it is: PHI (default), LIMITED, DEIDENTIFIED or NONE.")
    private String classification = "PHI";

    @Option(names = "--owner", paramLabel = "ID", description = "The id of who answers for it.")
    private @Nullable String owner;

    @Option(names = "--approved", description = "A documented approval to train on it is in force.")
    private boolean approved;

    @Option(names = "--emergency", description = "He asks under an emergency grant.")
    private boolean emergency;

    @Mixin
    private AccessPolicyOptions policies = new AccessPolicyOptions();

    @Option(names = "--json", description = "Write JSON on standard output.")
    private boolean json;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    AccessExplainCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        Question question = question();
        Explanation explained = new WhatIf(policies.load()).explain(question);
        if (json) {
            writeJson(explained);
        } else {
            print(explained);
        }
        return 0;
    }

    private Question question() {
        Set<Role> held = new HashSet<>();
        roles.forEach(role -> held.add(new Role(role)));
        if (emergency) {
            held.add(Role.BREAK_GLASS);
        }
        Principal principal = new Principal(
                who,
                service ? PrincipalKind.SERVICE : PrincipalKind.PERSON,
                held,
                mfa,
                Scopes.EVERYWHERE,
                Attributes.NONE);
        int colons = resource.indexOf("::");
        String type = colons < 0 ? resource : resource.substring(0, colons);
        List<String> levels =
                Arrays.stream(Classification.values()).map(Enum::name).toList();
        Resource thing = new Resource(
                known("--resource", type, ResourceType.of(type), ResourceType.words()),
                colons < 0 ? "something" : resource.substring(colons + 2),
                known("--classification", classification, Classification.of(classification), levels),
                approved,
                Optional.ofNullable(owner),
                Attributes.NONE);
        return new Question(
                principal,
                known("--purpose", purpose, PurposeOfUse.of(purpose), PurposeOfUse.codes()),
                known("--action", action, Action.of(action), Action.words()),
                thing,
                emergency);
    }

    private static <T> T known(String option, String word, Optional<T> read, Collection<String> all) {
        return read.orElseThrow(() -> AccessCommand.unknown(option, word, all));
    }

    private void print(Explanation explained) {
        Question asked = explained.question();
        String held = String.join(", ", new TreeSet<>(roles));
        io.println((explained.isAllowed()
                        ? Paint.GOOD.on(io.outTerminal(), "ALLOW")
                        : Paint.BAD.on(io.outTerminal(), "DENY"))
                + "  " + who + (held.isEmpty() ? " (no role)" : " (" + held + ")") + ", for "
                + asked.purpose().title() + ": " + asked.action().word() + " " + asked.resource() + " ("
                + asked.resource().classification() + ")");
        io.println("");
        if (explained.behind().isEmpty()) {
            io.println("No policy permits it; what none permits is denied.");
        } else {
            io.println(explained.verdict().failed().isEmpty() ? "because" : "because these could not be evaluated");
        }
        for (AccessPolicy policy : explained.behind()) {
            io.println("  " + Paint.STRONG.on(io.outTerminal(), policy.id()) + "  "
                    + Paint.FAINT.on(
                            io.outTerminal(),
                            policy.file() + ":" + policy.line()
                                    + (policy.citation().isEmpty() ? "" : ", 45 CFR " + policy.citation())));
            io.println("    " + policy.says());
        }
        if (!explained.changes().isEmpty()) {
            io.println("");
            io.println("it would be allowed");
        }
        for (Change change : explained.changes()) {
            io.println(String.format(Locale.ROOT, "  %-46s %s", change.what(), String.join(", ", change.policies())));
        }
    }

    private void writeJson(Explanation explained) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeName("decision");
            out.writeString(explained.isAllowed() ? "allow" : "deny");
            out.writeName("policies");
            out.writeStartArray();
            for (AccessPolicy policy : explained.behind()) {
                out.writeStartObject();
                member(out, "id", policy.id());
                member(out, "effect", policy.forbids() ? "forbid" : "permit");
                member(out, "says", policy.says());
                member(out, "citation", policy.citation());
                member(out, "file", policy.file());
                out.writeName("line");
                out.writeNumber(policy.line());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeName("failed");
            array(out, explained.verdict().failed());
            out.writeName("wouldAllow");
            out.writeStartArray();
            for (Change change : explained.changes()) {
                out.writeStartObject();
                member(out, "change", change.what());
                out.writeName("policies");
                array(out, change.policies());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        io.println(bytes.toString(StandardCharsets.UTF_8));
    }

    private static void member(JsonGenerator out, String name, String value) {
        out.writeName(name);
        out.writeString(value);
    }

    private static void array(JsonGenerator out, List<String> values) {
        out.writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
    }
}
