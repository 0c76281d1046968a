package health.cordon.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.gateway.token.ToldText;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How much comes back when a model says a value in other words: for each way, how many come back, how many are marked or
 * redacted, and how many stay false, which is what must not happen. The figures stand in {@code docs/gateway.md}.
 */
class RealisticFiguresTest {

    private static final DateTimeFormatter NUMERIC = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";

    private record Way(PhiKind kind, String form, UnaryOperator<String> said) {}

    private static final Map<String, Way> WAYS = new LinkedHashMap<>();

    static {
        name("as it is", name -> name);
        name("in capitals", name -> name.toUpperCase(Locale.ROOT));
        name("possessive", name -> name + "'s");
        name("in Markdown", name -> "**" + name + "**");
        name("surname first", name -> last(name) + ", " + first(name));
        name("surname alone", name -> "Ms. " + last(name));
        name("first name alone", RealisticFiguresTest::first);
        name("initial and surname", name -> name.charAt(0) + ". " + last(name));
        date("2024-03-14", DateTimeFormatter.ISO_LOCAL_DATE);
        date("March 14, 2024", DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US));
        date("14 Mar 2024", DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US));
        date("March 14", DateTimeFormatter.ofPattern("MMMM d", Locale.US));
        date("03/14/24", DateTimeFormatter.ofPattern("MM/dd/yy"));
        phone("digits alone", digits -> digits);
        phone("with stops", digits -> digits.replaceFirst("(...)(...)", "$1.$2."));
        phone("+1 (617) 555-0142", digits -> "+1 " + digits.replaceFirst("(...)(...)", "($1) $2-"));
    }

    private static void name(String what, UnaryOperator<String> said) {
        WAYS.put("name, " + what, new Way(PhiKind.NAME, NAME, said));
    }

    private static void date(String what, DateTimeFormatter form) {
        WAYS.put(
                "date, " + what,
                new Way(
                        PhiKind.DATE,
                        "(0[1-9]|1[0-2])/[0-2][0-9]/(19|20)[0-9]{2}",
                        date -> LocalDate.parse(date, NUMERIC).format(form)));
    }

    private static void phone(String what, UnaryOperator<String> said) {
        WAYS.put(
                "telephone, " + what,
                new Way(
                        PhiKind.PHONE,
                        "\\(?[0-9]{3}[-.) ]{1,2}[0-9]{3}[-.][0-9]{4}",
                        phone -> said.apply(phone.replaceAll("\\D", ""))));
    }

    private static String first(String name) {
        return name.split(" ")[0];
    }

    private static String last(String name) {
        return name.split(" ")[1];
    }

    /** Values that come back, are marked or redacted, stay false. */
    private static final class Count {
        int back;
        int marked;
        int falsely;

        double share() {
            return 1.0 * back / Math.max(1, back + marked + falsely);
        }
    }

    @Test
    void mostComesBackInOtherWordsAndNextToNothingStaysFalse() {
        Map<String, Count> counts = new LinkedHashMap<>();
        int values = 0;
        int surrogates = 0;
        for (GoldNote note : NoteGenerator.of(20261126, Split.DEV).notes(400)) {
            List<Span> spans =
                    TestGateway.ENGINE.detect(Document.of("note", note.text())).spans();
            ToldText told = new ToldText(
                    note.text(),
                    spans.stream()
                            .map(span -> new ToldText.Value(
                                    span.start(), span.kind(), note.text().substring(span.start(), span.end())))
                            .toList());
            TokenBook book = new TokenBook(Keyset.ephemeral().pseudonyms(), note.id());
            StandIns standIns = StandIns.realistic(book, List.of(told));
            for (ToldText.Value value : told.values()) {
                String standIn = standIns.of(value.kind(), value.value());
                values++;
                surrogates += standIn.startsWith("[") ? 0 : 1;
                WAYS.forEach((what, way) -> {
                    PhiKind kind = value.kind() == PhiKind.CLINICIAN_NAME ? PhiKind.NAME : value.kind();
                    if (kind == way.kind()
                            && standIn.matches(way.form())
                            && value.value().matches(way.form())) {
                        count(
                                counts.computeIfAbsent(what, _ -> new Count()),
                                way,
                                value.value(),
                                standIn,
                                standIns,
                                note);
                    }
                });
            }
        }
        counts.forEach((what, count) -> {
            assertThat(count.back + count.marked + count.falsely).as(what).isGreaterThan(30);
            assertThat(count.share()).as(what + " comes back").isGreaterThan(0.93);
            assertThat(count.falsely).as(what + " stays false").isLessThanOrEqualTo(1);
        });
        assertThat(counts).hasSameSizeAs(WAYS);
        assertThat(1.0 * surrogates / values).as("values that have a surrogate").isGreaterThan(0.6);
    }

    private static void count(Count count, Way way, String value, String standIn, StandIns standIns, GoldNote note) {
        String said = way.said().apply(standIn);
        StringBuilder out = new StringBuilder();
        TextGuard guard =
                new TextGuard(TestGateway.ENGINE, standIns, new Known(note.text()), new HashMap<>(), () -> {});
        guard.feed("The chart says " + said + " there.", out::append);
        guard.end(out::append);
        // May is a long name of a month and a short one.
        String back = out.toString().replaceFirst("(\\d [A-Z][a-z]{2})[a-z]+ (?=\\d)", "$1 ");
        if (back.equals("The chart says " + way.said().apply(value) + " there.")) {
            count.back++;
        } else if (out.toString().contains(said)) {
            count.falsely++;
        } else {
            count.marked++;
        }
    }
}
