package health.cordon.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Texts that were written one by one, not by a grammar: {@code another-hand/README.md}.
 *
 * <p>A file is a group of texts, parted by lines {@code %%}; what is marked stands as {@code [[LABEL:text]]}. The hash of a text
 * decides its half: the errors of one are read, of the other only the figures.
 */
final class AnotherHand {

    /** Which half of the texts. */
    enum Half {
        READ,
        KEPT
    }

    static final List<String> GROUPS = List.of("queries", "notes", "formal", "general", "web", "phifree");

    private static final Pattern MARK = Pattern.compile("\\[\\[([A-Z_0-9]+):([^]]*+)]]");

    private AnotherHand() {}

    /** The texts of a group in one half, in the order of the file. */
    static List<GoldDocument> texts(String group, Half half) {
        List<GoldDocument> texts = new ArrayList<>();
        int number = 0;
        for (String marked : resource(group).split("\n%%\n", -1)) {
            GoldDocument text = read(group + "-" + ++number, marked.strip());
            if (half(text.text()) == half) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** All texts of one half. */
    static List<GoldDocument> texts(Half half) {
        return GROUPS.stream().flatMap(group -> texts(group, half).stream()).toList();
    }

    /** Takes the marks out of a text; a label that no table knows is a fault of the file. */
    static GoldDocument read(String id, String marked) {
        StringBuilder text = new StringBuilder();
        List<GoldEntity> entities = new ArrayList<>();
        Matcher mark = MARK.matcher(marked);
        int at = 0;
        while (mark.find()) {
            text.append(marked, at, mark.start());
            String label = mark.group(1);
            if (!Labels.builtIn().knows(label)) {
                throw new IllegalArgumentException(id + ": " + label);
            }
            int start = text.length();
            text.append(mark.group(2));
            entities.add(new GoldEntity(
                    start, text.length(), Labels.builtIn().kind(label), label.toUpperCase(Locale.ROOT), null));
            at = mark.end();
        }
        text.append(marked, at, marked.length());
        if (text.indexOf("[[") >= 0) {
            throw new IllegalArgumentException(id + ": a mark that does not close");
        }
        return new GoldDocument(id, text.toString(), entities, Map.of());
    }

    private static Half half(String text) {
        CRC32 hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return (hash.getValue() >>> 7) % 2 == 0 ? Half.READ : Half.KEPT;
    }

    private static String resource(String group) {
        try (InputStream in = AnotherHand.class.getResourceAsStream("/another-hand/" + group + ".txt")) {
            return new String(Objects.requireNonNull(in, group).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
