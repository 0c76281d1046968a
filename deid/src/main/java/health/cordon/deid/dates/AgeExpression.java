package health.cordon.deid.dates;

import health.cordon.core.Cfr;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.OptionalInt;

/** Reads an age in digits or words, as {@link DateDetector} claims it. */
@Cfr("164.514(b)(2)(i)(C)")
public final class AgeExpression {

    private AgeExpression() {}

    /**
     * The years that a phrase tells: {@code 92}, {@code 92-year-old}, {@code ninety-two}; the lowest that it allows for
     * {@code 90s} (90), {@code nonagenarian} (90), {@code centenarian} (100).
     *
     * @return empty if it tells none
     */
    public static OptionalInt parse(String matched) {
        Tokens t = SourceText.of(matched).tokens();
        int years = 0;
        boolean any = false;
        for (int i = 0; i < t.size(); i++) {
            if (t.shape(i) == Tokens.NUMBER || t.shape(i) == Tokens.CODE) {
                int leading = leading(t.word(i));
                if (leading >= 0) {
                    return OptionalInt.of(leading);
                }
            }
            int code = DateWords.code(t.hash(i));
            switch (DateWords.type(code)) {
                case DateWords.CARDINAL -> {
                    years += DateWords.value(code);
                    any = true;
                }
                case DateWords.HUNDRED -> {
                    years = 100;
                    any = true;
                }
                case DateWords.AGE -> {
                    return OptionalInt.of(DateWords.value(code) == DateWords.CENTENARIAN ? 100 : 90);
                }
                default -> {
                    if (t.is(i, "ninetieth")) {
                        return OptionalInt.of(90);
                    }
                }
            }
        }
        return any ? OptionalInt.of(years) : OptionalInt.empty();
    }

    private static int leading(String word) {
        int value = 0;
        int width = 0;
        while (width < word.length() && width < 4 && word.charAt(width) >= '0' && word.charAt(width) <= '9') {
            value = value * 10 + word.charAt(width++) - '0';
        }
        return width == 0 ? -1 : value;
    }
}
