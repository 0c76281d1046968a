package health.cordon.deid.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The actions of the policy language with the keys that each takes. */
enum ActionWord {
    REDACT(
            "redact",
            "Write a tag in the value's place.",
            settings -> new Action.Redact(new Tag(settings.text("tag"))),
            Key.tag(
                    "tag",
                    List.of(Tag.KIND, Tag.NUMBER, Tag.PARAGRAPH),
                    "[{kind}]",
                    "The tag; {kind}, {n} (the value's number in the document) and {paragraph} are filled in.")),
    MASK(
            "mask",
            "Hide letters and digits behind a character; other characters stay.",
            settings ->
                    new Action.Mask(settings.text("with"), settings.whole("keep-first"), settings.whole("keep-last")),
            Key.character(
                    "with", "*", "The character that hides; neither a letter nor a digit, but X and x may be used."),
            Key.whole("keep-first", 0, 20, 0, "How many letters and digits stay at the start."),
            Key.whole("keep-last", 0, 20, 0, "How many letters and digits stay at the end.")),
    GENERALIZE(
            "generalize",
            "Tell the part that Safe Harbor lets through: a date's year, a ZIP code's area, an age as 90+; redact the rest.",
            settings -> new Action.Generalize(settings.optionalWhole("as-of")),
            Key.whole(
                    "as-of",
                    1900,
                    2200,
                    null,
                    "The year against which a date's year is judged to reveal an age over 89.")),
    SHIFT(
            "shift",
            "Move a date by the subject's own number of days; redact what is not a date or cannot be read as one.",
            ActionWord::shift,
            days(),
            wholeWeeks()),
    SURROGATE(
            "surrogate",
            "Write an invented value of the same look.",
            settings ->
                    new Action.Surrogate(settings.flag("keep-initials"), settings.flag("keep-gender"), shift(settings)),
            Key.flag("keep-initials", true, "Whether a name's surrogate has its initials."),
            Key.flag("keep-gender", true, "Whether a first name's surrogate has its gender."),
            days(),
            wholeWeeks()),
    PSEUDONYM(
            "pseudonym",
            "Write a keyed token: the same value, the same token.",
            settings -> new Action.Pseudonymize(new Tag(settings.text("tag"))),
            Key.tag("tag", List.of(Tag.KIND, Tag.TOKEN), "{kind}-{token}", "What is written; it must hold {token}.")),
    ENCRYPT("encrypt", "Encrypt letters and digits by FF1, keeping the format.", settings -> new Action.Encrypt()),
    CODE(
            "code",
            "Write a random re-identification code and keep the value in the vault.",
            settings -> new Action.Code(new Tag(settings.text("tag"))),
            Key.tag("tag", List.of(Tag.KIND, Tag.CODE), "{code}", "What is written; it must hold {code}.")),
    KEEP("keep", "Leave the value as it is.", settings -> new Action.Keep());

    /** No policy may move dates further: ten years. */
    static final int FURTHEST_SHIFT = 3650;

    private final String word;
    private final String says;
    private final Function<Settings, Action> maker;
    private final List<Key> keys;

    ActionWord(String word, String says, Function<Settings, Action> maker, Key... keys) {
        this.word = word;
        this.says = says;
        this.maker = maker;
        this.keys = List.of(keys);
    }

    String word() {
        return word;
    }

    String says() {
        return says;
    }

    List<Key> keys() {
        return keys;
    }

    /** The action with these settings; a setting that is absent has its standard value. */
    Action make(Settings settings) {
        return maker.apply(settings);
    }

    /** The action with nothing set. */
    Action plain() {
        return make(Settings.none(keys));
    }

    static Optional<ActionWord> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ActionWord::word).toList();
    }

    private static Action.Shift shift(Settings settings) {
        return new Action.Shift(settings.whole("days"), settings.flag("whole-weeks"));
    }

    private static Key days() {
        return Key.whole(
                "days",
                1,
                FURTHEST_SHIFT,
                365,
                "The largest distance in days; the distance is 1 to this many days, back or forth, never 0.");
    }

    private static Key wholeWeeks() {
        return Key.flag("whole-weeks", false, "Move by whole weeks, so that the day of the week stays.");
    }
}
