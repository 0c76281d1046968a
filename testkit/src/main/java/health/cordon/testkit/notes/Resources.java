package health.cordon.testkit.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The authored lists: sections that start with {@code :: name}, and {@code //} comments. */
final class Resources {

    private Resources() {}

    /** The lines of each section. */
    static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        for (String line : text(file).split("\n")) {
            if (line.startsWith("::")) {
                open = new ArrayList<>();
                if (sections.put(line.substring(2).strip(), open) != null) {
                    throw new IllegalStateException("a section stands twice in " + file + ": " + line);
                }
            } else if (!line.isBlank() && !line.startsWith("//")) {
                open.add(line.strip());
            }
        }
        return sections;
    }

    /** The entries of each section: separated by a bar if there is one, else by a comma and a space. */
    static Map<String, List<String>> lists(String file) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        sections(file).forEach((name, lines) -> lists.put(name, entries(lines)));
        return lists;
    }

    /** The entries of one section. */
    static List<String> entries(List<String> lines) {
        boolean bars = lines.stream().anyMatch(line -> line.contains("|"));
        List<String> entries = new ArrayList<>();
        for (String entry : String.join(bars ? "|" : ", ", lines).split(bars ? "\\|" : ", ")) {
            if (!entry.isBlank()) {
                entries.add(entry.strip());
            }
        }
        return List.copyOf(entries);
    }

    /** The lines of a file without sections. */
    static List<String> lines(String file) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("//"))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Resources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
