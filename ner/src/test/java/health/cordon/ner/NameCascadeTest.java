package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Profile;
import health.cordon.deid.Span;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The cascade in the engine's seat: what it adds, that nothing changes it, that no text stops it. */
class NameCascadeTest {

    private static final Map<Profile, NameCascade> CASCADES = new EnumMap<>(Profile.class);
    private static final Map<Profile, Deidentifier> ENGINES = new EnumMap<>(Profile.class);

    static {
        for (Profile profile : Profile.values()) {
            NameCascade cascade = NameCascade.load(profile);
            CASCADES.put(profile, cascade);
            ENGINES.put(profile, Deidentifier.builder().judge(cascade).build());
        }
    }

    @AfterAll
    static void close() {
        CASCADES.values().forEach(NameCascade::close);
    }

    private static Deidentifier engine(Profile profile) {
        return Objects.requireNonNull(ENGINES.get(profile));
    }

    private static List<Span> spans(Profile profile, String text) {
        return engine(profile).detect(Document.of("note", text)).spans();
    }

    private static boolean covers(List<Span> spans, String text, String what) {
        int from = text.indexOf(what);
        return spans.stream().anyMatch(span -> span.start() <= from && span.end() >= from + what.length());
    }

    @Test
    void findsNamesThatNoListKnowsByWhatStandsAroundThem() {
        String text = """
                Zorvane Tikkelbruhn was seen with her son today. Patient's sister Quorrelia called twice; Dr Mbelwazethu
                will see her in clinic on Friday. She moved here from Ostvangeby last spring.
                """;
        for (Profile profile : Profile.values()) {
            List<Span> found = spans(profile, text);
            assertThat(List.of("Zorvane Tikkelbruhn", "Quorrelia", "Mbelwazethu"))
                    .as(profile.name())
                    .allMatch(name -> covers(found, text, name));
        }
    }

    @Test
    void leavesCodesThatRulesHaveSetAsideAndTheWordBetweenTwoDates() {
        String text = """
                Billed HCPCS J1885 x 2, G0008, L3908 and SCTID: 195967001. OMIM 219700, MeSH D003924, variant NM_000059.3:c.5946delT.
                wed 151/90, thu 148/86, fri 150/92 at home.
                """;
        for (Profile profile : Profile.values()) {
            assertThat(spans(profile, text))
                    .as(profile.name())
                    .noneMatch(span -> span.kind() == PhiKind.OTHER_ID || span.kind() == PhiKind.DATE);
        }
        String range = "Certification period November 30 to December 6, 2022.";
        assertThat(spans(Profile.DEFAULT, range))
                .extracting(span -> range.substring(span.start(), span.end()))
                .containsExactly("November 30", "December 6, 2022");
    }

    @Test
    void leavesEponymsDrugsAndOrdinaryWordsWhereTheyStand() {
        String text = """
                Parkinson disease, stable on carbidopa. Foley placed, Wells score 3, McBurney point tenderness, Babinski downgoing.
                Will follow up once the Holter is read; Hope is to wean Lasix. Ages 64 and 71 at onset, EF 55%.
                """;
        assertThat(spans(Profile.DEFAULT, text)).isEmpty();
    }

    @Test
    void theSameTextGivesTheSameWhateverRanBeforeAndHoweverManyThreads() throws Exception {
        List<String> texts = NoteGenerator.of(41, Split.DEV).notes(24).stream()
                .map(GoldNote::text)
                .toList();
        for (Profile profile : Profile.values()) {
            List<List<Span>> alone = new ArrayList<>();
            for (String text : texts) {
                alone.add(spans(profile, text));
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(5));
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                Map<Integer, Future<List<Span>>> results = new LinkedHashMap<>();
                for (int i : order) {
                    // Profiles that share the machine, one beside the other.
                    threads.submit(() -> spans(Profile.FAST, texts.get(i)));
                    results.put(i, threads.submit(() -> spans(profile, texts.get(i))));
                }
                for (Map.Entry<Integer, Future<List<Span>>> result : results.entrySet()) {
                    assertThat(result.getValue().get()).isEqualTo(alone.get(result.getKey()));
                }
            }
        }
    }

    @Test
    void noTextStopsIt() {
        List<String> texts = List.of(
                "Quellan saw Ostrid ".repeat(12_500),
                "z".repeat(50_000),
                "\uD83D\uDC69\u200D\u2695\uFE0F Tomasz \uD83E\uDE7A ".repeat(2_000),
                "\u041C\u0430\u0440\u0438\u044F \u5C71\u7530\u592A\u90CE \u0645\u062D\u0645\u062F Nwachukwu "
                        .repeat(1_000),
                "\u0000\u0001\u0007\u001B[31mAdaeze\u001B[0m\u0008 ".repeat(1_000),
                "\uD800 \uDFFF a\u0301\u0302\u0303 ".repeat(1_000),
                "-' ".repeat(10_000),
                "O'-".repeat(10_000));
        for (Profile profile : Profile.values()) {
            for (String text : texts) {
                for (Span span : spans(profile, text)) {
                    assertThat(span.end()).isLessThanOrEqualTo(text.length());
                }
            }
        }
    }

    /** A sentence that is worth a second reading and gets none is redacted more, not less, and reports say how many. */
    @Test
    void whatTheBudgetDoesNotReachIsRedactedMoreAndCounted() {
        String doubtful = "asked Brill and then Tarrow about Ostend before calling Merrin, Vale or Penhallow again.\n";
        String text = doubtful.repeat(600);
        List<Span> found = spans(Profile.DEFAULT, text);
        List<Span> hurried = found.stream()
                .filter(span -> span.evidence().stream().anyMatch(why -> why.contains(NameCascade.NOT_READ_TWICE)))
                .toList();
        assertThat(hurried).isNotEmpty();
        assertThat(found.size()).isGreaterThan(hurried.size());
        int border = hurried.stream().mapToInt(Span::start).min().orElseThrow();
        double readOnce = found.stream().filter(span -> span.start() >= border).count()
                / (double) text.substring(border).lines().count();
        double readTwice = found.stream().filter(span -> span.start() < border).count()
                / (double) text.substring(0, border).lines().count();
        assertThat(readOnce).isGreaterThanOrEqualTo(readTwice);
    }

    @Test
    void aKindThatARuleKnowsIsKept() {
        String text = "MRN: 00419937, member ID XQZ884210937, phone (216) 555-0143, seen by Thessaly Quillfeather.";
        assertThat(spans(Profile.DEFAULT, text)).extracting(Span::kind).startsWith(PhiKind.MRN);
    }
}
