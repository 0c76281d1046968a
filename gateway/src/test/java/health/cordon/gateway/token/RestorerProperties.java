package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.testkit.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tokens hold over turns, are told apart, and come back however a model writes them. */
class RestorerProperties {

    private final Keyset keyset = Keyset.ephemeral();
    private final TokenBook book = new TokenBook(keyset.pseudonyms(), "c");
    private final String token = book.token(PhiKind.NAME, "Margaret Thornbury");
    private final String bare = token.substring(1, token.length() - 1);
    private final String plan = book.token(PhiKind.HEALTH_PLAN_ID, "XQ-991");

    private String restored(String... bits) {
        StringBuilder out = new StringBuilder();
        Restorer restorer = new Restorer(book);
        for (String bit : bits) {
            restorer.feed(bit, (text, _, _) -> out.append(text));
        }
        restorer.end((text, _, _) -> out.append(text));
        return out.toString();
    }

    @Test
    void isTolerantOfHowModelsWrite() {
        assertThat(restored(token)).isEqualTo("Margaret Thornbury");
        assertThat(restored(token.toLowerCase(Locale.ROOT))).isEqualTo("Margaret Thornbury");
        assertThat(restored(bare + " came")).isEqualTo("Margaret Thornbury came");
        assertThat(restored("**" + token + "**'s")).isEqualTo("**Margaret Thornbury**'s");
        assertThat(restored(token + "'s chart")).isEqualTo("Margaret Thornbury's chart");
        assertThat(restored("\\[" + bare + "\\]")).isEqualTo("Margaret Thornbury");
        assertThat(restored("\\u005b" + bare + "\\u005D")).isEqualTo("Margaret Thornbury");
        assertThat(restored(bare.replace('-', '\u2011'))).isEqualTo("Margaret Thornbury");
        assertThat(restored("[" + bare + "-2]")).isEqualTo("Thornbury");
        assertThat(restored("Ms. [" + bare + "-2]'s")).isEqualTo("Ms. Thornbury's");
        assertThat(restored("{\"id\":\"" + plan + "\"}")).isEqualTo("{\"id\":\"XQ-991\"}");
        assertThat(restored(plan.replace("_", " "))).isEqualTo("XQ-991");
        assertThat(restored(plan.replace("_", "\\_"))).isEqualTo("XQ-991");
        assertThat(restored("{\"a\":\"x\\n" + bare + " y\"}")).isEqualTo("{\"a\":\"x\\nMargaret Thornbury y\"}");
        assertThat(restored("# " + bare + "\n- _" + bare + "_, `" + bare + "`; ~~" + token + "~~"))
                .isEqualTo(
                        "# Margaret Thornbury\n- _Margaret Thornbury_, `Margaret Thornbury`; ~~Margaret Thornbury~~");
        assertThat(restored(bare + "\u2019s and (" + bare + "-1), " + bare + "-2.\u201D"))
                .isEqualTo("Margaret Thornbury\u2019s and (Margaret), Thornbury.\u201D");
    }

    @Test
    void whatIsNotCertainStays() {
        String code = bare.substring("NAME-".length());
        char last = code.charAt(5) == '2' ? '3' : '2';
        assertThat(restored("[NAME-" + code.substring(0, 5) + last + "]")).doesNotContain("Thornbury");
        assertThat(restored("[" + bare + "-7]")).doesNotContain("Thornbury");
        assertThat(restored(bare + "x")).doesNotContain("Thornbury");
        assertThat(restored("x" + bare)).doesNotContain("Thornbury");
        assertThat(restored("[NAME-")).isEqualTo("[NAME-");
        assertThat(restored("[name of the patient]")).isEqualTo("[name of the patient]");
    }

    @Test
    void everyChunkingOfAShortTextGivesTheSame() {
        for (String text : List.of("a" + token + "x", token + "'s", "[" + bare + "-2]", "na " + bare + " n")) {
            String whole = restored(text);
            Cuts.each(text, text.length() - 1, bits -> {
                if (!restored(bits).equals(whole)) {
                    throw new AssertionError(bits.length + " bits of a text of " + text.length());
                }
            });
        }
    }

    @Test
    void anyTextInAnyBitsGivesTheSame() {
        Property.forAll(
                3000,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < 120) {
                        text.append(seeded.choose(token, bare, plan, "[", "\\", "NAME-", seeded.soup(6), " "));
                    }
                    List<String> bits = new ArrayList<>();
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, 9));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> assertThat(restored(bits.toArray(String[]::new))).isEqualTo(restored(String.join("", bits))));
    }

    @Test
    void valuesAndTokensAreOneToOneOverTurnsRestartsAndThreads() throws Exception {
        TokenBook again = new TokenBook(keyset.pseudonyms(), "c");
        assertThat(again.token(PhiKind.NAME, "Margaret Thornbury")).isEqualTo(token);
        assertThat(new TokenBook(keyset.pseudonyms(), "d").token(PhiKind.NAME, "Margaret Thornbury"))
                .isNotEqualTo(token);
        TokenBook shared = new TokenBook(keyset.pseudonyms(), "e");
        List<Future<Set<String>>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int t = 0; t < 8; t++) {
                all.add(threads.submit(() -> {
                    Set<String> tokens = new HashSet<>();
                    for (int i = 0; i < 2000; i++) {
                        tokens.add(shared.token(PhiKind.MRN, "mrn-" + i));
                    }
                    return tokens;
                }));
            }
        }
        Set<String> first = all.getFirst().get();
        assertThat(first).hasSize(2000);
        for (Future<Set<String>> each : all) {
            assertThat(each.get()).isEqualTo(first);
        }
        assertThat(shared.size()).isEqualTo(2000);
    }

    @Test
    void aSingleNameIsAPartOfTheOnePersonThatHasIt() {
        assertThat(book.token(PhiKind.NAME, "Thornbury")).isEqualTo("[" + bare + "-2]");
        book.token(PhiKind.NAME, "Harold Thornbury");
        TokenBook two = new TokenBook(keyset.pseudonyms(), "f");
        two.token(PhiKind.NAME, "Margaret Thornbury");
        two.token(PhiKind.NAME, "Harold Thornbury");
        String alone = two.token(PhiKind.NAME, "Thornbury");
        assertThat(alone).matches("\\[NAME-[0-9A-Z]{6}]");
    }
}
