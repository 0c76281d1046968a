package health.cordon.deid.lexicon;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Makes {@code lexicon.bin}; see {@code docs/lexicon-datasheet.md} for the command and the sources.
 *
 * <p>Arguments: the authored lists, the corpora, the folder with the dictionary's {@code american-english*} lists, the
 * file to write. Same inputs, same bytes.
 */
public final class LexiconBuilder {

    private static final int[] SURNAME_COUNTS = {1, 300, 1_000, 3_000, 10_000, 50_000, 200_000};

    /** By key, in the order in which the file holds them. */
    private final TreeMap<Integer, Integer> entries = new TreeMap<>();

    private final Map<Integer, Integer> lowerCase = new HashMap<>();
    private final Map<Integer, Integer> capitals = new HashMap<>();
    private final Map<Integer, Set<Integer>> clinicalCapitals = new HashMap<>();

    private LexiconBuilder() {}

    public static void main(String[] args) throws IOException {
        Path lists = Path.of(args[0]);
        Path corpora = Path.of(args[1]);
        Path dictionary = Path.of(args[2]);
        LexiconBuilder builder = new LexiconBuilder();
        builder.surnames(corpora.resolve("gazetteers/alvearie/last_names.csv"));
        builder.givenNames(lists, corpora);
        builder.places(lists, corpora);
        builder.dictionary(dictionary);
        builder.corpora(corpora.resolve("train"));
        builder.words(lists);
        builder.caseStatistics();
        builder.write(Path.of(args[3]));
    }

    private void surnames(Path file) throws IOException {
        for (String line : lines(file)) {
            int comma = line.indexOf(',');
            int count = Integer.parseInt(line.substring(comma + 1).trim());
            int level = 0;
            while (level < SURNAME_COUNTS.length && count >= SURNAME_COUNTS[level]) {
                level++;
            }
            int of = level;
            each(line.substring(0, comma), (token, place) -> raise(token, 3, of));
        }
    }

    private void givenNames(Path lists, Path corpora) throws IOException {
        for (String line : authored(lists.resolve("given-names.txt"))) {
            for (String name : line.substring(line.indexOf(':') + 1).trim().split("\\s+")) {
                each(name, (token, place) -> raise(token, 0, name.indexOf('-') > 0 ? 3 : 5));
            }
        }
        for (String file : List.of("female_names.csv", "male_names.csv")) {
            for (String name : lines(corpora.resolve("gazetteers/alvearie").resolve(file))) {
                each(name, (token, place) -> raise(token, 0, Lexicon.given(value(token)) >= 5 ? 7 : 6));
            }
        }
    }

    private void places(Path lists, Path corpora) throws IOException {
        Map<String, Integer> american = new HashMap<>();
        for (String line : lines(corpora.resolve("gazetteers/us-cities/us_cities.csv"))) {
            String[] cells = line.replace("\"", "").split(",");
            if (cells.length > 4 && !cells[0].equals("ID")) {
                american.merge(cells[3], 1, Integer::sum);
            }
        }
        american.forEach((name, states) -> place(name, states >= 3 ? 4 : 3));
        for (String line : lines(corpora.resolve("gazetteers/alvearie/counties.csv"))) {
            String[] cells = line.split(",");
            if (cells.length > 1) {
                place(cells[1], 2);
            }
        }
        for (String line : lines(corpora.resolve("gazetteers/alvearie/city_list.csv"))) {
            String[] cells = line.replace("\"", "").split(",");
            long people = cells.length < 5 ? 0 : Long.parseLong(cells[cells.length - 1].trim());
            place(cells[0], people >= 1_000_000 ? 7 : people >= 300_000 ? 6 : 5);
        }
        for (String name : authored(lists.resolve("places.txt"))) {
            place(name, 6);
        }
    }

