package health.cordon.gateway.budget;

import java.util.List;

/**
 * How much of a budget is used in its running period. Nobody's name is in it.
 *
 * @param name the budget in words of the configuration
 * @param budget the budget
 * @param total what was used, of budgets for each caller by all of them together
 * @param ratio the used part of it, of budgets for each caller the greatest
 * @param callers how many callers' that is; 1 for one of all callers
 */
public record Used(String name, Budget budget, Quantity total, double ratio, int callers) {

    static Used of(String model, Budget budget, List<Spent> spent) {
        Quantity total = spent.stream().map(Spent::counted).reduce(Quantity.NONE, Quantity::plus);
        double greatest = spent.stream()
                .mapToDouble(each -> budget.ratio(each.counted()))
                .max()
                .orElse(0);
        int callers = budget.share() == Budget.Share.ROUTE ? 1 : spent.size();
        return new Used(budget.name(model), budget, total, greatest, callers);
    }
}
