package health.cordon.deid.transform;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.policy.Policy;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What must hold for any document and any spans, sensible or not. */
class TransformPropertiesTest {

    private static final Keyset KEYS = Keyset.ephemeral();
    private static final PhiKind[] KINDS = PhiKind.values();
    private static final String[] VALUES = {
        "John Smith",
        "SMITH, JANE Q.",
        "j. doe",
        "Mary Smith-Jones",
        "J.S.",
        "3/14/2019",
        "March 3, 2018",
        "2019-02-28",
        "12/1931",
        "02139",
        "03601-1234",
        "617-253-1234",
        "(617) 253-1234 x5",
        "123-45-6789",
        "jane@smith.com",
        "https://smith.com/a",
        "10.0.0.1",
        "fe80::1",
        "MRN 0012345",
        "AB-99-C",
        "92-year-old",
        "12 Oak St Apt 4",
        "Mercy General Hospital",
        "New Bedford",
        "Suffolk County",
        "1HGCM82633A004352",
        "S m i t h",
        "Sm1th",
        "O&#39;Brien",
        "42.36, -71.05",
        "@jsmith",
        "x",
        "7",
        "...",
        "[NAME]",
        "李小龍",
        "Zoë"
    };

    private record Case(Document document, Resolved resolved) {}

    private static Case make(Seeded random) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int pieces = random.below(12);
        for (int i = 0; i < pieces; i++) {
            text.append(random.below(3) == 0 ? random.soup(random.below(12)) : " seen and stable, ");
            int start = text.length();
            text.append(random.below(4) == 0 ? random.soup(1 + random.below(20)) : random.choose(VALUES));
            if (text.length() > start) {
                spans.add(new Span(start, text.length(), KINDS[random.below(KINDS.length)], 0.9, "t", List.of()));
            }
        }
        String subject = random.below(2) == 0 ? null : "s" + random.below(5);
        return new Case(
                new Document("d" + random.below(9), text.toString(), subject, KnownPhi.NONE), new Resolved(spans));
    }

    private static Transformer by(String rules) {
        return new Transformer(Policy.parse("name: t\n" + rules), KEYS);
    }

    @Test
    void textOutsideSpansIsUntouchedAndOffsetsAreTrue() {
        for (String action :
                List.of("redact", "mask", "generalize", "shift", "surrogate", "pseudonym", "encrypt", "keep")) {
            Transformer transformer = by("default: " + action);
            Property.forAll(150, TransformPropertiesTest::make, one -> {
                Deidentified done = transformer.transform(one.document(), one.resolved());
                int from = 0;
                int outFrom = 0;
                for (Treated treated : done.report().treated()) {
                    assertThat(done.text().substring(outFrom, treated.outStart()))
                            .isEqualTo(one.document()
                                    .text()
                                    .substring(from, treated.span().start()));
                    from = treated.span().end();
                    outFrom = treated.outEnd();
                }
                assertThat(done.text().substring(outFrom))
                        .isEqualTo(one.document().text().substring(from));
            });
        }
    }

    @Test
    void noReplacementHoldsItsOriginal() {
        for (String action : List.of("mask", "shift", "surrogate", "pseudonym", "encrypt")) {
            Transformer transformer = by("default: " + action);
            Property.forAll(300, TransformPropertiesTest::make, one -> {
                Deidentified done = transformer.transform(one.document(), one.resolved());
                for (Treated treated : done.report().treated()) {
                    if (treated.action().equals(action) && treated.span().kind() != PhiKind.AGE_OVER_89) {
                        String original = one.document()
                                .text()
                                .substring(
                                        treated.span().start(), treated.span().end());
                        assertThat(lower(done.text().substring(treated.outStart(), treated.outEnd())))
                                .doesNotContain(lower(original));
                    }
                }
            });
        }
    }

    @Test
    void noNameSurrogateIsAWordOfTheInput() {
        Transformer transformer = by("default: surrogate");
        Property.forAll(300, TransformPropertiesTest::make, one -> {
            Deidentified done = transformer.transform(one.document(), one.resolved());
            InputWords input = InputWords.of(one.document().text());
            for (Treated treated : done.report().treated()) {
                boolean name = Workspace.isName(treated.span().kind());
                if (treated.action().equals("surrogate") && name) {
                    for (String word : done.text()
                            .substring(treated.outStart(), treated.outEnd())
                            .split("[^\\p{L}]+")) {
                        boolean title = word.length() <= 3 || NameWords.CONNECTORS.contains(lower(word));
                        assertThat(title || !input.has(word)).as(word).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void noOtherSurrogateIsAValueOfTheInput() {
        Transformer transformer = by("default: surrogate");
        Property.forAll(300, TransformPropertiesTest::make, one -> {
            Deidentified done = transformer.transform(one.document(), one.resolved());
            String input = " " + lower(one.document().text()).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
            for (Treated treated : done.report().treated()) {
                PhiKind kind = treated.span().kind();
                if (treated.action().equals("surrogate")
                        && kind != PhiKind.DATE
                        && kind != PhiKind.AGE_OVER_89
                        && !Workspace.isName(kind)) {
                    String out = lower(done.text().substring(treated.outStart(), treated.outEnd()));
                    assertThat(input)
                            .doesNotContain(" "
                                    + out.replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ");
                }
            }
        });
    }

    @Test
    void sameBytesOnAnyNumberOfThreads() throws Exception {
        Transformer transformer = by("default: surrogate");
        List<Case> cases = new ArrayList<>();
        Property.forAll(200, TransformPropertiesTest::make, cases::add);
        List<String> alone = cases.stream()
                .map(one ->
                        transformer.transform(one.document(), one.resolved()).text())
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> work = cases.stream()
                    .map(one -> (Callable<String>) () -> transformer
                            .transform(one.document(), one.resolved())
                            .text())
                    .toList();
            List<String> together = new ArrayList<>();
            for (Future<String> done : threads.invokeAll(work)) {
                together.add(done.get());
            }
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void safeHarborChangesNothingOfItsOwnTags() {
        Transformer transformer = new Transformer(Policy.named("safe-harbor"), KEYS);
        Property.forAll(300, TransformPropertiesTest::make, one -> {
            Deidentified once = transformer.transform(one.document(), one.resolved());
            List<Span> again = once.report().treated().stream()
                    .map(t -> new Span(t.outStart(), t.outEnd(), t.span().kind(), 1, "t", List.of()))
                    .toList();
            Document clean = new Document("d", once.text(), null, KnownPhi.NONE);
            assertThat(transformer.transform(clean, new Resolved(again)).text()).isEqualTo(once.text());
        });
    }

    @Test
    void reportsHoldNoText() {
        Transformer transformer = by("default: redact");
        MarkedText text = MarkedText.of("{NAME:Zanzibaria}");
        Deidentified done = transformer.transform(text.document(), text.resolved());
        assertThat(done.report().toString()).doesNotContain("Zanzibaria");
        assertThat(Map.of("t", Tally.of(done.report())).toString()).doesNotContain("Zanzibaria");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
