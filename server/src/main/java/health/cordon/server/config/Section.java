package health.cordon.server.config;

import health.cordon.access.yaml.YamlFile;
import health.cordon.core.config.NearestWord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One part of the configuration file. What is wrong with a value is noted in the file, and its default taken. */
final class Section {

    private final YamlFile file;
    private final Path folder;
    private final String path;
    private final YamlFile.@Nullable Value at;
    private final Map<String, YamlFile.Value> values;

    private Section(
            YamlFile file, Path folder, String path, YamlFile.@Nullable Value at, Map<String, YamlFile.Value> values) {
        this.file = file;
        this.folder = folder;
        this.path = path;
        this.at = at;
        this.values = values;
    }

    /** The whole file; paths in it are taken from this folder. */
    static Section whole(YamlFile file, Path folder) {
        return new Section(file, folder, "", null, file.root("the configuration", ConfigKey.wordsIn("")));
    }

    /** A part of it; an empty one if it is not there. */
    Section in(String word) {
        String inner = path.isEmpty() ? word : path + "." + word;
        YamlFile.Value value = values.get(word);
        return value == null ? new Section(file, folder, inner, null, Map.of()) : inside(inner, value);
    }

    /** The items of a list of such parts. */
    List<Section> each(String word) {
        String inner = path + "." + word;
        return file.items(values.get(word)).stream()
                .map(item -> inside(inner, item))
                .toList();
    }

    /** The items of a list of parts whose words depend on what stands in them; {@link #words} gives those. */
    List<Section> eachOpen(String word) {
        String inner = path + "." + word;
        return file.items(values.get(word)).stream()
                .map(item -> new Section(file, folder, inner, item, file.mapping(item, "'" + inner + "'")))
                .toList();
    }

    /** Every word with its text, but those of keys; what is not known is noted. Paths of files are made whole. */
    Map<String, String> words(Set<String> known) {
        List<String> all = new ArrayList<>(ConfigKey.wordsIn(path));
        all.addAll(known);
        Map<String, String> texts = new TreeMap<>();
        values.forEach((word, value) -> {
            if (!all.contains(word)) {
                file.problem(value, "'" + path + "' has no key '" + word + "'; " + NearestWord.hint(word, all));
            } else if (known.contains(word)) {
                file.text(value, "'" + path + "." + word + "'")
                        .ifPresent(text -> texts.put(word, word.endsWith("-file") ? whole(value, text) : text));
            }
        });
        return texts;
    }

    private String whole(YamlFile.Value value, String text) {
        try {
            return folder.resolve(text).normalize().toString();
        } catch (InvalidPathException e) {
            file.problem(value, "this is no path");
            return text;
        }
    }

    private Section inside(String inner, YamlFile.Value value) {
        return new Section(
                file, folder, inner, value, file.mapping(value, "'" + inner + "'", ConfigKey.wordsIn(inner)));
    }

    /** Whether the file has it, be it empty. */
    boolean isThere() {
        return at != null;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(ConfigKey key) {
        return values.containsKey(key.word());
    }

    Optional<String> text(ConfigKey key) {
        return value(key).flatMap(value -> file.text(value, named(key)));
    }

    String text(ConfigKey key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A text that must be there; where it is not, that is noted. */
    String needed(ConfigKey key) {
        if (!has(key)) {
            problem(key, named(key) + " is missing");
        }
        return text(key, "");
    }

    List<String> texts(ConfigKey key) {
        return value(key).map(value -> file.texts(value, named(key))).orElse(List.of());
    }

    @Nullable
    Path path(ConfigKey key) {
        return text(key).map(text -> resolved(key, text)).orElse(null);
    }

    Path neededPath(ConfigKey key) {
        return resolved(key, needed(key));
    }

    List<Path> paths(ConfigKey key) {
        return texts(key).stream().map(text -> resolved(key, text)).toList();
    }

    boolean truth(ConfigKey key, boolean otherwise) {
        return value(key).flatMap(value -> file.truth(value, named(key))).orElse(otherwise);
    }

    long number(ConfigKey key, long least, long most, long otherwise) {
        Optional<Object> plain = value(key).flatMap(value -> file.plain(value, named(key)));
        if (plain.isEmpty()) {
            return otherwise;
        }
        if (plain.get() instanceof Long number && number >= least && number <= most) {
            return number;
        }
        problem(key, named(key) + " must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    int small(ConfigKey key, int least, int most, int otherwise) {
        return (int) number(key, least, most, otherwise);
    }

    Duration seconds(ConfigKey key, long most, Duration otherwise) {
        return Duration.ofSeconds(number(key, 1, most, otherwise.toSeconds()));
    }

    Duration minutes(ConfigKey key, long most, Duration otherwise) {
        return Duration.ofMinutes(number(key, 1, most, otherwise.toMinutes()));
    }

    /** One of some words. */
    <T> T oneOf(ConfigKey key, List<String> words, Function<String, T> read, T otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!words.contains(text.get())) {
            problem(key, named(key) + " is none of its words; " + NearestWord.hint(text.get(), words));
            return otherwise;
        }
        return read.apply(text.get());
    }

    Optional<YamlFile.Value> value(ConfigKey key) {
        return Optional.ofNullable(values.get(key.word()));
    }

    /** Notes a problem at a key. */
    void problem(ConfigKey key, String message) {
        value(key)
                .or(() -> Optional.ofNullable(at))
                .ifPresentOrElse(value -> file.problem(value, message), () -> file.problem(message));
    }

    /** Notes a problem of the whole part. */
    void problem(String message) {
        if (at == null) {
            file.problem(message);
        } else {
            file.problem(at, message);
        }
    }

    YamlFile file() {
        return file;
    }

    private Path resolved(ConfigKey key, String text) {
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            problem(key, named(key) + " is no path");
            return folder;
        }
    }

    private static String named(ConfigKey key) {
        return "'" + key.path() + "'";
    }
}
