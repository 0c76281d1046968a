package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.gateway.error.GatewayError;
import health.cordon.testkit.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One value, one token, for as long as the book lives; and the very spelling comes back. */
class TokenBookTest {

    private final Keyset keyset = Keyset.ephemeral();
    private final TokenBook book = new TokenBook(keyset.pseudonyms(), "c");

    private String restored(String text) {
        StringBuilder out = new StringBuilder();
        Restorer restorer = new Restorer(book);
        restorer.feed(text, (more, _, _) -> out.append(more));
        restorer.end((more, _, _) -> out.append(more));
        return out.toString();
    }

    private static String code(String token) {
        return token.substring(token.lastIndexOf('-', token.length() - 5) + 1);
    }

    @Test
    void numbersThatDifferInCaseAreTwo() {
        for (PhiKind kind : List.of(PhiKind.MRN, PhiKind.URL, PhiKind.ACCOUNT, PhiKind.OTHER_ID, PhiKind.USERNAME)) {
            String small = book.token(kind, "ab12x");
            String large = book.token(kind, "AB12X");
            assertThat(small.substring(0, small.length() - 1)).isNotEqualTo(large.substring(0, large.length() - 1));
            assertThat(restored(small + large)).isEqualTo("ab12xAB12X");
        }
    }

    @Test
    void aNameInCapitalsHasTheSameCodeAndComesBackInCapitals() {
        String plain = book.token(PhiKind.NAME, "Margaret Thornbury");
        String capitals = book.token(PhiKind.CLINICIAN_NAME, "MARGARET THORNBURY");
        String wrapped = book.token(PhiKind.NAME, "Margaret\nThornbury");
        String bare = plain.substring(0, plain.length() - 1);
        assertThat(capitals).isEqualTo(bare + "-B]");
        assertThat(wrapped).isEqualTo(bare + "-C]");
        assertThat(restored(plain + capitals + wrapped))
                .isEqualTo("Margaret ThornburyMARGARET THORNBURYMargaret\nThornbury");
        assertThat(restored(capitals.toLowerCase(Locale.ROOT))).isEqualTo("MARGARET THORNBURY");
        assertThat(restored(capitals.substring(1, capitals.length() - 1) + "'s"))
                .isEqualTo("MARGARET THORNBURY's");
        assertThat(restored(bare + "-D]")).isEqualTo(bare + "-D]");
        String small = book.token(PhiKind.NAME, "THORNBURY");
        assertThat(small).isEqualTo(bare + "-2B]");
        assertThat(restored(small + bare + "-2]")).isEqualTo("THORNBURYThornbury");
    }

    @Test
    void moreSpellingsThanLettersAreStillToldApart() {
        Map<String, String> tokens = new HashMap<>();
        for (int mask = 0; mask < 64; mask++) {
            StringBuilder name = new StringBuilder("aaaaaa bo");
            for (int bit = 0; bit < 6; bit++) {
                if ((mask >> bit & 1) == 1) {
                    name.setCharAt(bit, 'A');
                }
            }
            tokens.put(name.toString(), book.token(PhiKind.NAME, name.toString()));
        }
        assertThat(tokens.values()).doesNotHaveDuplicates();
        tokens.forEach((name, token) -> {
            assertThat(restored(token)).isEqualTo(name);
            assertThat(book.token(PhiKind.NAME, name)).isEqualTo(token);
        });
    }

    @Test
    void aTokenThatWasGivenStaysWhateverComesLater() {
        String lone = book.token(PhiKind.NAME, "Thornbury");
        String full = book.token(PhiKind.NAME, "Margaret Thornbury");
        assertThat(book.token(PhiKind.NAME, "Thornbury")).isEqualTo(lone);
        assertThat(restored(lone)).isEqualTo("Thornbury");
        assertThat(code(full)).isNotEqualTo(code(lone));

        String part = book.token(PhiKind.NAME, "Margaret");
        assertThat(part).isEqualTo(full.substring(0, full.length() - 1) + "-1]");
        book.token(PhiKind.NAME, "Margaret Finch");
        assertThat(book.token(PhiKind.NAME, "Margaret")).isEqualTo(part);
        assertThat(restored(part)).isEqualTo("Margaret");
    }

    @Test
    void aWordOfTwoPeopleIsAPartOfNeither() {
        String first = book.token(PhiKind.NAME, "Margaret Thornbury");
        String second = book.token(PhiKind.NAME, "Harold Thornbury");
        String lone = book.token(PhiKind.NAME, "Thornbury");
        assertThat(lone).matches("\\[NAME-[0-9A-Z]{6}]").isNotIn(first, second);
        assertThat(restored(lone)).isEqualTo("Thornbury");
    }

    /** A longer history gives what stood in a shorter one the same tokens. */
    @Test
    void anyValuesInAnyOrderAreOneToOneAndStable() {
        Property.forAll(
                400,
                seeded -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < 30; i++) {
                        String first = seeded.choose("Ann", "ann", "ANN", "Bo", "Cy");
                        String last = seeded.choose("Lee", "LEE", "Ox", "ox");
                        values.add(seeded.choose(
                                first, last, first + " " + last, last + ", " + first, first + "  " + last));
                    }
                    return values;
                },
                values -> {
                    TokenBook one = new TokenBook(keyset.pseudonyms(), "p");
                    Map<String, String> tokens = new HashMap<>();
                    for (int i = 0; i < values.size(); i++) {
                        String token = one.token(PhiKind.NAME, values.get(i));
                        String before = tokens.putIfAbsent(values.get(i), token);
                        assertThat(before == null || before.equals(token)).isTrue();
                    }
                    assertThat(tokens.values()).doesNotHaveDuplicates();
                    TokenBook shorter = new TokenBook(keyset.pseudonyms(), "p");
                    for (String value : values.subList(0, 10)) {
                        assertThat(shorter.token(PhiKind.NAME, value)).isEqualTo(tokens.get(value));
                    }
                    tokens.forEach((value, token) -> {
                        StringBuilder out = new StringBuilder();
                        Restorer restorer = new Restorer(one);
                        restorer.feed(token, (more, _, _) -> out.append(more));
                        restorer.end((more, _, _) -> out.append(more));
                        assertThat(out.toString()).isEqualTo(value);
                    });
                });
    }

    @Test
    void tooManyValuesAreRefusedAndNoneIsForgotten() {
        String first = book.token(PhiKind.MRN, "m0");
        for (int i = 1; i < TokenBook.MOST_VALUES; i++) {
            book.token(PhiKind.MRN, "m" + i);
        }
        assertThatThrownBy(() -> book.token(PhiKind.MRN, "one more"))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(GatewayError.TOO_MANY_VALUES));
        assertThat(book.token(PhiKind.MRN, "m0")).isEqualTo(first);
        assertThat(restored(first)).isEqualTo("m0");

        TokenBook other = new TokenBook(keyset.pseudonyms(), "d");
        String long1 = "x".repeat((int) (TokenBook.MOST_CHARACTERS / 2));
        other.token(PhiKind.MRN, long1);
        assertThatThrownBy(() -> other.token(PhiKind.MRN, long1 + "y")).isInstanceOf(CordonException.class);
    }
}
