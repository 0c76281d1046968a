package health.cordon.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
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
import org.jspecify.annotations.Nullable;

/**
 * Runs the common command lines once, for the build to record what starting needs: classes, links, which methods are hot.
 * The start-up cache that it makes changes speed alone; not a command for users.
 */
public final class StartupTraining {

    private StartupTraining() {}

    /** Runs them; reads and writes nothing but memory, and for the server a temporary folder. */
    public static void main(String[] args) {
        run("");
        run("", "--help");
        run("", "deid", "--help");
        run("", "store", "--help");
        byte[] notes = run("", "sample", "--count", "400");
        run(notes, "detect", "--threads", "2");
        run(notes, "eval", "--help");
        run(notes, "deid", "-", "--format", "ndjson", "--quiet");
        serve();
    }

    /** A server on the loopback with a data folder that is thrown away, and one request. */
    private static void serve() {
        Path data = null;
        try {
            data = Files.createTempDirectory("cordon-training");
            Path folder = data;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Thread server = Thread.ofPlatform()
                    .start(() -> run(out, "serve", "--dev", "--data", folder.toString(), "--port", "0"));
            for (int i = 0; i < 600 && out.size() == 0 && server.isAlive(); i++) {
                Thread.sleep(50);
            }
            ask(out.toString(StandardCharsets.UTF_8).replace("ready ", "").strip(), folder);
            server.interrupt();
            server.join();
        } catch (IOException | GeneralSecurityException | InterruptedException | RuntimeException e) {
            // The cache is smaller then; starting is slower and right.
        } finally {
            remove(data);
        }
    }

    private static void ask(String address, Path data)
            throws IOException, GeneralSecurityException, InterruptedException {
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
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/deid"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("dev/admin.key"))
                                        .strip())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}"))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void remove(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // A leftover in the temporary folder.
        }
    }

    private static byte[] run(String in, String... args) {
        return run(in.getBytes(StandardCharsets.UTF_8), args);
    }

    private static byte[] run(byte[] in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(in, out, args);
        return out.toByteArray();
    }

    private static void run(OutputStream out, String... args) {
        run(new byte[0], out, args);
    }

    private static void run(byte[] in, OutputStream out, String... args) {
        InputStream source = new ByteArrayInputStream(in);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Io standard = Io.standard();
        Cordon.run(new Io(source, out, nowhere, standard.outTerminal(), standard.errTerminal()), args);
    }
}
