package health.cordon.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.Role;
import health.cordon.core.PurposeOfUse;
import health.cordon.deid.Profile;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.screen.ScreenPolicy;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.gateway.token.PseudonymStyle;
import health.cordon.gateway.vendor.ModelProviders;
import health.cordon.server.config.GatewayConfig.Model;
import health.cordon.server.config.GatewayConfig.Registry;
import health.cordon.server.config.GatewayConfig.Upstream;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.config.ServerConfig.SignIn;
import health.cordon.store.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key with its default and with another value, and all mistakes at once. */
class ConfigFileTest {

    private static final String LEAST = "data: d\ntls: {certificate: c.pem, key: k.pem}\nkeys: {keyset: s}\n";

    @TempDir
    Path folder;

    private ServerConfig read(String yaml) throws IOException {
        Path file = folder.resolve("cordon.yaml");
        Files.writeString(file, yaml);
        return ConfigFile.read(file);
    }

    @Test
    void defaultsAreTheStrictOnes() throws IOException {
        ServerConfig config = read(LEAST);
        assertThat(config.data()).isEqualTo(folder.resolve("d"));
        assertThat(config.audit()).isEqualTo(folder.resolve("d/audit"));
        assertThat(config.listen()).isEqualTo(Listen.STANDARD);
        assertThat(config.listen().address()).isEqualTo("127.0.0.1");
        assertThat(config.listen().anywhere()).isFalse();
        assertThat(config.store().address()).isEqualTo(new StoreAddress.SqliteFile(folder.resolve("d/store.db")));
        assertThat(config.deid()).isEqualTo(ServerConfig.Deid.STANDARD);
        assertThat(config.access()).isEqualTo(ServerConfig.Access.STANDARD);
        assertThat(config.signIn()).isEqualTo(SignIn.STANDARD);
        assertThat(config.limits()).isEqualTo(Limits.STANDARD);
        assertThat(config.log()).isEqualTo(ServerConfig.Log.STANDARD);
        assertThat(config.tls().clientAnchors()).isNull();
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Files.writeString(folder.resolve("own.txt"), "Keep tokens as they are.\n");
        ServerConfig c = read("""
                data: d
                listen: {address: "::1", port: 9, anywhere: true, proxies: [10.0.0.1], drain-seconds: 7}
                tls: {certificate: c.pem, key: k.pem, reload-seconds: 3, client-anchors: a.pem, client-crls: [r.pem]}
                store: {address: "postgresql://cordon@db.example:5433/c", password-file: pw, tenant: clinic}
                keys: {keyset: s, keyset-passphrase-file: p1, store-passphrase-file: p2}
                deid: {policy: surrogate, profile: fast, policies: [mine.yaml], site-rules: site.yaml}
                access: {policies: pol, only-own-policies: true, minimum: m.yaml, recipients: r.txt, emergency-minutes: 5}
                sign-in:
                  ways: [oidc, certificate, api-key]
                  oidc:
                    issuer: https://idp.example
                    audience: cordon
                    keys: https://idp.example/jwks
                    trust: idp.pem
                    algorithms: [ES256]
                    id-claim: upn
                    roles-claim: groups
                    roles: {doctors: clinician}
                    kind: service
                    skew-seconds: 5
                    longest-life-minutes: 6
                    one-time: true
                  certificates:
                    - {field: dns, name: batch.example, id: batch, kind: service, roles: [service]}
                  session: {idle-minutes: 2, longest-minutes: 3}
                  failures: {count: 9, window-seconds: 8, first-lock-seconds: 7, longest-lock-seconds: 70}
                limits:
                  body-bytes: 2001
                  batch-bytes: 2002
                  line-bytes: 2003
                  header-bytes: 2004
                  head-seconds: 5
                  idle-seconds: 6
                  stall-seconds: 7
                  connections: 8
                  connections-per-source: 9
                  requests: 10
                  batches: 11
                  requests-per-second: 12
                log: {level: debug}
                metrics: {open: true}
                telemetry: {otlp: {endpoint: "https://traces.example:4318"}}
                gateway:
                  boundary: [10.0.0.0/8]
                  agreements: baas
                  agreements-key: baa.pub
                  agreements-warn-days: 30
                  purpose: HOPERAT
                  profile: default
                  conversation-minutes: 5
                  unknown-fields: deny
                  history-days: 17
                  history-owner: ada
                  currency: EUR
                  endpoints:
                    - {id: gpu, url: "https://10.1.2.3:8000", key-env: GPU_KEY, price-input: 0.2, price-output: 0}
                    - {id: cloud, kind: openai, model: large-2, region: us, key-file: cloud.key, price-input: 2.50, price-output: "10"}
                    - {id: echo, kind: echo}
                  routes:
                    - {model: notes, mode: block, endpoints: [gpu, cloud], unknown-fields: drop, history: full, concurrent: 7, requests-per-minute: 8, tokens-per-minute: 9, order: cost, hedge-after: 800ms, max-tokens: 900, budgets: [{period: day, of: principal, tokens: 5000}, {period: month, cost: 99.5, tokens: 7}]}
                    - {model: told, endpoints: gpu, screen: observe, screen-hosts: charts.example, preamble: none}
                    - {model: own, endpoints: gpu, screen: "off", preamble-file: own.txt, pseudonyms: realistic}
                    - {model: "*", mode: shadow, endpoints: echo}
                """);
        assertThat(c.listen()).isEqualTo(new Listen("::1", 9, true, List.of("10.0.0.1"), Duration.ofSeconds(7)));
        assertThat(c.tls())
                .isEqualTo(new ServerConfig.Tls(
                        folder.resolve("c.pem"),
                        folder.resolve("k.pem"),
                        Duration.ofSeconds(3),
                        folder.resolve("a.pem"),
                        List.of(folder.resolve("r.pem"))));
        assertThat(c.store().tenant()).isEqualTo("clinic");
        assertThat(c.store().address())
                .isEqualTo(
                        new StoreAddress.PostgresServer("db.example", 5433, "c", "cordon", null, folder.resolve("pw")));
        assertThat(c.keys())
                .isEqualTo(new ServerConfig.Keys(folder.resolve("s"), folder.resolve("p1"), folder.resolve("p2")));
        assertThat(c.deid())
                .isEqualTo(new ServerConfig.Deid(
                        "surrogate", Profile.FAST, List.of(folder.resolve("mine.yaml")), folder.resolve("site.yaml")));
        assertThat(c.access())
                .isEqualTo(new ServerConfig.Access(
                        folder.resolve("pol"),
                        true,
                        folder.resolve("m.yaml"),
                        folder.resolve("r.txt"),
                        Duration.ofMinutes(5)));
        SignIn signIn = c.signIn();
        assertThat(signIn.ways()).containsExactly("oidc", "certificate", "api-key");
        ServerConfig.Oidc oidc = signIn.oidc().orElseThrow();
        assertThat(oidc.keys()).isEqualTo(URI.create("https://idp.example/jwks"));
        assertThat(oidc.trust()).isEqualTo(folder.resolve("idp.pem"));
        assertThat(oidc.settings().issuer()).isEqualTo("https://idp.example");
        assertThat(oidc.settings().algorithms()).containsExactly("ES256");
        assertThat(oidc.settings().idClaim()).isEqualTo("upn");
        assertThat(oidc.settings().rolesClaim()).isEqualTo("groups");
        assertThat(oidc.settings().roles()).containsEntry("doctors", Role.CLINICIAN);
        assertThat(oidc.settings().clockSkew()).isEqualTo(Duration.ofSeconds(5));
        assertThat(oidc.settings().longestLife()).isEqualTo(Duration.ofMinutes(6));
        assertThat(oidc.settings().oneTime()).isTrue();
        assertThat(signIn.certificates())
                .singleElement()
                .satisfies(rule -> assertThat(rule.name()).isEqualTo("batch.example"));
        assertThat(signIn.sessions().idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(signIn.sessions().longest()).isEqualTo(Duration.ofMinutes(3));
        assertThat(signIn.failures().failures()).isEqualTo(9);
        assertThat(signIn.failures().firstLock()).isEqualTo(Duration.ofSeconds(7));
        assertThat(c.limits())
                .isEqualTo(new Limits(
                        2001,
                        2002,
                        2003,
                        2004,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        8,
                        9,
                        10,
                        11,
                        12));
        assertThat(c.log()).isEqualTo(new ServerConfig.Log(ServerConfig.Log.Level.DEBUG, true));
        assertThat(c.traces()).contains(URI.create("https://traces.example:4318"));
        assertThat(c.gateway().orElseThrow())
                .isEqualTo(new GatewayConfig(
                        List.of("10.0.0.0/8"),
                        List.of(
                                new Upstream(
                                        "gpu",
                                        "openai-compatible",
                                        Map.of("url", "https://10.1.2.3:8000", "key-env", "GPU_KEY"),
                                        "*",
                                        "local",
                                        Optional.of(price("0.2", "0"))),
                                new Upstream(
                                        "cloud",
                                        "openai",
                                        Map.of(
                                                "key-file",
                                                folder.resolve("cloud.key").toString()),
                                        "large-2",
                                        "us",
                                        Optional.of(price("2.5", "10"))),
                                new Upstream("echo", "echo", Map.of(), "*", "local", Optional.empty())),
                        List.of(
                                new Model(
                                        "notes",
                                        Mode.BLOCK,
                                        List.of("gpu", "cloud"),
                                        RouteLimits.NONE
                                                .concurrent(7)
                                                .requestsPerMinute(8)
                                                .tokensPerMinute(9),
                                        Protection.usual(Mode.BLOCK),
                                        Optional.of(UnknownFields.DROP),
                                        new Spending(
                                                List.of(
                                                        new Budget(
                                                                Period.DAY,
                                                                Budget.Share.PRINCIPAL,
                                                                new Quantity(5000, Amount.UNBOUNDED)),
                                                        new Budget(
                                                                Period.MONTH,
                                                                Budget.Share.ROUTE,
                                                                new Quantity(7, new Amount(99_500_000_000L)))),
                                                OptionalLong.of(900)),
                                        Route.Order.COST,
                                        Optional.of(Duration.ofMillis(800)),
                                        HistoryMode.FULL),
                                new Model(
                                        "told",
                                        Mode.PSEUDONYMIZE,
                                        List.of("gpu"),
                                        RouteLimits.NONE,
                                        new Protection(
                                                ScreenPolicy.OBSERVING.allowing("charts.example"), Preamble.NONE),
                                        Optional.empty(),
                                        Spending.FREE,
                                        Route.Order.LISTED,
                                        Optional.empty(),
                                        HistoryMode.NONE),
                                new Model(
                                        "own",
                                        Mode.PSEUDONYMIZE,
                                        List.of("gpu"),
                                        RouteLimits.NONE,
                                        new Protection(
                                                ScreenPolicy.OFF,
                                                Preamble.own("own", "Keep tokens as they are."),
                                                PseudonymStyle.REALISTIC),
                                        Optional.empty(),
                                        Spending.FREE,
                                        Route.Order.LISTED,
                                        Optional.empty(),
                                        HistoryMode.NONE),
                                new Model(
                                        "*",
                                        Mode.SHADOW,
                                        List.of("echo"),
                                        RouteLimits.NONE,
                                        Protection.usual(Mode.SHADOW),
                                        Optional.empty(),
                                        Spending.FREE,
                                        Route.Order.LISTED,
                                        Optional.empty(),
                                        HistoryMode.NONE)),
                        Optional.of(new Registry(folder.resolve("baas"), folder.resolve("baa.pub"), 30)),
                        PurposeOfUse.HOPERAT,
                        Profile.DEFAULT,
                        Duration.ofMinutes(5),
                        UnknownFields.DENY,
                        "EUR",
                        new HistorySettings("ada", Duration.ofDays(17))));
    }

    private static Price price(String input, String output) {
        return new Price(Amount.of(input).orElseThrow(), Amount.of(output).orElseThrow());
    }

    @Test
    void tracesGoNowhereUnlessToldAndNotInTheClear() throws IOException {
        assertThat(read(LEAST).traces()).isEmpty();
        for (String url : List.of("http://traces.example", "https://u:p@traces.example", "grpc://x", "traces")) {
            assertThatThrownBy(() -> read(LEAST + "telemetry: {otlp: {endpoint: \"" + url + "\"}}\n"))
                    .isInstanceOfSatisfying(
                            InvalidConfig.class,
                            e -> assertThat(e.problems().toString()).contains("telemetry.otlp.endpoint"));
        }
    }

    @Test
    void mistakesOfPricesAndBudgetsAreTold() {
        assertThatThrownBy(() -> read(LEAST + """
                        gateway:
                          currency: dollars
                          endpoints:
                            - {id: a, kind: echo}
                            - {id: b, kind: echo, price-output: 3}
                            - {id: c, kind: echo, price-input: 1e3, price-output: 3}
                          routes:
                            - {model: m, endpoints: [a], budgets: [{period: day, cost: 3}]}
                            - {model: n, endpoints: [a], order: cost}
                            - {model: o, endpoints: [a], order: cheapest, budgets: [{cost: 0}, {period: week, tokens: 1}]}
                            - {model: q, endpoints: [a], hedge-after: 5s}
                            - {model: r, endpoints: [a, b], hedge-after: soon}
                            - {model: p, endpoints: [b], budgets: [{period: day, cost: 3}, {period: day, tokens: 3}]}
                        """))
                .isInstanceOfSatisfying(
                        InvalidConfig.class,
                        e -> assertThat(e.problems().toString())
                                .contains("three to eight capital letters", "price-input' is missing")
                                .contains("price-input' is an amount of money in digits")
                                .contains("endpoint 'a' needs price-input and price-output")
                                .contains("budgets.period' is missing", "a budget has 'tokens', 'cost' or both")
                                .contains("budgets.period' is none of its words", "routes.order' is none of its words")
                                .contains("needs a second endpoint to ask", "is a time such as 800ms or 2s")
                                .contains("two budgets have one period"));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read("""
                        listen: {prot: 9, port: 99999}
                        deid: {profile: fats}
                        sign-in: {ways: []}
                        sgin-in: {}
                        limits: {requests: none}
                        """)).isInstanceOfSatisfying(InvalidConfig.class, e -> {
            String all = e.problems().toString();
            assertThat(all)
                    .contains("prot", "port", "fast", "sign-in", "limits.requests")
                    .contains("data", "tls.certificate", "tls.key", "keys.keyset");
        });
    }

