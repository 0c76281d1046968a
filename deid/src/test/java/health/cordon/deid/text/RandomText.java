package health.cordon.deid.text;

import java.util.SplittableRandom;

/** Random texts of everything that decoding has to do with. */
final class RandomText {

    private static final String[] PIECES = {
        "John",
        "smith",
        " ",
        " ",
        "\n",
        "\r\n",
        ".",
        ", ",
        "555-123-4567",
        "A",
        "b",
        "7",
        "-\n",
        "-\r\n  ",
        "&amp;",
        "&#74;",
        "&#x4a;ohn",
        "&eacute;",
        "&nbsp;",
        "&shy;",
        "&#8203;",
        "&#769;",
        "&",
        "%40",
        "%C3%A9",
        "%",
        "%2",
        "%E9",
        "\u200b",
        "\u00ad",
        "\u202e",
        "\u202c",
        "\ufe0f",
        "\u0301",
        "\u0336",
        "\u0308\u0323\u0330",
        "\u2019",
        "\u201c",
        "\u2013",
        "\u00a0",
        "\u3000",
        "\u2026",
        "\u0408\u043ehn",
        "\u0421\u043e\u0440\u0430",
        "\u041c\u043e\u0441\u043a\u0432\u0430",
        "\uff2a\uff4f\uff48\uff4e",
        "\uff15\uff15\uff15",
        "\ufb01",
        "\u338f",
        "\u00bd",
        "\u00b2",
        "\u2075\u2075\u2075",
        "\u2116",
        "\u2121",
        "\ud835\udc09\ud835\udc28",
        "\ud83d\ude00",
        "\ud800",
        "\udc00",
        "\0",
        "\u0664\u0662",
        "\udb40\udc4a\udb40\udc6f",
        "\u00e9",
        "e\u0301",
        "\u7530\u4e2d",
        "\ufdfa",
        "\u3392",
        "Sm9obiBTbWl0aCA1NTUtMTIzLTQ1Njc=",
        "4a6f686e20536d697468206a40782e636f6d",
        "S m i t h",
        "J o h n  S m i t h",
        "5 5 5 - 1 2 3 - 4 5 6 7",
        "hypertension-",
        "ABCdef123/",
        "\u24d9",
        "\u1d0a\u1d0f\u029c\u0274",
        "www.",
        "=4D=61=72",
        "Jos=C3=A9",
        "=\n",
        "+",
        "Ana+Ruiz",
        "\ue000",
        "\u0378",
        "\udbff\udffd",
        "> ",
        "seen in clinic today and\n",
        "with a long history of\n> ",
        "55-0\n142",
        "TmpFM0xUVTFOUzB3TVRReQ==",
        "://"
    };

    private RandomText() {}

    /** Any of it, up to {@code pieces} pieces. */
    static String of(SplittableRandom random, int pieces) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(pieces + 1);
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Assigned characters below {@code limit}, no controls, no surrogates; spaces between. */
    static String letters(SplittableRandom random, int length, int limit) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int c = random.nextInt(4) == 0 ? ' ' : random.nextInt(0x20, limit);
            if (Character.isDefined(c) && !Character.isISOControl(c) && (c < 0xD800 || c > 0xFFFF) && c != 0xFEFF) {
                text.appendCodePoint(c);
            }
        }
        return text.append('\n').toString();
    }
}
