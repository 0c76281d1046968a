package health.cordon.cli.receipt;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.PolicyHash;
import health.cordon.audit.entry.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private static final String FOUND = "found=";
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
        String phi = headers.get(PHI);
        String found = FOUND + intent.identifiers().total();
        if (phi != null && !phi.equals(found) && !phi.startsWith(found + " ")) {
            wrong.add(PHI + " is " + phi + ", in the log it is " + found);
        }
        return wrong;
    }

    private void hold(List<String> wrong, String name, String logged) {
        String said = headers.get(name);
        if (said != null && !said.equals(logged)) {
            wrong.add(name + " is " + said + ", in the log it is " + logged);
        }
    }
}
