package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@link GoldFormat#BRAT}. Only text-bound annotations ({@code T1<tab>Label 0 5;8 12<tab>...}) count; each part of a
 * discontinuous one becomes an entity of its own. Line ends of the text are left as they are.
 */
final class BratGold {

    private final EvalOptions options;

    BratGold(EvalOptions options) {
        this.options = options;
    }

    GoldDocument read(Path root, Path ann) {
        String name = ann.toString().substring(0, ann.toString().length() - ".ann".length());
        Path noteFile = Path.of(name + ".txt");
        String text = string(noteFile);
        String[] lines = string(ann).split("\r?\n");
        List<GoldEntity> entities = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith("T")) {
                add(lines[i], text, entities, SafeArg.path(ann), SafeArg.of("line", i + 1));
            }
        }
        Path base = Files.isDirectory(root) ? root : ann.toAbsolutePath().getParent();
        Path from = Files.isDirectory(root) ? Path.of(name) : Path.of(name).toAbsolutePath();
        String id = base == null ? name : base.relativize(from).toString().replace('\\', '/');
        return new GoldDocument(id, text, entities, Map.of());
    }

    private void add(String line, String text, List<GoldEntity> entities, SafeArg file, SafeArg at) {
        String[] columns = line.split("\t", 3);
        int space = columns.length < 2 ? -1 : columns[1].indexOf(' ');
        if (space <= 0) {
            throw new CordonException(EvalError.GOLD_MALFORMED, file, at);
        }
        String label = columns[1].substring(0, space);
        for (String part : columns[1].substring(space + 1).split(";")) {
            String[] ends = part.strip().split(" ");
            int start;
            int end;
            try {
                start = Integer.parseInt(ends[0]);
                end = Integer.parseInt(ends[1]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new CordonException(EvalError.GOLD_MALFORMED, file, at);
            }
            entities.add(GoldFormat.entity(text, start, end, label, null, options, file, at));
        }
    }

    private static String string(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}
