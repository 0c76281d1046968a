package health.cordon.deid.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Detection;
import health.cordon.deid.Span;
import health.cordon.deid.Thresholds;
import health.cordon.deid.text.SourceText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private final Resolver resolver = new Resolver(Thresholds.DEFAULT);

    private static Detection claim(int start, int end, PhiKind kind, double score) {
        return new Detection(start, end, kind, score, "test", "because");
    }

    private List<Span> resolve(String text, Detection... claims) {
        return resolver.resolve(SourceText.of(text), List.of(claims)).spans();
    }

    @Test
    void dropsWhatLiesUnderTheThreshold() {
        assertThat(resolve("0123456789", claim(0, 4, PhiKind.MRN, 0.49))).isEmpty();
        assertThat(resolve("0123456789", claim(0, 4, PhiKind.MRN, 0.5))).hasSize(1);
    }

    @Test
    void eachKindHasItsOwnThreshold() {
        Detection name = claim(0, 4, PhiKind.NAME, 0.4);
        Detection city = claim(6, 9, PhiKind.CITY, 0.4);
        assertThat(resolve("Jones Reno", name, city)).isEmpty();
        Resolver lower = new Resolver(Thresholds.DEFAULT.with(PhiKind.NAME, 0.4));
        assertThat(lower.resolve(SourceText.of("Jones Reno"), List.of(name, city))
                        .spans())
                .extracting(Span::kind)
                .containsExactly(PhiKind.NAME);
        Resolver higher = new Resolver(new Thresholds(0.4, java.util.Map.of(PhiKind.NAME, 0.41)));
        assertThat(higher.resolve(SourceText.of("Jones Reno"), List.of(name, city))
                        .spans())
                .extracting(Span::kind)
                .containsExactly(PhiKind.CITY);
    }

    @Test
    void anInnerClaimJoinsTheOuter() {
        List<Span> spans = resolve(
                "mail jo.smith@example.org now", claim(5, 25, PhiKind.EMAIL, 0.9), claim(8, 13, PhiKind.NAME, 0.95));
        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().kind()).isEqualTo(PhiKind.EMAIL);
        assertThat(spans.getFirst().score()).isEqualTo(0.95);
        assertThat(spans.getFirst().evidence()).hasSize(2);
    }

    @Test
    void aBetterSupportedClaimOverNearlyAllRenamesTheSpan() {
        List<Span> spans =
                resolve("id 123456789 end", claim(3, 12, PhiKind.PHONE, 0.6), claim(3, 12, PhiKind.MRN, 0.9));
        assertThat(spans).singleElement().extracting(Span::kind).isEqualTo(PhiKind.MRN);
    }

    @Test
    void aSpecialKindWinsOverTheGeneralOneWhateverTheScores() {
        for (PhiKind[] pair : new PhiKind[][] {
            {PhiKind.PLACE, PhiKind.COUNTY},
            {PhiKind.PLACE, PhiKind.ZIP},
            {PhiKind.OTHER_ID, PhiKind.MRN},
            {PhiKind.OTHER_ID, PhiKind.PHONE},
            {PhiKind.OTHER_ID, PhiKind.USERNAME}
        }) {
            for (double sure : new double[] {0.6, 0.8, 0.99}) {
                List<Span> same =
                        resolve("in kern parish now", claim(3, 14, pair[0], sure), claim(3, 14, pair[1], 0.8));
                assertThat(same).singleElement().extracting(Span::kind).isEqualTo(pair[1]);
                List<Span> outer =
                        resolve("in kern parish now", claim(3, 14, pair[1], 0.8), claim(3, 13, pair[0], sure));
                assertThat(outer).singleElement().extracting(Span::kind).isEqualTo(pair[1]);
            }
        }
    }

    @Test
    void aSpecialKindInAPartOfTheGeneralOneDoesNotRenameIt() {
        List<Span> spans = resolve(
                "the old mill in reno by night", claim(4, 29, PhiKind.PLACE, 0.7), claim(16, 20, PhiKind.CITY, 0.9));
        assertThat(spans).singleElement().extracting(Span::kind).isEqualTo(PhiKind.PLACE);
    }

    @Test
    void kindsOfWhichNoneIncludesTheOtherAreStillDecidedByTheirScores() {
        List<Span> spans =
                resolve("on 20240304 seen", claim(3, 11, PhiKind.OTHER_ID, 0.9), claim(3, 11, PhiKind.DATE, 0.8));
        assertThat(spans).singleElement().extracting(Span::kind).isEqualTo(PhiKind.OTHER_ID);
    }

    @Test
    void cutsContestedKindsWhereTheyMeet() {
        List<Span> spans = resolve("abcdefghijklmnop", claim(0, 8, PhiKind.NAME, 0.6), claim(5, 12, PhiKind.CITY, 0.9));
        assertThat(spans).extracting(Span::start).containsExactly(0, 5);
        assertThat(spans).extracting(Span::end).containsExactly(5, 12);
        assertThat(spans).extracting(Span::kind).containsExactly(PhiKind.NAME, PhiKind.CITY);
    }

    @Test
    void neverLeavesATagForASingleLetter() {
        List<Span> spans = resolve("abcdefghijklmnop", claim(0, 8, PhiKind.NAME, 0.6), claim(1, 12, PhiKind.CITY, 0.9));
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.start()).isZero();
            assertThat(span.end()).isEqualTo(12);
            assertThat(span.kind()).isEqualTo(PhiKind.CITY);
        });
    }

    @Test
    void refusesAClaimOutsideTheText() {
        assertThatExceptionOfType(CordonException.class)
                .isThrownBy(() -> resolve("short", claim(0, 6, PhiKind.NAME, 1)));
    }

    @Test
    void coversExactlyWhatAcceptedClaimsCoverAndNeverOverlaps() {
        Random random = new Random(20_251);
        PhiKind[] kinds = PhiKind.values();
        for (int round = 0; round < 3_000; round++) {
            int length = 1 + random.nextInt(60);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append("ab 1-".charAt(random.nextInt(5)));
            }
            List<Detection> claims = new ArrayList<>();
            BitSet wanted = new BitSet();
            for (int i = random.nextInt(12); i > 0; i--) {
                int start = random.nextInt(length);
                int end = start + 1 + random.nextInt(length - start);
                double score = random.nextInt(11) / 10.0;
                claims.add(claim(start, end, kinds[random.nextInt(kinds.length)], score));
                if (score >= 0.5) {
                    wanted.set(start, end);
                }
            }
            List<Span> spans =
                    resolver.resolve(SourceText.of(text.toString()), claims).spans();
            BitSet covered = new BitSet();
            int last = 0;
            for (Span span : spans) {
                assertThat(span.start()).as("round %d", round).isGreaterThanOrEqualTo(last);
                assertThat(span.length()).as("round %d", round).isPositive();
                covered.set(span.start(), span.end());
                last = span.end();
            }
            assertThat(covered).as("round %d", round).isEqualTo(wanted);
            Collections.shuffle(claims, random);
            assertThat(resolver.resolve(SourceText.of(text.toString()), claims).spans())
                    .as("the order of claims does not matter")
                    .extracting(Span::start, Span::end, Span::kind)
                    .isEqualTo(spans.stream()
                            .map(s -> org.assertj.core.groups.Tuple.tuple(s.start(), s.end(), s.kind()))
                            .toList());
        }
    }
}
