package health.cordon.deid.names;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Cfr("164.514(b)(2)(i)(A)")
@Cfr("164.514(b)(2)(i)(B)")
class NameSentencesTest {

    private static final NameDetector NAMES = new NameDetector(Lexicon.load());
    private static final DocumentSense SENSE = new DocumentSense(Lexicon.load());
    private static final Pattern MARKED = Pattern.compile("\\{([NCPOF]):([^}]*)}");
    private static final Map<String, List<PhiKind>> KINDS = Map.of(
            "N", List.of(PhiKind.NAME, PhiKind.CLINICIAN_NAME),
            "C", List.of(PhiKind.NAME, PhiKind.CLINICIAN_NAME),
            "P", List.of(PhiKind.CITY, PhiKind.PLACE),
            "O", List.of(PhiKind.COUNTY),
            "F", List.of(PhiKind.FACILITY));

    static Stream<String> named() throws IOException {
        return lines("named.txt");
    }

    static Stream<String> untouched() throws IOException {
        return lines("untouched.txt");
    }

    @ParameterizedTest
    @MethodSource
    void named(String marked) {
        StringBuilder text = new StringBuilder();
        List<Detection> expected = new ArrayList<>();
        Matcher matcher = MARKED.matcher(marked);
        int at = 0;
        while (matcher.find()) {
            text.append(marked, at, matcher.start());
            int start = text.length();
            text.append(matcher.group(2));
            expected.add(
                    new Detection(start, text.length(), kinds(matcher.group(1)).getFirst(), 1, "", matcher.group(1)));
            at = matcher.end();
        }
        text.append(marked.substring(at));
        List<Detection> found = detect(text.toString());
        for (Detection wanted : expected) {
            assertThat(found)
                    .as("kind and cover of the marked text in: %s", marked)
                    .anyMatch(claim ->
                            claim.start() <= wanted.start() && claim.end() >= wanted.end() || covers(found, wanted));
            assertThat(found.stream().filter(claim -> overlaps(claim, wanted)).map(Detection::kind))
                    .as("kinds in: %s", marked)
                    .allMatch(kinds(wanted.evidence())::contains);
        }
        for (Detection claim : found) {
            assertThat(expected)
                    .as("claim %s outside the marks in: %s", claim, marked)
                    .anyMatch(wanted -> overlaps(claim, wanted));
        }
    }

    @ParameterizedTest
    @MethodSource
    void untouched(String text) {
        assertThat(detect(text)).as(text).isEmpty();
    }

    private static List<PhiKind> kinds(String letter) {
        return Objects.requireNonNull(KINDS.get(letter));
    }

    private static boolean overlaps(Detection a, Detection b) {
        return a.start() < b.end() && b.start() < a.end();
    }

    private static boolean covers(List<Detection> found, Detection wanted) {
        int covered = found.stream()
                .filter(claim -> overlaps(claim, wanted))
                .mapToInt(claim -> Math.min(claim.end(), wanted.end()) - Math.max(claim.start(), wanted.start()))
                .sum();
        return covered >= wanted.end() - wanted.start() - 1;
    }

    static List<Detection> detect(String text) {
        Detections found = new Detections();
        SourceText source = SourceText.of(text);
        NAMES.detect(source, found);
        SENSE.detect(source, found);
        return found.all().stream().filter(claim -> claim.score() >= 0.5).toList();
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = NameSentencesTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }
}
