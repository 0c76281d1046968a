package health.cordon.server.gateway;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Used;
import health.cordon.gateway.route.Route;
import health.cordon.server.watch.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Tells how much of each budget is used, as figures: names of routes, and nobody's. Thread-safe. */
final class BudgetWatch {

    private static final String LABEL = "budget";

    private final Budgets budgets;
    private final List<Route> routes;

    BudgetWatch(Budgets budgets, List<Route> routes) {
        this.budgets = budgets;
        this.routes = List.copyOf(routes);
    }

    void offer(Metrics metrics) {
        metrics.gauges(
                "cordon_gateway_budget_used_ratio",
                "The used part of each budget in its running period; of callers' own budgets the greatest.",
                LABEL,
                () -> figures(_ -> true, Used::ratio));
        metrics.gauges(
                "cordon_gateway_budget_used_tokens",
                "Tokens used of each budget in its running period; of callers' own budgets all together.",
                LABEL,
                () -> figures(Budget::countsTokens, used -> used.total().tokens()));
        metrics.gauges(
                "cordon_gateway_budget_used_cost",
                "Cost used of each budget in its running period, in the configuration's currency; of callers' own budgets all"
                        + " together.",
                LABEL,
                () -> figures(Budget::countsCost, used -> used.total().cost().figure()));
    }

    private Map<String, Double> figures(Predicate<Budget> which, ToDoubleFunction<Used> figure) {
        Map<String, Double> all = new LinkedHashMap<>();
        try {
            for (Route route : routes) {
                budgets.used(route.model(), route.spending()).stream()
                        .filter(used -> which.test(used.budget()))
                        .forEach(used -> all.put(used.name(), figure.applyAsDouble(used)));
            }
        } catch (CordonException unreadable) {
            return Map.of();
        }
        return all;
    }
}
