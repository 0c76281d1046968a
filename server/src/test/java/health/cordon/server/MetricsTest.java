package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import health.cordon.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads what is counted, and what those hear who may ask anything. */
class MetricsTest {

    @TempDir
    Path data;

    @Test
    @Cfr("164.308(a)(1)(ii)(D)")
    void metricsAreForWhoMayReadThem() {
        try (TestServer server = TestServer.start(data)) {
            Reply nobody = server.nobody().get("/metrics");
            assertThat(nobody.status()).isEqualTo(401);
            assertThat(nobody.body()).doesNotContain("cordon_");
            Reply clinician = server.person("cleo", "clinician").get("/metrics");
            assertThat(clinician.status()).isEqualTo(403);
            Client scraper = scraper(server);
            Reply counted = scraper.get("/metrics");
            assertThat(counted.status()).isEqualTo(200);
            assertThat(counted.header("Content-Type")).startsWith("text/plain");
            assertThat(counted.body()).contains("cordon_requests_total", "cordon_uptime_seconds");
            assertThat(scraper.get("/v1/access/policies").status()).isEqualTo(403);
            assertThat(scraper.post("/v1/deid", "{\"text\":\"a\"}").status()).isEqualTo(403);
            assertThat(Json.maps(server.admin()
                            .post("/v1/audit/search", "{\"resource\":\"CONFIGURATION/metrics\"}")
                            .expect(200)
                            .get("entries")))
                    .anySatisfy(entry ->
                            assertThat(entry).containsEntry("decision", "DENY").containsEntry("who", "cleo"))
                    .anySatisfy(entry -> assertThat(entry)
                            .containsEntry("decision", "PERMIT")
                            .containsEntry("rule", "service-reads-metrics"));
        }
    }

    /** A key as docs/server.md tells to make it: a service's, narrowed to reading settings. */
    private static Client scraper(TestServer server) {
        Map<String, Object> made = server.admin()
                .post(
                        "/v1/keys",
                        "{\"label\":\"scraper\",\"id\":\"prometheus\",\"kind\":\"SERVICE\",\"roles\":[\"service\"],"
                                + "\"scopes\":[\"read:Configuration\"],\"days\":1}")
                .expect(201);
        return server.as((String) made.get("key"));
    }

    @Test
    void aClosedNetworkMayReadThemWithoutAKey() {
        try (TestServer server = TestServer.start(
                data, c -> TestServer.with(c, new ServerConfig.Log(ServerConfig.Log.STANDARD.level(), true)))) {
            assertThat(server.nobody().get("/metrics").body()).contains("cordon_uptime_seconds");
            Map<String, Object> document = server.nobody().get("/openapi.json").expect(200);
            Map<String, Object> told = Json.map(
                    Json.map(Json.map(document.get("paths")).get("/metrics")).get("get"));
            assertThat(told).containsEntry("description", "For anyone.");
        }
    }

    @Test
    void healthTellsAWordAndNoMore() {
        try (TestServer server = TestServer.start(data)) {
            assertThat(server.nobody().get("/healthz").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(server.nobody().get("/readyz").body()).isEqualTo("{\"status\":\"READY\"}");
            Map<String, Object> ready = Json.map(
                    Json.map(server.nobody().get("/openapi.json").json().get("paths"))
                            .get("/readyz"));
            Map<String, Object> told = Json.map(
                    Json.map(Json.map(ready.get("get")).get("responses")).get("503"));
            assertThat(Json.map(told.get("content"))).containsOnlyKeys("application/json");
        }
    }
}
