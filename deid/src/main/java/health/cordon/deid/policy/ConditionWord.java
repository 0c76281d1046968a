package health.cordon.deid.policy;

import health.cordon.core.PhiKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The conditions of the policy language. One whose fact is not known does not hold. */
enum ConditionWord {
    KIND(
            Key.words(
                    "kind",
                    Arrays.stream(PhiKind.values()).map(PhiKind::name).toList(),
                    "The span's kind is one of these; of use under default."),
            (facts, value) -> list(value).contains(facts.span().kind().name())),
    MIN_SCORE(
            Key.number("min-score", 0, 1, "The span's score is at least this."),
            (facts, value) -> facts.span().score() >= number(value)),
    MAX_SCORE(
            Key.number("max-score", 0, 1, "The span's score is at most this."),
            (facts, value) -> facts.span().score() <= number(value)),
    SUBJECT(
            Key.word("subject", List.of("known", "unknown"), "Whether the caller told whose document it is."),
            (facts, value) -> facts.subjectKnown() == value.equals("known")),
    MIN_AGE(
            Key.whole("min-age", 0, 150, null, "The span is an age of at least so many years."),
            (facts, value) -> facts.age() >= 0 && facts.age() >= number(value)),
    MAX_AGE(
            Key.whole("max-age", 0, 150, null, "The span is an age of at most so many years."),
            (facts, value) -> facts.age() >= 0 && facts.age() <= number(value)),
    REVEALS_AGE(
            Key.flag(
                    "reveals-age-over-89",
                    null,
                    "Whether the span is an age over 89, or a date so long ago that it may reveal one."),
            (facts, value) -> facts.revealsAgeOver89() == (Boolean) value),
    MIN_LENGTH(
            Key.whole("min-length", 1, 10_000, null, "The span has at least so many UTF-16 units."),
            (facts, value) -> facts.span().length() >= number(value)),
    MAX_LENGTH(
            Key.whole("max-length", 1, 10_000, null, "The span has at most so many UTF-16 units."),
            (facts, value) -> facts.span().length() <= number(value)),
    POPULATION(
            Key.word(
                    "population",
                    List.of(SpanFacts.LARGE_AREA, SpanFacts.SMALL_AREA),
                    "How many people live in the ZIP code's three-digit area."),
            (facts, value) -> value.equals(facts.population())),
    STARTS_WITH(
            Key.text("starts-with", 100, "The span's text starts with this, upper or lower case."),
            (facts, value) -> facts.startsWith((String) value)),
    DETECTOR(
            Key.texts("detector", "The detector that decided the span's kind is one of these."),
            (facts, value) -> list(value).contains(facts.span().detector())),
    DOCUMENT(
            Key.text("document", 200, "The document's id matches; * stands for any characters."),
            (facts, value) -> Glob.matches((String) value, facts.documentId()));

    private final Key key;
    private final BiPredicate<SpanFacts, Object> test;

    ConditionWord(Key key, BiPredicate<SpanFacts, Object> test) {
        this.key = key;
        this.test = test;
    }

    Key key() {
        return key;
    }

    boolean holds(SpanFacts facts, Object value) {
        return test.test(facts, value);
    }

    static Optional<ConditionWord> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.key.name().equals(name))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(one -> one.key.name()).toList();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
