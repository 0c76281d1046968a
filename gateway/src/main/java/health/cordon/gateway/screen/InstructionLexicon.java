package health.cordon.gateway.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of which instructions to a model are made, each with the classes that it belongs to. Read once from {@code
 * instructions.txt}; immutable.
 */
final class InstructionLexicon {

    /** What a word or phrase can be in an instruction. */
    enum Part {
        OVERRIDE,
        OVERRIDEWEAK,
        PRIOR,
        INSTR,
        INSTRWEAK,
        YOUR,
        REVEAL,
        PROMPT,
        PROMPTWEAK,
        VERBATIM,
        RESTORE,
        IDENT,
        IDENTWEAK,
        PERSONAL,
        ALL,
        SPELL,
        SPELLV,
        WRITEV,
        PERSONA,
        FREED,
        FREEDWEAK,
        AI,
        ADDRESSED,
        NEG,
        TELL,
        USERW,
        COVERT,
        SENDV,
        LOOT,
        STOLEN,
        URLPART,
        SECRETFILE,
        BEFORETOOL,
        READV,
        FRAME,
        CLINICAL,
        OFWHAT,
        ROTCUE,
        REVCUE,
        LEAD,
        DESTINATION;

        long bit() {
            return 1L << ordinal();
        }
    }

    /** A row of words. */
    record Phrase(int[] words, long parts) {}

    /** Longer words are in no phrase. */
    static final int LONGEST_WORD = 24;

    private static final int SHORTEST_CUE = 5;
    private static final Phrase[] NONE = {};

    static final InstructionLexicon IT = read();

    private final int mask;
    private final int[] slots;
    private final int[] hashes;
    private final List<char[]> words = new ArrayList<>();
    private final long[] parts;
    private final Phrase[][] phrases;

    private InstructionLexicon(Map<String, Long> entries) {
        Map<String, Integer> ids = new HashMap<>();
        List<List<Phrase>> rows = new ArrayList<>();
        Map<Integer, Long> single = new HashMap<>();
        entries.forEach((phrase, bits) -> {
            String[] split = phrase.split(" ");
            int[] numbers = new int[split.length];
            for (int i = 0; i < split.length; i++) {
                numbers[i] = ids.computeIfAbsent(split[i], word -> {
                    words.add(word.toCharArray());
                    rows.add(new ArrayList<>());
                    return words.size() - 1;
                });
            }
            if (numbers.length == 1) {
                single.merge(numbers[0], bits, (a, b) -> a | b);
            } else {
                rows.get(numbers[0]).add(new Phrase(numbers, bits));
            }
        });
        parts = new long[words.size()];
        single.forEach((word, bits) -> parts[word] = bits);
        phrases = rows.stream()
                .map(row -> row.isEmpty() ? NONE : row.toArray(new Phrase[0]))
                .toArray(Phrase[][]::new);
        mask = Integer.highestOneBit(words.size() * 4) - 1;
        slots = new int[mask + 1];
        hashes = new int[words.size()];
        for (int id = 0; id < words.size(); id++) {
            hashes[id] = new String(words.get(id)).hashCode();
            int slot = slot(hashes[id]);
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id + 1;
        }
    }

    /** The number of a folded word, -1 if it is in no phrase. */
    int id(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return find(text, from, to, hash);
    }

    /** The same for the first characters, whose hash (as {@link String#hashCode} has it) is known. */
    int hashed(char[] text, int length, int hash) {
        return find(text, 0, length, hash);
    }

    private int find(char[] text, int from, int to, int hash) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int id = slots[slot] - 1;
            if (hashes[id] == hash && Arrays.equals(words.get(id), 0, words.get(id).length, text, from, to)) {
                return id;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & mask;
    }

    /** What the word is by itself. */
    long parts(int word) {
        return parts[word];
    }

    /** The phrases that begin with it. */
    Phrase[] phrases(int word) {
        return phrases[word];
    }

    /** Small letters, no accents. */
    static String folded(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace("\u00df", "ss");
        return plain.chars().allMatch(c -> c < 0x80)
                ? plain
                : Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[\u0300-\u036f]", "");
    }

    private static InstructionLexicon read() {
        Map<String, Long> entries = new HashMap<>();
        try (InputStream in = InstructionLexicon.class.getResourceAsStream("instructions.txt")) {
            if (in == null) {
                throw new IllegalStateException("instructions.txt is missing");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .forEach(line -> {
                        int colon = line.indexOf(':');
                        long bit = Part.valueOf(line.substring(0, colon)).bit();
                        for (String phrase : line.substring(colon + 1).split("\\|")) {
                            String words = folded(phrase)
                                    .replaceAll("[^\\p{L}\\p{N}']+", " ")
                                    .strip();
                            entries.merge(words, bit, (a, b) -> a | b);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backwardsAndRotated(entries);
        return new InstructionLexicon(entries);
    }

    /** What an instruction's words look like from behind and thirteen letters further, so that such texts are noticed. */
    private static void backwardsAndRotated(Map<String, Long> entries) {
        long telling = Part.OVERRIDE.bit()
                | Part.OVERRIDEWEAK.bit()
                | Part.PRIOR.bit()
                | Part.INSTR.bit()
                | Part.REVEAL.bit()
                | Part.PROMPT.bit()
                | Part.RESTORE.bit()
                | Part.IDENT.bit()
                | Part.IDENTWEAK.bit()
                | Part.SENDV.bit()
                | Part.STOLEN.bit();
        for (Map.Entry<String, Long> each : List.copyOf(entries.entrySet())) {
            if ((each.getValue() & telling) == 0) {
                continue;
            }
            for (String word : each.getKey().split(" ")) {
                String back = new StringBuilder(word).reverse().toString();
                String rotated = rotated(word);
                if (word.length() >= SHORTEST_CUE && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                    if (!entries.containsKey(back) && !back.equals(word)) {
                        entries.put(back, Part.REVCUE.bit());
                    }
                    if (!entries.containsKey(rotated)) {
                        entries.put(rotated, Part.ROTCUE.bit());
                    }
                }
            }
        }
    }

    /** Each ASCII letter thirteen further. */
    static String rotated(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
            out.append(first == 0 ? c : (char) (first + (c - first + 13) % 26));
        }
        return out.toString();
    }
}