    @Test
    void allMistakesOfAGatewayAreToldAtOnce() {
        assertThatThrownBy(() -> read(LEAST + """
                        gateway:
                          boundry: [10.0.0.0/8]
                          boundary: [ten]
                          agreements: baas
                          endpoints:
                            - {id: gpu, url: "https://10.1.2.3", kind: opnai}
                            - {id: gpu, knid: echo}
                            - {id: far, url: "https://10.1.2.4", key-file: a, key-env: B}
                          routes:
                            - {model: notes, mode: pseudonymise, endpoints: [gpo]}
                            - {model: notes, endpoints: [gpu, gpu]}
                            - {endpoints: []}
                            - {model: s, mode: shadow, endpoints: gpu, preamble: hipaa-1}
                            - {model: r, mode: redact, endpoints: gpu, pseudonyms: realistc}
                            - {model: p, endpoints: gpu, preamble: none, preamble-file: none.txt, screen: blok}
                        """))
                .isInstanceOfSatisfying(
                        InvalidConfig.class,
                        e -> assertThat(e.problems().toString())
                                .contains("did you mean 'boundary'?", "no network such as 10.0.0.0/8", "agreements-key")
                                .contains("did you mean 'openai'?", "two endpoints have one id", "did you mean 'kind'?")
                                .contains(
                                        "'gateway.endpoints.url' is missing",
                                        "not both",
                                        "did you mean 'pseudonymize'?")
                                .contains(
                                        "there is no endpoint 'gpo'; did you mean 'gpu'?", "two routes have one model")
                                .contains(
                                        "names one twice",
                                        "'gateway.routes.model' is missing",
                                        "routes.endpoints' names none")
                                .contains("mode shadow changes nothing", "a preamble or a preamble-file, not both")
                                .contains("is for mode pseudonymize alone", "did you mean 'realistic'?")
                                .contains("preamble-file' cannot be read", "did you mean 'block'?"));
        assertThatThrownBy(() -> read(LEAST + "gateway: {endpoints: [{id: a, kind: telepathy, url: x}]}\n"))
                .isInstanceOfSatisfying(
                        InvalidConfig.class,
                        e -> assertThat(e.problems().toString())
                                .contains(
                                        ModelProviders.installed().kinds().replace(" ", ", "),
                                        "'gateway.routes' names none"));
    }

