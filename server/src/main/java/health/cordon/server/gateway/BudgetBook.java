package health.cordon.server.gateway;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.budget.Used;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.kept.Forms;
import health.cordon.server.kept.ShelfStore;
import health.cordon.store.Store;
import health.cordon.store.StoreOptions;
import health.cordon.store.Tenant;
import health.cordon.store.kept.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the store says of budgets: for the server that counts, and beside it for whoever asks. */
public final class BudgetBook {

    private BudgetBook() {}

    /** The budgets of an organisation. */
    public static Budgets of(Tenant tenant, java.time.InstantSource clock) {
        return new Budgets(new ShelfStore<>(tenant.kept(Shelf.BUDGET), Forms.SPENT), clock);
    }

    /**
     * What is used of a route's budgets at a moment, in words, a line for each. Nothing is written; a server may run.
     *
     * @throws CordonException what the store says
     */
    public static List<String> read(ServerConfig config, String model, Spending spending, String currency, Instant at) {
        if (spending.budgets().isEmpty()) {
            return List.of();
        }
        StoreOptions options =
                StoreOptions.NONE.withPassphraseFile(config.keys().storePassphrase());
        try (Store store = Store.open(config.store().address(), options);
                Budgets budgets = of(store.in(config.store().tenant()), () -> at)) {
            return budgets.recorded(model, spending).stream()
                    .map(used -> says(used, currency))
                    .toList();
        }
    }

    private static String says(Used used, String currency) {
        List<String> parts = new ArrayList<>();
        if (used.budget().countsCost()) {
            parts.add(used.total().cost() + " of " + used.budget().most().cost() + " " + currency);
        }
        if (used.budget().countsTokens()) {
            parts.add(used.total().tokens() + " of " + used.budget().most().tokens() + " tokens");
        }
        String whose = used.budget().share() == health.cordon.gateway.budget.Budget.Share.PRINCIPAL
                ? " each; " + used.callers() + (used.callers() == 1 ? " caller" : " callers")
                        + " together, the greatest " + Math.round(100 * used.ratio()) + " %"
                : " used, " + Math.round(100 * used.ratio()) + " %";
        return used.name() + ": " + String.join(", ", parts) + whose;
    }
}
