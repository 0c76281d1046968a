package health.cordon.cli.receipt;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.RuleId;
import health.cordon.gateway.screen.Threat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of a call, to be held against the log: the gateway's headers by their names. What is not said is not held
 * against anything.
 *
 * @param headers by their names in small letters
 */
public record Claims(Map<String, String> headers) {

    /** The header with the receipt. */
    public static final String RECEIPT = "cordon-receipt";

    /** The header with the request's id. */
    public static final String REQUEST = "cordon-request";

    /** The header with the agreement. */
    public static final String AGREEMENT = "cordon-agreement";

    /** The header with the beginning of the policies' hash. */
    public static final String POLICY = "cordon-policy";

    private static final String MODEL = "cordon-model";
    private static final String ROUTE = "cordon-route";
    private static final String PHI = "cordon-phi";
    private static final String MODE = "cordon-mode";
    private static final String SCREEN = "cordon-screen";
    private static final String FOUND = "found=";

    /** The modes in which PHI that is found is treated, and those in which it passes; what is refused has no receipt. */
    private static final Set<String> TREATING = Set.of("pseudonymize", "redact");

    private static final Set<String> PASSING = Set.of("allow", "shadow");
    private static final String SCREENED = "-screen-";
    private static final Pattern SCORE = Pattern.compile("-([a-z]{3})(\\d{1,3})(?=-|$)");

    /** An id that is longer may have no room for scores behind it. */
    private static final int LONGEST_BARE = 40;

    private static final String INSIDE = "inside";

    /** Takes a copy. */
    public Claims {
        headers = Map.copyOf(headers);
    }

    /** Of a text with one header a line, as {@code curl -D} writes it; other lines and headers are passed over. */
    public static Claims read(String text) {
        Map<String, String> headers = new TreeMap<>();
        for (String line : text.split("\\R")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (name.startsWith("cordon-")) {
                    headers.put(name, line.substring(colon + 1).strip());
                }
            }
        }
        return new Claims(headers);
    }

    /** These claims and another, unless it is empty. */
    public Claims and(String name, Optional<String> value) {
        Map<String, String> more = new TreeMap<>(headers);
        value.ifPresent(said -> more.put(name, said));
        return new Claims(more);
    }

    /** Each claim that the entry of the intent contradicts, in words. */
    public List<String> against(AuditEntry intent) {
        List<String> wrong = new ArrayList<>();
        hold(wrong, REQUEST, intent.request().map(RequestId::toString).orElse(""));
        hold(wrong, AGREEMENT, intent.agreement().map(BaaId::value).orElse(INSIDE));
        hold(wrong, MODEL, intent.model().map(ModelName::value).orElse(""));
        String policy = intent.policy().map(PolicyHash::value).orElse("");
        String begun = headers.getOrDefault(POLICY, policy);
        if (begun.isEmpty() || !policy.startsWith(begun)) {
            wrong.add(POLICY + " is " + begun + ", in the log it is " + policy);
        }
        String where = intent.resource().toString();
        hold(wrong, ROUTE, where.substring(where.indexOf('/') + 1));
        boolean treated = intent.decision() == Decision.PERMIT_LESS;
        long found = intent.identifiers().total();
        if (!headers.getOrDefault(PHI, "").equals(FOUND + found)) {
            hold(wrong, PHI, FOUND + found + " treated=" + (treated ? found : 0) + " unscanned=0");
        }
        Set<String> modes = treated ? TREATING : found > 0 ? PASSING : Set.of();
        if (!modes.isEmpty()
                && !modes.contains(headers.getOrDefault(MODE, modes.iterator().next()))) {
            wrong.add(
                    MODE + " is " + headers.get(MODE) + ", in the log PHI was " + (treated ? "" : "not ") + "treated");
        }
        String rule = intent.rule().map(RuleId::value).orElse("");
        if (rule.contains(SCREENED) || rule.length() <= LONGEST_BARE) {
            hold(wrong, SCREEN, screens(rule));
        }
        return wrong;
    }

    /** What a header says of the screens' scores that stand behind the id of a policy. */
    private static String screens(String rule) {
        Matcher scores = SCORE.matcher(rule.substring(Math.max(0, rule.lastIndexOf(SCREENED))));
        List<String> told = new ArrayList<>();
        while (scores.find()) {
            String brief = scores.group(1);
            int score = Integer.parseInt(scores.group(2));
            Arrays.stream(Threat.values())
                    .filter(threat -> threat.brief().equals(brief))
                    .forEach(threat -> told.add(
                            String.format(Locale.ROOT, "%s=%d.%02d", threat.word(), score / 100, score % 100)));
        }
        return told.isEmpty() || !rule.contains(SCREENED) ? "none" : String.join(" ", told);
    }

    private void hold(List<String> wrong, String name, String logged) {
        String said = headers.get(name);
        if (said != null && !said.equals(logged)) {
            wrong.add(name + " is " + said + ", in the log it is " + logged);
        }
    }
}
