package health.cordon.deid.policy;

import health.cordon.core.Cfr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What is done to a span. Each is a word of the policy language with its settings. */
public sealed interface Action {

    /** The word in policies and reports. */
    String word();

    /** The settings by their keys, in the order of the documentation; those without a value are absent. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    /** Writes a tag in the value's place. */
    record Redact(Tag tag) implements Action {

        /** The tag {@code [KIND]}. */
        public static final Redact PLAIN = new Redact(new Tag("[{kind}]"));

        @Override
        public String word() {
            return "redact";
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of("tag", tag.template());
        }
    }

    /**
     * Hides letters and digits behind a character.
     *
     * @param with the character
     * @param keepFirst how many letters and digits stay at the start
     * @param keepLast how many stay at the end
     */
    record Mask(String with, int keepFirst, int keepLast) implements Action {
        @Override
        public String word() {
            return "mask";
        }

        @Override
        public Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("with", with);
            settings.put("keep-first", keepFirst);
            settings.put("keep-last", keepLast);
            return settings;
        }
    }

    /**
     * Tells the part that Safe Harbor lets through: a date's year, a ZIP code's area, an age as 90+; anything else is
     * redacted.
     *
     * @param asOf the year against which a date's year is judged to reveal an age over 89; empty: the latest year that the
     *     document or this version of Cordon knows
     */
    @Cfr("164.514(b)(2)(i)")
    record Generalize(OptionalInt asOf) implements Action {
        @Override
        public String word() {
            return "generalize";
        }

        @Override
        public Map<String, Object> settings() {
            return asOf.isPresent() ? Map.of("as-of", asOf.getAsInt()) : Map.of();
        }
    }

    /**
     * Moves a date by the subject's own number of days.
     *
     * @param days the largest distance, at least 1
     * @param wholeWeeks whether the distance is a multiple of seven, which keeps the day of the week
     */
    record Shift(int days, boolean wholeWeeks) implements Action {

        /** As far as a year, either way. */
        public static final Shift A_YEAR = new Shift(365, false);

        @Override
        public String word() {
            return "shift";
        }

        @Override
        public Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("days", days);
            settings.put("whole-weeks", wholeWeeks);
            return settings;
        }
    }

    /**
     * Writes an invented value of the same look.
     *
     * @param keepInitials whether a name's surrogate has its initials
     * @param keepGender whether a first name's surrogate has its gender
     * @param dates how dates are moved
     */
    record Surrogate(boolean keepInitials, boolean keepGender, Shift dates) implements Action {
        @Override
        public String word() {
            return "surrogate";
        }

        @Override
        public Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("keep-initials", keepInitials);
            settings.put("keep-gender", keepGender);
            settings.putAll(dates.settings());
            return settings;
        }
    }

    /** Writes a keyed token: the same value, the same token. */
    record Pseudonymize(Tag tag) implements Action {
        @Override
        public String word() {
            return "pseudonym";
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of("tag", tag.template());
        }
    }

    /** Encrypts letters and digits by FF1, which keeps the format; who has the key can decrypt. */
    record Encrypt() implements Action {
        @Override
        public String word() {
            return "encrypt";
        }
    }

    /** Writes a random re-identification code; the vault keeps the value. */
    @Cfr("164.514(c)")
    record Code(Tag tag) implements Action {
        @Override
        public String word() {
            return "code";
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of("tag", tag.template());
        }
    }

    /** Leaves the value as it is. */
    record Keep() implements Action {
        @Override
        public String word() {
            return "keep";
        }
    }
}