    private void place(String name, int level) {
        Tokens tokens = SourceText.of(name).tokens();
        int key = 0;
        int words = 0;
        int first = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i)) {
                key = words++ == 0 ? tokens.hash(i) : Lexicon.phrase(key, tokens.hash(i));
                first = words == 1 ? key : first;
            }
        }
        if (words > 0) {
            raise(key, 6, level);
        }
        if (words > 1) {
            entries.merge(first, Lexicon.PLACE_START, (a, b) -> a | b);
        }
    }

    private void dictionary(Path folder) throws IOException {
        Set<Integer> lower = new HashSet<>();
        List<Integer> capital = new ArrayList<>();
        String[] lists = {"american-english-large", "american-english", "american-english-small"};
        for (int i = 0; i < lists.length; i++) {
            int level = 3 + 2 * i;
            for (String word : lines(folder.resolve(lists[i]))) {
                if (word.indexOf('\'') < 0) {
                    int key = Tokens.hash(word);
                    if (Character.isUpperCase(word.charAt(0))) {
                        capital.add(key);
                    } else {
                        lower.add(key);
                        raise(key, 9, level);
                    }
                }
            }
        }
        capital.removeIf(lower::contains);
        capital.forEach(key -> entries.merge(key, Lexicon.CAPITAL_ONLY, (a, b) -> a | b));
    }

    private void words(Path lists) throws IOException {
        flag(lists.resolve("drugs.txt"), Lexicon.DRUG);
        flag(lists.resolve("medical.txt"), Lexicon.MEDICAL);
        flag(lists.resolve("eponyms.txt"), Lexicon.EPONYM);
        flag(lists.resolve("proper-words.txt"), Lexicon.PROPER);
        flag(lists.resolve("roles-and-headings.txt"), Lexicon.ROLE);
        flag(lists.resolve("facility-words.txt"), Lexicon.FACILITY);
    }

    private void flag(Path list, int flag) throws IOException {
        for (String line : authored(list)) {
            each(line, (token, place) -> entries.merge(token, flag, (a, b) -> a | b));
        }
    }

    /** How texts write words: what stands in lower case is a word, what PHI-free notes capitalise is no name. */
    private void corpora(Path train) throws IOException {
        int document = 0;
        for (String text : csvCells(train.resolve("mts-dialog/MTS-Dialog-TrainingSet.csv"))) {
            count(text, ++document, true);
        }
        for (String file : List.of("clinical", "legal", "technology")) {
            Path gz = train.resolve("pii-anon-eval/test_" + file + ".jsonl.gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(gz))) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (line.contains("\"language\": \"en\"")) {
                        int from = line.indexOf("\"text\": \"") + 9;
                        count(
                                line.substring(from, line.indexOf("\", \"version\""))
                                        .replace("\\n", "\n"),
                                ++document,
                                false);
                    }
                }
            }
        }
        for (String file : List.of("wikigold/wikigold.conll.txt", "sec-filings/FIN5.txt", "sec-filings/FIN3.txt")) {
            StringBuilder text = new StringBuilder();
            for (String line : lines(train.resolve(file))) {
                text.append(line.split("\\s")[0]).append(' ');
            }
            count(text.toString(), ++document, false);
        }
    }

    private void count(String text, int document, boolean clinical) {
        Tokens tokens = SourceText.of(text).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.isWord(i) || isPartOfAddress(tokens, i)) {
                continue;
            }
            if (tokens.shape(i) == Tokens.LOWER) {
                lowerCase.merge(tokens.hash(i), 1, Integer::sum);
            } else {
                capitals.merge(tokens.hash(i), 1, Integer::sum);
                if (clinical && !titled(tokens, i)) {
                    clinicalCapitals
                            .computeIfAbsent(tokens.hash(i), k -> new HashSet<>())
                            .add(document);
                }
            }
        }
    }

    /** Of an e-mail address, a handle, a path: their lower case says nothing. */
    private static boolean isPartOfAddress(Tokens tokens, int i) {
        String marks = "@._/#=&";
        return tokens.length(i) < 2
                || !tokens.spaceBefore(i) && marks.indexOf(tokens.first(i - 1)) >= 0
                || !tokens.spaceBefore(i + 1) && marks.indexOf(tokens.first(i + 1)) >= 0 && !tokens.spaceBefore(i + 2);
    }

    private static boolean titled(Tokens tokens, int i) {
        for (int back = 1; back <= 3; back++) {
            if (tokens.is(i - back, "mr")
                    || tokens.is(i - back, "mrs")
                    || tokens.is(i - back, "ms")
                    || tokens.is(i - back, "dr")
                    || tokens.is(i - back, "doctor")) {
                return true;
            }
        }
        return false;
    }

    private void caseStatistics() {
        lowerCase.forEach((key, count) -> {
            if (count >= 2) {
                raise(key, 9, count >= 50 ? 7 : count >= 5 ? 5 : 2);
            }
        });
        for (Map.Entry<Integer, Integer> entry : entries.entrySet()) {
            int value = entry.getValue();
            int lower = lowerCase.getOrDefault(entry.getKey(), 0);
            boolean ofName = Lexicon.given(value) >= 6 || Lexicon.surname(value) >= 6;
            if (ofName
                    && Lexicon.word(value) > 3
                    && capitals.getOrDefault(entry.getKey(), 0) >= 20 * lower
                    && lower < 3) {
                entry.setValue(value & ~(7 << 9) | 2 << 9);
            }
        }
        clinicalCapitals.forEach((key, documents) -> {
            int value = value(key);
            boolean name = Lexicon.given(value) >= 5 || Lexicon.surname(value) >= 5 || Lexicon.place(value) >= 5;
            if (documents.size() >= (name ? 12 : 2)) {
                entries.merge(key, Lexicon.CLINICAL_CAPITAL, (a, b) -> a | b);
            }
        });
    }

    private int value(int key) {
        return entries.getOrDefault(key, 0);
    }

    private void raise(int key, int shift, int level) {
        if (level > ((value(key) >> shift) & 7)) {
            entries.put(key, value(key) & ~(7 << shift) | level << shift);
        }
    }

    private void write(Path target) throws IOException {
        entries.remove(0);
        Map<Integer, Integer> index = new HashMap<>();
        List<Integer> distinct = new ArrayList<>();
        for (int value : entries.values()) {
            if (index.putIfAbsent(value, distinct.size()) == null) {
                distinct.add(value);
            }
        }
        byte[] sizes = new byte[1 << 16];
        entries.keySet().forEach(key -> sizes[Lexicon.bucket(key)]++);
        ByteBuffer out = ByteBuffer.allocate(12 + 8 + sizes.length + 4 * distinct.size() + 6 * entries.size());
        out.putLong(Lexicon.MAGIC).putInt(0).putInt(distinct.size());
        distinct.forEach(out::putInt);
        out.put(sizes).putInt(entries.size());
        entries.keySet().forEach(out::putInt);
        entries.values().forEach(value -> out.putShort((short) (int) index.get(value)));
        out.putInt(8, Lexicon.checksum(out.array()));
        Files.write(target, out.array());
        System.out.printf(
                "%d entries, %d kinds of evidence, %d bytes%n", entries.size(), distinct.size(), out.capacity());
    }

    private static void each(String text, ObjIntConsumer<Integer> take) {
        Tokens tokens = SourceText.of(text).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.shape(i) != Tokens.MARK && (tokens.length(i) > 1 || tokens.size() == 1)) {
                take.accept(tokens.hash(i), i);
            }
        }
    }

    private static List<String> authored(Path file) throws IOException {
        return lines(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The third cell, the note's section, of each record of a quoted CSV file. */
    private static List<String> csvCells(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int column = 0;
        boolean quoted = false;
        for (char c : Files.readString(file).toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                if (column == 2) {
                    found.add(cell.toString());
                }
                cell.setLength(0);
                column = c == ',' ? column + 1 : 0;
            } else {
                cell.append(c);
            }
        }
        return found;
    }
}
