package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.DeidError;
import health.cordon.deid.DeidReport;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.deid.policy.Action;
import health.cordon.deid.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries a policy out on documents.
 *
 * <p><b>What this promises.</b> Every span is treated, in order, over the original text; what cannot be treated as the
 * policy says is redacted and reported as {@link Tally#REDACTED_INSTEAD}. The same document, spans, policy and keyset give
 * the same text on any number of threads (codes: the same vault). Shifts, surrogates and pseudonyms are constant for one
 * subject; a surrogate differs only where it would be a value of that very document. Thread-safe.
 *
 * <p><b>What it does not.</b> It finds nothing: a character outside the spans is written as it is.
 */
public final class Transformer {

    private final Policy policy;
    private final Keys keys;
    private final Map<Action, Treatment> treatments = new HashMap<>();

    /**
     * A transformer without a vault.
     *
     * @throws CordonException {@link DeidError#VAULT_NEEDED} if the policy writes re-identification codes
     */
    public Transformer(Policy policy, Keyset keyset) {
        this(policy, keyset, null);
    }

    /**
     * A transformer that keeps re-identification codes in a vault, which stays the caller's to close.
     *
     * @throws CordonException {@link DeidError#VAULT_NEEDED} if the policy writes codes and there is no vault
     */
    public Transformer(Policy policy, Keyset keyset, @Nullable ReidentificationVault vault) {
        if (policy.needsVault() && vault == null) {
            throw new CordonException(DeidError.VAULT_NEEDED, SafeArg.key("policy", policy.name()));
        }
        this.policy = policy;
        this.keys = new Keys(keyset, vault);
        policy.actions().forEach(action -> treatments.put(action, treatment(action)));
        treatments.put(Action.Redact.PLAIN, treatment(Action.Redact.PLAIN));
    }

    /**
     * The document after its policy.
     *
     * @param resolved the spans of this document's PHI, in order, without overlaps
     * @throws CordonException {@link DeidError#SPANS_NOT_IN_ORDER} if they are not
     */
    public Deidentified transform(Document document, Resolved resolved) {
        String text = document.text();
        List<Span> spans = resolved.spans();
        Workspace work = new Workspace(document, spans, keys);
        StringBuilder out = new StringBuilder(text.length() + 16 * spans.size());
        List<Treated> treated = new ArrayList<>(spans.size());
        int done = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.start() < done || span.end() <= span.start() || span.end() > text.length()) {
                throw new CordonException(DeidError.SPANS_NOT_IN_ORDER, SafeArg.of("span", i));
            }
            int start = out.append(text, done, span.start()).length();
            String action = treat(work, i, out);
            treated.add(new Treated(span, action, start, out.length()));
            done = span.end();
        }
        out.append(text, done, text.length());
        work.close();
        return new Deidentified(out.toString(), new DeidReport(document.id(), resolved.counts(), treated));
    }

    private String treat(Workspace work, int index, StringBuilder out) {
        Action action = policy.actionFor(work.facts(index));
        Treatment treatment = Objects.requireNonNull(treatments.get(action));
        String replacement = treatment.replace(work, index);
        PhiKind kind = work.span(index).kind();
        if (replacement == null || !treatment.mayKeep(kind) && holds(replacement, work.text(index))) {
            out.append(Action.Redact.PLAIN.tag().render(kind, 0, ""));
            return Tally.REDACTED_INSTEAD;
        }
        out.append(replacement);
        return action.word();
    }

    private static boolean holds(String replacement, String original) {
        int last = replacement.length() - original.length();
        for (int i = 0; i <= last; i++) {
            if (replacement.regionMatches(true, i, original, 0, original.length())) {
                return true;
            }
        }
        return false;
    }

    private static Treatment treatment(Action action) {
        return switch (action) {
            case Action.Redact redact -> new Redaction(redact.tag());
            case Action.Mask mask -> new Masking(mask);
            case Action.Generalize generalize -> new Generalization(generalize.asOf());
            case Action.Shift shift -> new DateShifting(shift);
            case Action.Surrogate surrogate -> new Surrogation(surrogate);
            case Action.Pseudonymize pseudonymize -> new Pseudonymization(pseudonymize.tag());
            case Action.Encrypt _ -> new Encryption();
            case Action.Code code -> new Coding(code.tag());
            case Action.Keep _ -> new Keeping();
        };
    }
}
