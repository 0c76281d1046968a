package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.Agreement.Gap;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.ConsumerHosts;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Upstream;
import health.cordon.server.gateway.GatewayPlan;
import health.cordon.store.agreement.AgreementRecord;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon baa why}. */
@Command(
        name = "why",
        header = "Tell which agreement covers an endpoint and a model, or why none does.",
        description = {
            "With --config, the endpoint is an id of the configuration, which says its host, model and region; else it is a"
                    + " host. What is asked is the gateway's own rule; nobody is called and nothing is logged.",
            "Ends with 0 if an agreement covers it, else with 1."
        },
        footer = {
            "  cordon baa why --config /etc/cordon/cordon.yaml --endpoint cloud",
            "  cordon baa why --agreements agreements/ --key baa.key.pub --endpoint api.vendor.example \\",
            "       --model large-2 --region us --at 2027-01-01T00:00:00Z"
        })
final class BaaWhyCommand implements Callable<Integer> {

    private final Io io;

    @Mixin
    private BaaFolder which = new BaaFolder();

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "ID|HOST",
            description = "An endpoint of the configuration, or a host.")
    private String endpoint = "";

    @Option(names = "--model", paramLabel = "NAME", description = "The model, by the endpoint's name for it.")
    private @Nullable String model;

    @Option(names = "--region", paramLabel = "NAME", description = "Where it is processed; default: the endpoint's.")
    private @Nullable String region;

    @Option(names = "--modality", paramLabel = "text|embedding", description = "What is sent; default: text.")
    private String modality = "text";

    @Option(names = "--at", paramLabel = "TIME", description = "When, such as 2027-01-01T00:00:00Z; default: now.")
    private @Nullable String at;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    BaaWhyCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        List<Agreement> all = which.folder().read();
        Agreement.Use use = use();
        Instant when = time(at);
        io.println(use.modality().name().toLowerCase(Locale.ROOT) + " to " + use.host() + ", model " + use.model()
                + ", region " + use.region() + ", at " + when);
        if (ConsumerHosts.isConsumer(use.host())) {
            io.println("  a consumer service, which no agreement can cover (45 CFR 164.502(e)(1))");
        }
        boolean covered = false;
        for (Agreement agreement : all) {
            Set<Gap> gaps = agreement.gaps(use, when);
            covered |= gaps.isEmpty();
            io.println("  " + Paint.STRONG.on(io.outTerminal(), agreement.id()) + "  "
                    + (gaps.isEmpty()
                            ? Paint.GOOD.on(io.outTerminal(), "covers it") + " until " + agreement.validUntil()
                            : gaps.stream().map(Gap::sentence).collect(Collectors.joining("; "))));
        }
        if (!covered) {
            io.println("NOT COVERED: " + (all.isEmpty() ? "there are no agreements" : "no agreement covers it"));
        }
        return (covered ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private Agreement.Use use() {
        List<String> words = Arrays.stream(Modality.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(modality)) {
            throw AccessCommand.unknown("--modality", modality, words);
        }
        Optional<GatewayConfig> config = which.gateway();
        Optional<Upstream> known = config.map(this::upstream);
        String host = known.isEmpty()
                ? endpoint
                : GatewayPlan.host(config.orElseThrow(), known.get(), System::getenv)
                        .orElse(null);
        String asked = model == null ? known.map(Upstream::model).orElse(null) : model;
        String where = region == null ? known.map(Upstream::region).orElse(GatewayConfig.REGION) : region;
        if (asked == null || host == null) {
            throw new CordonException(
                    CliError.BAD_VALUE, SafeArg.key("option", host == null ? "--endpoint" : "--model"));
        }
        return new Agreement.Use(
                AgreementRecord.host(host), asked, Modality.valueOf(modality.toUpperCase(Locale.ROOT)), where);
    }

    private Upstream upstream(GatewayConfig config) {
        return config.endpoints().stream()
                .filter(each -> each.id().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new CordonException(
                        CliError.NO_SUCH_NAME,
                        SafeArg.key(
                                "hint",
                                NearestWord.hint(
                                        endpoint,
                                        config.endpoints().stream()
                                                .map(Upstream::id)
                                                .toList()))));
    }

    /** A moment that an option names; now for none. */
    static Instant time(@Nullable String text) {
        try {
            return text == null ? Instant.now() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CordonException(CliError.BAD_VALUE, e, SafeArg.key("option", "--at"));
        }
    }
}
