package health.cordon.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.token.Realistic;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For every way of cutting an answer into bits, the bits that come out are the same, cuts included. */
class ChunkingProperties {

    private final TokenBook book = new TokenBook(Keyset.ephemeral().pseudonyms(), "c");
    private final String token = book.token(PhiKind.NAME, "Margaret \"Peg\" Thornbury");
    private final StandIns realistic =
            Realistic.of(book, "{NAME:Ottoline \"Otti\" Brackwater} on {DATE:03/07/2019}, {PHONE:617-555-0188}");
    private final String surrogates = realistic.of(PhiKind.NAME, "Ottoline \"Otti\" Brackwater") + " on "
            + realistic.of(PhiKind.DATE, "03/07/2019") + ", " + realistic.of(PhiKind.PHONE, "617-555-0188") + " ";
    private final Known known = new Known("Metformin for Harold Finch, room 12");
    private final Map<PhiKind, Integer> found = new HashMap<>();

    private TextGuard guard() {
        return new TextGuard(TestGateway.ENGINE, realistic, known, found, () -> {});
    }

    private List<String> text(List<String> bits) {
        List<String> out = new ArrayList<>();
        TextGuard guard = guard();
        bits.forEach(bit -> guard.feed(bit, out::add));
        guard.end(out::add);
        return out;
    }

    private List<String> arguments(List<String> bits) {
        List<String> out = new ArrayList<>();
        ArgumentsGuard guard = new ArgumentsGuard(this::guard);
        bits.forEach(bit -> guard.feed(bit, out::add));
        guard.end(out::add);
        return out;
    }

    private static List<String> cut(String text, Seeded seeded, int longest) {
        List<String> bits = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + seeded.between(1, longest));
            bits.add(text.substring(at, end));
            at = end;
        }
        return bits;
    }

    @Test
    void everyChunkingOfAShortTextGivesTheSame() {
        for (String text : List.of("Ann Lee 1/2", "555-12-3456", "\uD83D\uDE00 Dr. Ox")) {
            List<String> whole = text(List.of(text));
            for (int mask = 0; mask < 1 << text.length() - 1; mask++) {
                List<String> bits = new ArrayList<>();
                int from = 0;
                for (int i = 0; i < text.length() - 1; i++) {
                    if ((mask >> i & 1) == 1) {
                        bits.add(text.substring(from, i + 1));
                        from = i + 1;
                    }
                }
                bits.add(text.substring(from));
                assertThat(text(bits)).isEqualTo(whole);
            }
        }
    }

    private String longText(Seeded seeded) {
        StringBuilder text = new StringBuilder();
        int length = seeded.between(200, 2500);
        while (text.length() < length) {
            text.append(seeded.choose(
                    token,
                    surrogates,
                    seeded.choose(surrogates.split(" ", -1)) + " ",
                    "The patient was seen by Dr. Eleanor Whitcombe on 03/14/2019. ",
                    "SSN 219-09-9999",
                    "phone (617) 555-0142, ",
                    "Harold Finch takes metformin. ",
                    "No acute distress.\n",
                    "123 Maple Street, Springfield, IL 62704 ",
                    seeded.soup(40),
                    seeded.string("abcdefghij", 1, 300),
                    " "));
        }
        return text.toString();
    }

    @Test
    void anyLongTextInAnyBitsGivesTheSame() {
        Property.forAll(
                120,
                seeded -> {
                    String text = longText(seeded);
                    return cut(text, seeded, seeded.choose(1, 7, 40, 400));
                },
                bits -> assertThat(text(bits)).isEqualTo(text(List.of(String.join("", bits)))));
    }

    @Test
    void holdsBackNoMoreThanItSays() {
        Property.forAllText(
                60,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 3000) {
                        // Words that are no identifiers, so that as much comes out as goes in.
                        text.append(seeded.string("bdgkz", 1, seeded.choose(4, 9, 600)))
                                .append(seeded.choose(" ", "\n"));
                    }
                    return text.toString();
                },
                text -> {
                    int[] out = {0};
                    TextGuard guard = guard();
                    for (int i = 0; i < text.length(); i++) {
                        guard.feed(text.substring(i, i + 1), some -> out[0] += some.length());
                        assertThat(i + 1 - out[0]).isLessThanOrEqualTo(GuardOut.MOST_HELD + 128);
                    }
                    guard.end(some -> out[0] += some.length());
                    assertThat(out[0]).isPositive();
                });
    }

    @Test
    void anyArgumentsInAnyBitsGiveTheSameAndStayJson() {
        Property.forAll(
                120,
                seeded -> {
                    var tree = StrictTree.object();
                    for (int i = 0; i < seeded.between(1, 6); i++) {
                        tree.put(
                                seeded.choose("name", "ssn", "note", token, surrogates, "k") + i,
                                seeded.choose(
                                        token,
                                        surrogates,
                                        seeded.soup(50),
                                        "219-09-9999",
                                        "line\n\"quoted\"",
                                        longText(seeded)));
                        tree.put("n" + i, seeded.between(0, 999_999_999));
                    }
                    return cut(StrictTree.text(tree), seeded, seeded.choose(1, 5, 90));
                },
                bits -> {
                    List<String> whole = arguments(List.of(String.join("", bits)));
                    assertThat(arguments(bits)).isEqualTo(whole);
                    assertThat(StrictTree.container(String.join("", whole))).isPresent();
                });
    }

    @Test
    void valuesInArgumentsAreEscaped() {
        String out = String.join("", arguments(List.of("{\"who\":\"" + token + "\", \"n\": 12}")));
        assertThat(out).isEqualTo("{\"who\":\"Margaret \\\"Peg\\\" Thornbury\", \"n\": 12}");
    }

    @Test
    void whatWasNotSentIsRedactedAndWhatWasIsNot() {
        String out = String.join(
                "", text(List.of("Harold Finch and " + token + " know Eleanor Whitcombe, SSN 219-09-9999.")));
        assertThat(out)
                .contains("Harold Finch", "Thornbury")
                .doesNotContain("Whitcombe", "219-09-9999")
                .contains("[SSN]");
        assertThat(found).containsKey(PhiKind.SSN);
    }
}
