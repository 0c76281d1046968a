package health.cordon.gateway.budget;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * How much a route may spend.
 *
 * @param budgets its budgets; a call must fit in all of them
 * @param answerTokens how long an answer may be where the request does not say; the endpoint is told. Empty for as long as it likes
 */
public record Spending(List<Budget> budgets, OptionalLong answerTokens) {

    /** What an answer may have on a route with budgets, unless told. */
    public static final long USUAL_ANSWER = 4096;

    /** As much as it likes. */
    public static final Spending FREE = new Spending(List.of(), OptionalLong.empty());

    /** Takes a copy, and checks that answers have a bound where there is a budget. */
    public Spending {
        budgets = List.copyOf(budgets);
        if (!budgets.isEmpty() && answerTokens.isEmpty()) {
            throw new IllegalArgumentException("with a budget an answer has a bound");
        }
    }

    /** These budgets, with the usual bound for answers. */
    public static Spending of(Budget... budgets) {
        return new Spending(List.of(budgets), OptionalLong.of(USUAL_ANSWER));
    }

    /** Whether a budget bounds what is paid. */
    public boolean countsCost() {
        return budgets.stream().anyMatch(Budget::countsCost);
    }

    /** In one form: a part of the policy's hash. */
    public String canonical() {
        return "answer " + answerTokens.orElse(0) + " budgets "
                + budgets.stream().map(Budget::canonical).collect(Collectors.joining(", "));
    }
}
