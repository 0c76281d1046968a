package health.cordon.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.deid.Profile;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.history.HistorySettings;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.shape.UnknownFields;
import health.cordon.server.Json;
import health.cordon.server.TestServer;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.GatewayConfig.Model;
import health.cordon.server.config.GatewayConfig.Upstream;
import health.cordon.server.config.ServerConfig;
import health.cordon.store.StoreAddress;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls through a real gateway are kept; a privacy officer lists, reads and exports them by the access policies, each reading in
 * the audit log; others do not; a shredded patient's are gone.
 */
abstract class HistoryStoryContract {

    private static final PhiCanary CANARY = PhiCanary.plant(77);
    private static final String NAME = CANARY.value("last name");

    @TempDir
    Path data;

    /** Where the store is; null for the file of development. */
    abstract @Nullable StoreAddress store() throws IOException;

    /** What the database wrote; null for what lies in the data folder. */
    abstract @Nullable Path files();

    private static GatewayConfig gateway() {
        return new GatewayConfig(
                List.of(),
                List.of(new Upstream(
                        "echo", GatewayConfig.ECHO, Map.of(), Endpoint.ANY, GatewayConfig.REGION, Optional.empty())),
                List.of(
                        model("treated", HistoryMode.TREATED),
                        model("full", HistoryMode.FULL),
                        model("*", HistoryMode.NONE)),
                Optional.empty(),
                PurposeOfUse.TREAT,
                Profile.FAST,
                Duration.ofMinutes(5),
                UnknownFields.DROP,
                GatewayConfig.CURRENCY,
                new HistorySettings("pat-privacy", Duration.ofDays(60)));
    }

    private static Model model(String name, HistoryMode history) {
        return new Model(
                name,
                Mode.PSEUDONYMIZE,
                List.of("echo"),
                RouteLimits.NONE,
                Protection.WITHOUT_PREAMBLE,
                Optional.empty(),
                Spending.FREE,
                Route.Order.LISTED,
                Optional.empty(),
                history);
    }

    private TestServer start(@Nullable StoreAddress store, boolean fresh) {
        return store == null
                ? TestServer.start(data, HistoryStoryContract::configured)
                : TestServer.over(store, data, fresh, HistoryStoryContract::configured);
    }

    /** With a gateway, and everything logged. */
    private static ServerConfig configured(ServerConfig c) {
        return new ServerConfig(
                c.data(),
                c.listen(),
                c.tls(),
                c.store(),
                c.keys(),
                c.deid(),
                c.access(),
                c.signIn(),
                c.limits(),
                new ServerConfig.Log(ServerConfig.Log.Level.DEBUG, false),
                Optional.of(gateway()),
                Optional.empty());
    }

    private static Reply ask(Client client, String model, boolean stream) {
        return client.post(
                "/v1/chat/completions",
                "{\"model\":\"" + model + "\",\"stream\":" + stream
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"Mr. " + NAME + " was admitted. SSN: "
                        + CANARY.value("ssn") + "\"}]}");
    }

    private static Reply search(Client client, String body) {
        return client.post("/v1/history/search", body);
    }

    private static List<Map<String, Object>> lines(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body().lines().map(Json::object).toList();
    }

    @Test
    @Cfr("164.308(a)(4)")
    @Cfr("164.312(b)")
    @Cfr("164.310(d)(2)(i)")
    void callsAreKeptReadByThoseWhoMayAndEndWithThePatient() throws Exception {
        StoreAddress store = store();
        String full;
        String mrn = "{\"patient\":\"" + CANARY.value("mrn") + "\"}";
        try (TestServer server = start(store, true)) {
            Client app = server.service("app", "service");
            Client about = app.header("Cordon-Patient", CANARY.value("mrn"));
            Client officer = server.person("pat-privacy", "privacy-officer");
            String treated = asked(ask(about, "treated", false));
            full = asked(ask(app, "full", true));
            asked(ask(app, "other", false));

            refused(server, treated);
            listed(officer.purpose("HCOMPL"), treated, full, mrn);
            shown(officer.purpose("HCOMPL"), treated, full);
            exported(officer, full);
            audited(officer.purpose("HOPERAT"), mrn);

            Reply purged = officer.purpose("HCOMPL")
                    .post(
                            "/v1/history/purge",
                            "{\"before\":\"" + Instant.now().plus(Duration.ofDays(9))
                                    + "\",\"confirm\":true,\"beforeRetentionEnds\":true}");
            assertThat(purged.expect(200)).as("the running day stays").containsEntry("days", 0L);

            Client patients = officer.purpose("HCOMPL");
            patients.post(
                            "/v1/patients/shred",
                            "{\"patient\":\"" + CANARY.value("mrn")
                                    + "\",\"confirm\":true,\"beforeRetentionEnds\":true}")
                    .expect(200);
            assertThat(patients.get("/v1/history/calls/" + treated).status()).isEqualTo(404);
            assertThat(ask(about, "treated", false).status()).isEqualTo(503);
            assertThat(ask(about, "treated", false).body()).contains("history_not_kept");
            CANARY.assertAbsent("the log", server.log());
            CANARY.assertAbsent("the metrics", server.nobody().get("/metrics").body());
        }
        try (TestServer again = start(store, false)) {
            Client officer = again.person("pat-again", "privacy-officer").purpose("HCOMPL");
            assertThat(lines(officer.get("/v1/history/calls/" + full))).hasSize(2);
        }
        CANARY.assertAbsent(data);
        Path files = files();
        if (files != null) {
            assertThat(files.resolve("base")).isNotEmptyDirectory();
            CANARY.assertAbsent(files);
        }
    }

