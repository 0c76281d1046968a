package health.cordon.server.config;

import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Prices of endpoints and budgets of routes. */
final class BudgetReader {

    private static final long MOST_TOKENS = 1_000_000_000_000_000L;
    private static final long LONGEST_ANSWER = 10_000_000;
    private static final String CURRENCY = "[A-Z]{3,8}";

    private BudgetReader() {}

    static String currency(Section in) {
        String word = in.text(ConfigKey.GATEWAY_CURRENCY, GatewayConfig.CURRENCY);
        if (!word.matches(CURRENCY)) {
            in.problem(ConfigKey.GATEWAY_CURRENCY, "'gateway.currency' is three to eight capital letters, such as USD");
        }
        return word;
    }

    static Optional<Price> price(Section in) {
        Optional<Amount> input = amount(in, ConfigKey.ENDPOINT_PRICE_INPUT);
        Optional<Amount> output = amount(in, ConfigKey.ENDPOINT_PRICE_OUTPUT);
        if (input.isEmpty() && output.isEmpty()) {
            return Optional.empty();
        }
        if (input.isEmpty() && !in.has(ConfigKey.ENDPOINT_PRICE_INPUT)) {
            in.problem(ConfigKey.ENDPOINT_PRICE_OUTPUT, "'gateway.endpoints.price-input' is missing");
        }
        return Optional.of(new Price(input.orElse(Amount.NONE), output.orElse(Amount.NONE)));
    }

    static Spending spending(Section in) {
        List<Budget> budgets = new ArrayList<>();
        for (Section item : in.each("budgets")) {
            budget(item).ifPresent(read -> {
                if (budgets.stream().anyMatch(each -> isLike(each, read))) {
                    item.problem(ConfigKey.BUDGET_PERIOD, "two budgets have one period; say tokens and cost in one");
                }
                budgets.add(read);
            });
        }
        boolean bounded = !budgets.isEmpty() || in.has(ConfigKey.ROUTE_ANSWER);
        long answer = in.number(ConfigKey.ROUTE_ANSWER, 1, LONGEST_ANSWER, Spending.USUAL_ANSWER);
        return new Spending(budgets, bounded ? OptionalLong.of(answer) : OptionalLong.empty());
    }

    private static boolean isLike(Budget one, Budget other) {
        return one.period() == other.period() && one.share() == other.share();
    }

    private static Optional<Budget> budget(Section in) {
        in.needed(ConfigKey.BUDGET_PERIOD);
        Period period = word(in, ConfigKey.BUDGET_PERIOD, Period.values(), Period.DAY);
        Budget.Share share = word(in, ConfigKey.BUDGET_SHARE, Budget.Share.values(), Budget.Share.ROUTE);
        long tokens = in.has(ConfigKey.BUDGET_TOKENS)
                ? in.number(ConfigKey.BUDGET_TOKENS, 1, MOST_TOKENS, 1)
                : Long.MAX_VALUE;
        Amount cost = amount(in, ConfigKey.BUDGET_COST).orElse(Amount.UNBOUNDED);
        Quantity most = new Quantity(tokens, cost);
        if (cost.equals(Amount.NONE) || most.equals(Quantity.UNBOUNDED)) {
            in.problem("a budget has 'tokens', 'cost' or both, and more than 0 of each");
            return Optional.empty();
        }
        return Optional.of(new Budget(period, share, most));
    }

    private static <E extends Enum<E>> E word(Section in, ConfigKey key, E[] values, E otherwise) {
        return in.oneOf(
                key,
                ConfigFile.lower(values),
                word -> Enum.valueOf(otherwise.getDeclaringClass(), word.toUpperCase(Locale.ROOT)),
                otherwise);
    }

    private static Optional<Amount> amount(Section in, ConfigKey key) {
        Optional<String> text = in.text(key);
        Optional<Amount> amount = text.flatMap(Amount::of);
        if (text.isPresent() && amount.isEmpty()) {
            in.problem(key, "'" + key.path() + "' is an amount of money in digits, such as 2.50");
        }
        return amount;
    }
}
