package health.cordon.gateway.reply;

import health.cordon.gateway.budget.Bill;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.trail.IntendedCall;
import java.util.Optional;

/** What a call cost, as its header tells it. Where the endpoint has no price, nothing is told. */
final class Costs {

    static final String HEADER = "cordon-cost";

    private Costs() {}

    /** Of a call that ended: {@code 0.0025 USD}, with {@code estimated} behind it where the endpoint did not tell. */
    static Optional<String> of(Bill bill, String currency) {
        return bill.cost().map(cost -> cost + " " + currency + (bill.estimated() ? " estimated" : ""));
    }

    /** Of one that begins, whose header leaves before it ends; only a route with budgets bounds its answers. */
    static Optional<String> atMost(IntendedCall intended, String currency) {
        RoutedRequest routed = intended.before();
        return intended.way().endpoint().price().isPresent()
                        && routed.route().spending().answerTokens().isPresent()
                ? Optional.of("at most " + routed.most().cost() + " " + currency)
                : Optional.empty();
    }
}
