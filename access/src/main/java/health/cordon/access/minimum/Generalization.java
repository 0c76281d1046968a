package health.cordon.access.minimum;

import health.cordon.core.hipaa.SafeHarbor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a value may say less instead of nothing. The word is that of a rule. */
public enum Generalization {
    /** The year of a date that begins with it, as ISO 8601 and FHIR write dates. */
    YEAR("year") {
        @Override
        Optional<String> of(String value) {
            boolean dated = value.length() == 4 || value.length() > 4 && value.charAt(4) == '-';
            return dated && isDigits(value, 0, 4) ? Optional.of(value.substring(0, 4)) : Optional.empty();
        }
    },
    /** Ten years of an age in whole years: {@code 40-49}; from 90 on {@code 90+}. */
    AGE_BAND("age-band") {
        @Override
        Optional<String> of(String value) {
            if (value.isEmpty() || value.length() > 3 || !isDigits(value, 0, value.length())) {
                return Optional.empty();
            }
            int years = Integer.parseInt(value);
            if (SafeHarbor.mustGroupAge(years)) {
                return years <= OLDEST ? Optional.of(SafeHarbor.AGE_GROUP) : Optional.empty();
            }
            int from = years / 10 * 10;
            return Optional.of(from + "-" + (from + 9));
        }
    },
    /** The first three digits of a ZIP code, or 000 where too few people live there: 164.514(b)(2)(i)(B). */
    ZIP3("zip3") {
        @Override
        Optional<String> of(String value) {
            return Optional.of(SafeHarbor.zip3(value));
        }
    },
    /** That there is a value: {@code true}. */
    PRESENT("present") {
        @Override
        Optional<String> of(String value) {
            return Optional.of("true");
        }
    };

    private static final int OLDEST = 150;

    private final String word;

    Generalization(String word) {
        this.word = word;
    }

    /** The value said with less; empty if it has another form than is needed for that. */
    abstract Optional<String> of(String value);

    /** As a rule writes it. */
    public String word() {
        return word;
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Generalization::word).toList();
    }

    /** The one with this word; empty if there is none. */
    public static Optional<Generalization> of(CharSequence word) {
        return Arrays.stream(values())
                .filter(each -> each.word.contentEquals(word))
                .findFirst();
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
