package health.cordon.deid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Authored texts: every marked identifier is claimed whole and as its kind, and nothing else is claimed. */
@Cfr("164.514(b)(2)(i)")
class RuleCasesTest {

    static Stream<String> found() throws IOException {
        return lines("found.txt");
    }

    static Stream<String> clean() throws IOException {
        return lines("clean.txt");
    }

    private static Stream<String> lines(String file) throws IOException {
        try (var in = RuleCasesTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("found")
    void claimsWhatIsMarkedAndNothingElse(String line) {
        int bar = line.indexOf('|');
        PhiKind kind = PhiKind.of(line.substring(0, bar));
        String marked = line.substring(bar + 1).replace("\\n", "\n");
        List<String> wanted = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = marked.indexOf("[["); open >= 0; open = marked.indexOf("[[", at)) {
            int close = marked.indexOf("]]", open);
            while (marked.startsWith("]]]", close)) {
                close++;
            }
            text.append(marked, at, open).append(marked, open + 2, close);
            wanted.add(marked.substring(open + 2, close));
            at = close + 2;
        }
        text.append(marked.substring(at));
        List<Detection> claims = Rules.claims(text.toString());
        assertThat(claims.stream().map(claim -> Rules.original(text.toString(), claim)))
                .isEqualTo(wanted);
        assertThat(claims).allSatisfy(claim -> assertThat(claim.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @MethodSource("clean")
    void leavesTheMedicineAlone(String line) {
        assertThat(Rules.claims(line).stream().map(claim -> line.substring(claim.start(), claim.end())))
                .isEmpty();
        String upper = line.toUpperCase(java.util.Locale.ROOT);
        assertThat(Rules.claims(upper).stream().map(claim -> upper.substring(claim.start(), claim.end())))
                .isEmpty();
    }
}
