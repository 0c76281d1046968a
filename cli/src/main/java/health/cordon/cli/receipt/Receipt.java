package health.cordon.cli.receipt;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header {@code cordon-receipt} says.
 *
 * @param index the place of the intent in the audit log
 * @param leafHash its hash there
 */
public record Receipt(long index, byte[] leafHash) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /**
     * Reads one.
     *
     * @throws CordonException {@link CliError#BAD_RECEIPT}
     */
    public static Receipt parse(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            throw new CordonException(CliError.BAD_RECEIPT);
        }
        return new Receipt(Long.parseLong(found.group(1)), HexFormat.of().parseHex(found.group(2)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt that && that.index == index && Arrays.equals(that.leafHash, leafHash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }

    @Override
    public String toString() {
        return index + ":" + HexFormat.of().formatHex(leafHash);
    }
}
