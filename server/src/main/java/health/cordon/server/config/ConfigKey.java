package health.cordon.server.config;

import java.util.Arrays;
import java.util.List;

/** Every key of the configuration file, by its path. */
public enum ConfigKey {
    DATA("data"),
    LISTEN_ADDRESS("listen.address"),
    LISTEN_PORT("listen.port"),
    LISTEN_ANYWHERE("listen.anywhere"),
    LISTEN_PROXIES("listen.proxies"),
    LISTEN_DRAIN("listen.drain-seconds"),
    TLS_CERTIFICATE("tls.certificate"),
    TLS_KEY("tls.key"),
    TLS_RELOAD("tls.reload-seconds"),
    TLS_CLIENT_ANCHORS("tls.client-anchors"),
    TLS_CLIENT_CRLS("tls.client-crls"),
    STORE_ADDRESS("store.address"),
    STORE_PASSWORD("store.password-file"),
    STORE_TENANT("store.tenant"),
    KEYS_KEYSET("keys.keyset"),
    KEYS_KEYSET_PASSPHRASE("keys.keyset-passphrase-file"),
    KEYS_STORE_PASSPHRASE("keys.store-passphrase-file"),
    DEID_POLICY("deid.policy"),
    DEID_PROFILE("deid.profile"),
    DEID_POLICIES("deid.policies"),
    DEID_SITE_RULES("deid.site-rules"),
    ACCESS_POLICIES("access.policies"),
    ACCESS_ONLY_OWN("access.only-own-policies"),
    ACCESS_MINIMUM("access.minimum"),
    ACCESS_RECIPIENTS("access.recipients"),
    ACCESS_EMERGENCY("access.emergency-minutes"),
    SIGN_IN_WAYS("sign-in.ways"),
    OIDC_ISSUER("sign-in.oidc.issuer"),
    OIDC_AUDIENCE("sign-in.oidc.audience"),
    OIDC_KEYS("sign-in.oidc.keys"),
    OIDC_TRUST("sign-in.oidc.trust"),
    OIDC_ALGORITHMS("sign-in.oidc.algorithms"),
    OIDC_ID_CLAIM("sign-in.oidc.id-claim"),
    OIDC_ROLES_CLAIM("sign-in.oidc.roles-claim"),
    OIDC_ROLES("sign-in.oidc.roles"),
    OIDC_KIND("sign-in.oidc.kind"),
    OIDC_SKEW("sign-in.oidc.skew-seconds"),
    OIDC_LONGEST_LIFE("sign-in.oidc.longest-life-minutes"),
    OIDC_ONE_TIME("sign-in.oidc.one-time"),
    CERTIFICATES("sign-in.certificates"),
    SESSION_IDLE("sign-in.session.idle-minutes"),
    SESSION_LONGEST("sign-in.session.longest-minutes"),
    FAILURES_COUNT("sign-in.failures.count"),
    FAILURES_WINDOW("sign-in.failures.window-seconds"),
    FAILURES_FIRST_LOCK("sign-in.failures.first-lock-seconds"),
    FAILURES_LONGEST_LOCK("sign-in.failures.longest-lock-seconds"),
    LIMIT_BODY("limits.body-bytes"),
    LIMIT_BATCH("limits.batch-bytes"),
    LIMIT_LINE("limits.line-bytes"),
    LIMIT_HEADER("limits.header-bytes"),
    LIMIT_HEAD("limits.head-seconds"),
    LIMIT_IDLE("limits.idle-seconds"),
    LIMIT_STALL("limits.stall-seconds"),
    LIMIT_CONNECTIONS("limits.connections"),
    LIMIT_CONNECTIONS_PER_SOURCE("limits.connections-per-source"),
    LIMIT_REQUESTS("limits.requests"),
    LIMIT_BATCHES("limits.batches"),
    LIMIT_RATE("limits.requests-per-second"),
    GATEWAY_BOUNDARY("gateway.boundary"),
    GATEWAY_AGREEMENTS("gateway.agreements"),
    GATEWAY_AGREEMENTS_KEY("gateway.agreements-key"),
    GATEWAY_WARN("gateway.agreements-warn-days"),
    GATEWAY_PURPOSE("gateway.purpose"),
    GATEWAY_PROFILE("gateway.profile"),
    GATEWAY_CONVERSATION("gateway.conversation-minutes"),
    GATEWAY_UNKNOWN("gateway.unknown-fields"),
    GATEWAY_CURRENCY("gateway.currency"),
    GATEWAY_HISTORY_DAYS("gateway.history-days"),
    GATEWAY_HISTORY_OWNER("gateway.history-owner"),
    ENDPOINT_ID("gateway.endpoints.id"),
    ENDPOINT_KIND("gateway.endpoints.kind"),
    ENDPOINT_MODEL("gateway.endpoints.model"),
    ENDPOINT_REGION("gateway.endpoints.region"),
    ENDPOINT_PRICE_INPUT("gateway.endpoints.price-input"),
    ENDPOINT_PRICE_OUTPUT("gateway.endpoints.price-output"),
    ROUTE_MODEL("gateway.routes.model"),
    ROUTE_MODE("gateway.routes.mode"),
    ROUTE_PSEUDONYMS("gateway.routes.pseudonyms"),
    ROUTE_ENDPOINTS("gateway.routes.endpoints"),
    ROUTE_CONCURRENT("gateway.routes.concurrent"),
    ROUTE_REQUESTS("gateway.routes.requests-per-minute"),
    ROUTE_TOKENS("gateway.routes.tokens-per-minute"),
    ROUTE_SCREEN("gateway.routes.screen"),
    ROUTE_SCREEN_HOSTS("gateway.routes.screen-hosts"),
    ROUTE_PREAMBLE("gateway.routes.preamble"),
    ROUTE_PREAMBLE_FILE("gateway.routes.preamble-file"),
    ROUTE_UNKNOWN("gateway.routes.unknown-fields"),
    ROUTE_ORDER("gateway.routes.order"),
    ROUTE_ANSWER("gateway.routes.max-tokens"),
    ROUTE_HEDGE("gateway.routes.hedge-after"),
    BUDGET_PERIOD("gateway.routes.budgets.period"),
    BUDGET_SHARE("gateway.routes.budgets.of"),
    BUDGET_TOKENS("gateway.routes.budgets.tokens"),
    BUDGET_COST("gateway.routes.budgets.cost"),
    TELEMETRY_OTLP("telemetry.otlp.endpoint"),
    ROUTE_HISTORY("gateway.routes.history"),
    LOG_LEVEL("log.level"),
    METRICS_OPEN("metrics.open");

    private final String path;

    ConfigKey(String path) {
        this.path = path;
    }

    /** Its path: words with points between. */
    public String path() {
        return path;
    }

    /** The last word of its path. */
    String word() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The words that may stand in a section, named by its path; the empty path is the whole file. */
    static List<String> wordsIn(String section) {
        String prefix = section.isEmpty() ? "" : section + ".";
        return Arrays.stream(values())
                .map(ConfigKey::path)
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
    }
}
