package health.cordon.cli.batch;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import java.util.Optional;

/** Puts the values back for which a text holds re-identification codes of a vault. Not thread-safe. */
public final class CodeRestorer {

    private static final RevealAccess TO_RESTORE = RevealAccess.because("to restore what the vault allows");

    private final ReidentificationVault vault;
    private long restored;
    private long unknown;

    /** Restores from this vault. */
    public CodeRestorer(ReidentificationVault vault) {
        this.vault = vault;
    }

    /**
     * The text with every code that the vault gave out replaced by its value. Codes of other vaults stay.
     */
    public String restore(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        int at = text.indexOf(ReidentificationCode.PREFIX);
        while (at >= 0) {
            int end = at + ReidentificationCode.LENGTH;
            Optional<ReidentificationCode> code =
                    end <= text.length() ? ReidentificationCode.parse(text.substring(at, end)) : Optional.empty();
            Optional<Phi> value = code.flatMap(vault::restore);
            if (value.isPresent()) {
                out.append(text, from, at).append(value.get().reveal(TO_RESTORE));
                from = end;
                restored++;
                at = text.indexOf(ReidentificationCode.PREFIX, from);
            } else {
                unknown += code.isPresent() ? 1 : 0;
                at = text.indexOf(ReidentificationCode.PREFIX, at + 1);
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /** How many codes were replaced. */
    public long restored() {
        return restored;
    }

    /** How many codes the vault does not hold. */
    public long unknown() {
        return unknown;
    }
}
