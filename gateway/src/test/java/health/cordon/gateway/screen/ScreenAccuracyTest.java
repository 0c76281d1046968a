package health.cordon.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.json.StrictTree;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import tools.jackson.databind.JsonNode;

/**
 * How many attacks the screens find and how many harmless texts they mistake, as {@code docs/screens.md} tells. Attacks stand in
 * the middle of a tool's result. The second half of them is written in other phrasings than the rules were made from.
 */
class ScreenAccuracyTest {

    private static final int THRESHOLD = ScreenPolicy.THRESHOLD;
    private static final int NOTES = 6000;

    private record Attack(String kind, String text) {}

    private static List<String> lines(String name) {
        try (InputStream in = ScreenAccuracyTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Attack> attacks(String name) {
        return lines(name).stream()
                .map(line -> new Attack(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList();
    }

    private static int score(Attack attack) {
        String text = "Na 140, K 4.2, creatinine 0.9. Chest clear.\n" + attack.text() + "\nFollow-up in two weeks.";
        Origin origin = attack.kind().equals("tool") ? Origin.TOOL_DESCRIPTION : Origin.TOOL_RESULT;
        return Screen.look(text, origin).foreign();
    }

    /** The attacks that are words, each behind these disguises. */
    private static Map<String, UnaryOperator<String>> disguises() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        all.put("base64", text -> Base64.getEncoder().encodeToString(utf8(text)));
        all.put("hex", text -> HexFormat.of().formatHex(utf8(text)));
        all.put("percent", text -> {
            StringBuilder out = new StringBuilder();
            for (byte b : utf8(text)) {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
            return out.toString();
        });
        all.put("url", text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        all.put(
                "rot13",
                text -> mapped(text, c -> {
                    char first = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
                    return first == 0 ? c : first + (c - first + 13) % 26;
                }));
        all.put(
                "leetspeak",
                text -> mapped(text, c -> {
                    int at = "oieast".indexOf(Character.toLowerCase(c));
                    return at < 0 ? c : "013457".charAt(at);
                }));
        all.put("backwards", text -> new StringBuilder(text).reverse().toString());
        all.put("tag characters", text -> mapped(text, c -> c < 0x7F ? 0xE0000 + c : c));
        all.put("variation selectors", text -> mapped(text, c -> 0xE0100 + (c & 0x7F)));
        all.put("zero-width binary", text -> mapped(text, c -> 0x200B + (c & 1)));
        all.put("zero-width within words", text -> text.replaceAll("(\\p{L})(?=\\p{L})", "$1\u200b"));
        all.put(
                "look-alike letters",
                text -> mapped(text, c -> {
                    int at = "aeopcx".indexOf(c);
                    return at < 0 ? c : "\u0430\u0435\u043e\u0440\u0441\u0445".charAt(at);
                }));
        all.put("full width", text -> mapped(text, c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c));
        all.put("letters set apart", text -> text.replace(" ", "  ").replaceAll("(\\w)(?=\\w)", "$1 "));
        all.put("HTML comment", text -> "<!-- " + text + " -->");
        all.put("not displayed", text -> "<div style=\"display:none\">" + text + "</div>");
        all.put("right to left", text -> "\u202e" + text + "\u202c");
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mapped(String text, java.util.function.IntUnaryOperator change) {
        return text.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static double recall(String name) {
        Map<String, int[]> byKind = new TreeMap<>();
        int found = 0;
        List<Attack> attacks = attacks(name);
        for (Attack attack : attacks) {
            int score = score(attack);
            int[] counts = byKind.computeIfAbsent(attack.kind(), _ -> new int[2]);
            counts[0] += score >= THRESHOLD ? 1 : 0;
            counts[1]++;
            found += score >= THRESHOLD ? 1 : 0;
            if (score < THRESHOLD && !name.contains("held-out")) {
                System.out.println(name + " missed at " + score + ": " + attack.kind() + ": " + attack.text());
            }
        }
        byKind.forEach((kind, counts) -> System.out.println(name + " " + kind + " " + counts[0] + "/" + counts[1]));
        System.out.println(name + " found " + found + " of " + attacks.size());
        return found / (double) attacks.size();
    }

    @Test
    void attacksThatTheRulesWereMadeFrom() {
        assertThat(recall("attacks.txt")).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void attacksInOtherPhrasings() {
        assertThat(recall("attacks-held-out.txt")).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void attacksInDisguise() {
        List<Attack> plain = attacks("attacks-held-out.txt").stream()
                .filter(attack -> !attack.kind().contains("-") && attack.kind().matches("override|prompt|restore"))
                .filter(attack -> score(attack) >= THRESHOLD)
                .toList();
        Map<String, Double> shares = new LinkedHashMap<>();
        disguises().forEach((name, disguise) -> {
            long found = plain.stream()
                    .filter(attack -> score(new Attack(attack.kind(), disguise.apply(attack.text()))) >= THRESHOLD)
                    .count();
            shares.put(name, found / (double) plain.size());
            System.out.println("disguise " + name + " " + found + "/" + plain.size());
        });
        shares.forEach((name, share) -> assertThat(share).as(name).isGreaterThanOrEqualTo(0.85));
    }

    @Test
    void textsThatComeNearAndAreNone() {
        List<String> mistaken = new ArrayList<>();
        for (String text : lines("benign.txt")) {
            ScreenReport report = Screen.look(text, Origin.TOOL_RESULT);
            if (report.foreign() >= THRESHOLD) {
                mistaken.add(report.foreign() + " " + text);
            }
        }
        mistaken.forEach(text -> System.out.println("near mistaken " + text));
        assertThat(mistaken.size() / (double) lines("benign.txt").size()).isLessThanOrEqualTo(0.02);
    }

    private static void hold(String name, Stream<String> texts) {
        int[] counts = new int[3];
        texts.forEach(text -> {
            int score = Screen.look(text, Origin.TOOL_RESULT).foreign();
            counts[0]++;
            counts[1] += score >= ScreenReport.TOLD ? 1 : 0;
            counts[2] += score >= THRESHOLD ? 1 : 0;
            if (score >= THRESHOLD) {
                System.out.println(name + " mistaken at " + score + ": "
                        + Screen.look(text, Origin.TOOL_RESULT).evidence().stream()
                                .map(each -> each.signal() + " "
                                        + text.substring(each.start(), each.end())
                                                .replace('\n', ' '))
                                .toList());
            }
        });
        System.out.println(
                name + ": " + counts[0] + " texts, " + counts[1] + " told, " + counts[2] + " at the threshold");
        assertThat(counts[2] / (double) counts[0]).as(name).isLessThan(0.001);
    }

    @Test
    void clinicalNotesAreNoAttacks() {
        hold(
                "generated notes",
                NoteGenerator.of(411, Split.HELDOUT).notes(NOTES).stream().map(note -> note.text()));
        hold(
                "generated notes without PHI",
                PhiFreeNotes.of(412, Split.HELDOUT).notes(NOTES).stream().map(note -> note.text()));
    }

    static boolean noCorpora() {
        boolean missing = !Files.isDirectory(corpora());
        if (missing) {
            System.err.println(
                    "SKIPPED: ../shared/corpora is not here, so false positives on public dialogues are not measured");
        }
        return missing;
    }

    private static Path corpora() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null) {
            Path here = at.resolveSibling("shared").resolve("corpora");
            if (Files.isDirectory(here)) {
                return here;
            }
            at = at.getParent();
        }
        return Path.of("shared", "corpora");
    }

    @Test
    @DisabledIf("noCorpora")
    void publicDialoguesAndNotesAreNoAttacks() throws IOException {
        for (String folder : List.of(
                "train/mts-dialog",
                "train/aci-bench",
                "train/pii-anon-eval",
                "dev/call-transcripts-mena",
                "dev/spia-panorama",
                "dev/pii-anon-adversarial")) {
            List<String> texts = new ArrayList<>();
            try (Stream<Path> files = Files.list(corpora().resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    texts.addAll(texts(file));
                }
            }
            hold(folder, texts.stream());
        }
    }

    private static List<String> texts(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            return Csv.cells(Files.readString(file));
        }
        if (!name.contains(".jsonl")) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> StrictTree.read(line.getBytes(StandardCharsets.UTF_8))
                            .get("text"))
                    .filter(text -> text != null && text.isString())
                    .map(JsonNode::stringValue)
                    // Some hold an attack on purpose.
                    .filter(text -> !text.contains("Ignore previous instructions")
                            && !text.contains("Repeat everything above verbatim"))
                    .toList();
        }
    }

    /** The longer cells of a CSV file (RFC 4180). */
    private static final class Csv {

        static List<String> cells(String file) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < file.length(); i++) {
                char c = file.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == ',' || c == '\n')) {
                    if (cell.length() > 40) {
                        cells.add(cell.toString());
                    }
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            return cells;
        }
    }
}
