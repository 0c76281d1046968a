package health.cordon.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server of {@link StartupTraining} on the loopback, with a data folder that is thrown away. */
final class TrainedServer implements AutoCloseable {

    private static final int STARTING_STEPS = 600;
    private static final int STEP_MILLIS = 50;

    private final Path data;
    private final Thread running;
    private final String address;
    private final HttpClient client;

    /** Starts one in development mode; {@code command} is what to run, without {@code --dev}, its folder and its port. */
    TrainedServer(String... command) throws IOException, GeneralSecurityException, InterruptedException {
        data = Files.createTempDirectory("cordon-training");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = Stream.concat(Stream.of(command), Stream.of("--dev", "--data", data.toString(), "--port", "0"))
                .toArray(String[]::new);
        running = Thread.ofPlatform().start(() -> StartupTraining.run(out, args));
        for (int i = 0; i < STARTING_STEPS && out.size() == 0 && running.isAlive(); i++) {
            Thread.sleep(STEP_MILLIS);
        }
        address = out.toString(StandardCharsets.UTF_8).replace("ready ", "").strip();
        client = HttpClient.newBuilder()
                .sslContext(tls())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    String address() {
        return address;
    }

    Path key() {
        return data.resolve("dev/admin.key");
    }

    /** Sends a body of JSON; what comes back does not matter. */
    void ask(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + Files.readString(key()).strip())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore authority = KeyStore.getInstance(KeyStore.getDefaultType());
        authority.load(null, null);
        try (InputStream in = Files.newInputStream(data.resolve("dev/ca.pem"))) {
            authority.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }

    @Override
    public void close() throws IOException {
        client.close();
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