    @Test
    void noGatewayUnlessTheFileHasOne() throws IOException {
        assertThat(read(LEAST).gateway()).isEmpty();
        String one = "gateway: {endpoints: {id: e, kind: echo}, routes: {model: m, endpoints: e}}\n";
        GatewayConfig usual =
                read(LEAST + "deid: {profile: fast}\n" + one).gateway().orElseThrow();
        assertThat(usual.profile()).isEqualTo(Profile.FAST);
        assertThat(usual.purpose()).isEqualTo(PurposeOfUse.TREAT);
        assertThat(usual.agreements()).isEmpty();
        assertThat(usual.unknown()).isEqualTo(UnknownFields.DROP);
        assertThat(usual.routes().getFirst().mode()).isEqualTo(Mode.PSEUDONYMIZE);
    }

    @Test
    void halfAnIdentityProviderIsNone() {
        assertThatThrownBy(() -> read(LEAST + "sign-in: {ways: [oidc]}\n")).isInstanceOf(InvalidConfig.class);
        assertThatThrownBy(() -> read(LEAST + "sign-in: {ways: [certificate]}\n"))
                .isInstanceOf(InvalidConfig.class);
    }

    @Test
    void theFileOfThePageIsGood() throws IOException {
        String page = page();
        String yaml = page.substring(page.indexOf("```yaml\n") + 8);
        assertThat(read(yaml.substring(0, yaml.indexOf("```"))).listen().anywhere())
                .isTrue();
    }

    @Test
    void everyKeyHasItsHeading() throws IOException {
        String page = page();
        List<String> missing = new ArrayList<>();
        for (ConfigKey key : ConfigKey.values()) {
            if (!page.contains("\n### `" + key.path() + "`\n")) {
                missing.add(key.path());
            }
        }
        ModelProviders kinds = ModelProviders.installed();
        for (String kind : kinds.kinds().split(" ")) {
            kinds.settings(kind).orElseThrow().stream()
                    .map(word -> "gateway.endpoints." + word)
                    .filter(path -> !path.endsWith(".boundary") && !page.contains("\n### `" + path + "`\n"))
                    .forEach(missing::add);
        }
        assertThat(missing)
                .as("keys without a heading in docs/server-config.md")
                .isEmpty();
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/server-config.md"));
    }
}
