package health.cordon.audit.export;

import health.cordon.audit.AuditError;
import health.cordon.audit.entry.RecipientId;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who stands behind the recipients' ids: a text file, a line each, id, tab, name, and if known tab and address. Empty lines
 * and lines that begin with {@code #} are skipped.
 */
public final class Recipients {

    /** Nobody is known: ids stand for themselves. */
    public static final Recipients NONE = new Recipients(Map.of());

    /**
     * One of them.
     *
     * @param name the entity or person
     * @param address the address, if known
     */
    public record Recipient(String name, Optional<String> address) {}

    private final Map<RecipientId, Recipient> byId;

    private Recipients(Map<RecipientId, Recipient> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** Reads the file. */
    public static Recipients read(Path file) {
        Map<RecipientId, Recipient> byId = new LinkedHashMap<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.split("\t", -1);
                if (parts.length < 2 || parts.length > 3 || parts[1].isBlank()) {
                    throw new CordonException(
                            AuditError.BAD_RECIPIENTS, SafeArg.path(file), SafeArg.of("line", i + 1L));
                }
                byId.put(
                        new RecipientId(parts[0]),
                        new Recipient(
                                parts[1],
                                parts.length == 3 && !parts[2].isBlank() ? Optional.of(parts[2]) : Optional.empty()));
            }
            return new Recipients(byId);
        } catch (IOException e) {
            throw new CordonException(AuditError.BAD_RECIPIENTS, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** Who it is; an id that is not in the file stands for itself. */
    public Recipient of(RecipientId id) {
        return byId.getOrDefault(id, new Recipient(id.value(), Optional.empty()));
    }
}
