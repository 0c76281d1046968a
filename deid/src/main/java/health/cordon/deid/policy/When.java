package health.cordon.deid.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Conditions that must all hold. Without any, it always holds. */
public final class When {

    /** Holds always. */
    public static final When ALWAYS = new When(new EnumMap<>(ConditionWord.class));

    private final Map<ConditionWord, Object> conditions;

    When(Map<ConditionWord, Object> conditions) {
        Map<ConditionWord, Object> copy = new EnumMap<>(ConditionWord.class);
        copy.putAll(conditions);
        this.conditions = Collections.unmodifiableMap(copy);
    }

    /** Whether all conditions hold. */
    public boolean holds(SpanFacts facts) {
        for (Map.Entry<ConditionWord, Object> condition : conditions.entrySet()) {
            if (!condition.getKey().holds(facts, condition.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds for every span. */
    public boolean always() {
        return conditions.isEmpty();
    }

    Map<ConditionWord, Object> conditions() {
        return conditions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof When when && when.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    @Override
    public String toString() {
        return PolicyWriter.conditions(this);
    }
}