    private static String asked(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.header("cordon-request");
    }

    private static void refused(TestServer server, String request) {
        Client scientist = server.person("sam-science", "data-scientist").purpose("HQUALIMP");
        Client clinician = server.person("cleo-clinician", "clinician").purpose("TREAT");
        Client officer = server.person("pat-two", "privacy-officer").purpose("HRESCH");
        for (Client who : List.of(scientist, clinician, officer)) {
            assertThat(search(who, "{}").status()).isEqualTo(403);
            assertThat(who.get("/v1/history/calls/" + request).status()).isEqualTo(403);
            assertThat(who.get("/v1/history/calls/none").status()).isEqualTo(403);
            assertThat(who.post("/v1/history/export", "{}").status()).isEqualTo(403);
            assertThat(who.post("/v1/history/purge", "{\"before\":\"2026-01-01T00:00:00Z\",\"confirm\":true}")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static void listed(Client officer, String treated, String full, String mrn) {
        List<Map<String, Object>> all =
                Json.maps(search(officer, "{}").expect(200).get("parts"));
        assertThat(all).extracting(part -> part.get("request")).containsExactly(treated, treated, full, full);
        assertThat(all).extracting(part -> part.get("part")).containsExactly("asked", "answered", "asked", "answered");
        assertThat(all)
                .allSatisfy(part ->
                        assertThat(part).containsEntry("owner", "pat-privacy").containsEntry("purpose", "TREAT"));
        List<Map<String, Object>> patients =
                Json.maps(search(officer, mrn).expect(200).get("parts"));
        assertThat(patients)
                .hasSize(2)
                .allSatisfy(part ->
                        assertThat(part).containsEntry("request", treated).containsEntry("patient", true));
        Map<String, Object> first =
                search(officer, "{\"model\":\"full\",\"limit\":1}").expect(200);
        List<Map<String, Object>> rest =
                Json.maps(search(officer, "{\"model\":\"full\",\"after\":\"" + first.get("next") + "\"}")
                        .expect(200)
                        .get("parts"));
        assertThat(rest)
                .singleElement()
                .satisfies(part ->
                        assertThat(part).containsEntry("part", "answered").containsEntry("model", "full"));
        assertThat(search(officer, "{\"after\":\"no-such-record\"}").status()).isEqualTo(404);
    }

    private static void shown(Client officer, String treated, String full) {
        Reply reply = officer.get("/v1/history/calls/" + treated);
        assertThat(lines(reply)).extracting(line -> line.get("part")).containsExactly("asked", "answered");
        assertThat(reply.body()).contains("[NAME-").doesNotContain(NAME, CANARY.value("mrn"));
        Reply whole = officer.get("/v1/history/calls/" + full);
        assertThat(lines(whole)).allSatisfy(line -> assertThat(line).containsEntry("request", full));
        assertThat(whole.body()).contains(NAME).doesNotContain("[NAME-");
        assertThat(officer.get("/v1/history/calls/none").status()).isEqualTo(404);
    }

    private static void exported(Client officer, String full) {
        Client evaluating = officer.purpose("HQUALIMP");
        assertThat(lines(evaluating.post("/v1/history/export", "{}"))).hasSize(4);
        assertThat(lines(evaluating.post("/v1/history/export", "{\"model\":\"full\"}")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsEntry("request", full));
        assertThat(lines(evaluating.post("/v1/history/export", "{\"before\":\"2026-01-01T00:00:00Z\"}")))
                .isEmpty();
    }

    /** Whoever asks the log about the patient sees the calls, and who read what was kept of them. */
    private static void audited(Client officer, String mrn) {
        List<Map<String, Object>> seen =
                Json.maps(officer.post("/v1/audit/search", mrn).expect(200).get("entries"));
        assertThat(seen)
                .extracting(entry -> entry.get("action"))
                .contains("INTENT", "EXECUTE", "SEARCH", "READ", "EXPORT");
        assertThat(seen)
                .filteredOn(entry -> "EXECUTE".equals(entry.get("action")))
                .allSatisfy(entry ->
                        assertThat((String) entry.get("rule")).isEqualTo("service-asks-models-answered-treated"));
        assertThat(seen).filteredOn(entry -> "READ".equals(entry.get("action"))).hasSize(2);
        List<Map<String, Object>> decided = Json.maps(
                officer.post("/v1/audit/search", "{\"who\":\"pat-privacy\",\"resource\":\"INFERENCE_LOG/full\"}")
                        .expect(200)
                        .get("entries"));
        assertThat(decided)
                .extracting(entry -> entry.get("rule"))
                .contains("privacy-officer-reads-what-was-asked", "privacy-officer-exports-what-was-asked");
    }
}
