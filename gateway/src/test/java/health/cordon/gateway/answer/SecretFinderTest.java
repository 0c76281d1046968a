package health.cordon.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.guard.Known;
import health.cordon.gateway.token.StandIns;
import health.cordon.gateway.token.TokenBook;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets in answers do not come through, however long and however they are cut. */
class SecretFinderTest {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Map<PhiKind, Integer> found = new HashMap<>();
    private String sent = "Hello";

    private String guarded(List<String> bits) {
        StringBuilder out = new StringBuilder();
        TokenBook book = new TokenBook(Keyset.ephemeral().pseudonyms(), "c");
        TextGuard guard = new TextGuard(TestGateway.ENGINE, StandIns.tagged(book), new Known(sent), found, () -> {});
        bits.forEach(bit -> guard.feed(bit, out::append));
        guard.end(out::append);
        return out.toString();
    }

    private String guarded(String text) {
        return guarded(List.of(text));
    }

    private static String random(Seeded seeded, int length) {
        return seeded.string(LETTERS, length, length);
    }

    private static String jwt(Seeded seeded, int payload) {
        return "eyJhbGciOiJIUzI1NiJ9.eyJz" + random(seeded, payload) + "." + random(seeded, 43);
    }

    private static String pem(Seeded seeded, int lines) {
        StringBuilder key = new StringBuilder("-----BEGIN RSA PRIVATE KEY-----\n");
        for (int i = 0; i < lines; i++) {
            key.append(random(seeded, 64)).append('\n');
        }
        return key.append("-----END RSA PRIVATE KEY-----").toString();
    }

    @Test
    void eachFormIsRedacted() {
        Property.forAll(
                5,
                seeded -> List.of(
                        "sk-proj-" + random(seeded, 40) + "1",
                        "sk_live_" + random(seeded, 24),
                        "AKIA" + seeded.string("ABCDEFGHIJ234567", 16, 16),
                        "AIza" + random(seeded, 35),
                        "ghp_" + random(seeded, 36),
                        "github_pat_" + random(seeded, 60),
                        "glpat-" + random(seeded, 20),
                        "xoxb-" + random(seeded, 30),
                        "hf_" + random(seeded, 34),
                        "cordon_" + random(seeded, 16) + "_" + random(seeded, 52) + "_" + random(seeded, 7),
                        jwt(seeded, 60),
                        pem(seeded, 3)),
                secrets -> secrets.forEach(secret -> {
                    assertThat(guarded("The key is " + secret + " and that is all."))
                            .isEqualTo("The key is [SECRET] and that is all.");
                    assertThat(guarded("{\"key\":\"" + secret + "\"}")).isEqualTo("{\"key\":\"[SECRET]\"}");
                    assertThat(guarded("Use " + secret + ".")).isEqualTo("Use [SECRET].");
                }));
        assertThat(found).containsKey(PhiKind.OTHER_ID);
    }

    @Test
    void longOnesInAnyBitsAreRedactedToTheirEnd() {
        Property.forAll(
                60,
                seeded -> {
                    String secret = seeded.choose(
                            jwt(seeded, seeded.between(300, 3000)),
                            pem(seeded, seeded.between(10, 60)),
                            pem(seeded, 4) + "\n" + pem(seeded, 30));
                    String text = seeded.string("bdgkz ", 0, 300) + " " + secret + " thus it ends. "
                            + seeded.string("bdgkz ", 0, 300);
                    List<String> bits = new ArrayList<>();
                    int longest = seeded.choose(1, 9, 200, 5000);
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, longest));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> {
                    String text = String.join("", bits);
                    String out = guarded(bits);
                    assertThat(out)
                            .isEqualTo(guarded(text))
                            .contains("[SECRET]")
                            .contains("thus it ends.");
                    for (int i = 0; i + 20 < text.length(); i++) {
                        String part = text.substring(i, i + 20);
                        if (part.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
                                && !part.startsWith("eyJ")
                                && part.matches(".*[A-Zace].*")) {
                            assertThat(out).doesNotContain(part);
                        }
                    }
                });
    }

    @Test
    void whatTheCallerSentHimselfIsNoNews() {
        String key = "ghp_" + "aB3dE6gH9j".repeat(4);
        sent = "Why is " + key + " refused?";
        assertThat(guarded("Since " + key + " ended.")).isEqualTo("Since " + key + " ended.");
    }

    @Test
    void wordsAreNoSecrets() {
        for (String text : List.of(
                "sk-learn-style-pipelines-are-common in this field.",
                "A mask-wearing person, risk-12345678901234567890 aside.",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "The hf_model and npm_config and AKIA words.",
                "eyJ is how base64 of JSON begins.")) {
            assertThat(guarded(text)).doesNotContain("[SECRET]");
        }
    }
}
