package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Terminal;
import health.cordon.server.RunningServer;
import health.cordon.server.Wiring;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.dev.DevFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server as an operator makes it, but for its certificate, which is one of development; started and stopped at will. */
final class OperatedServer {

    /** What a command said. */
    record Said(ExitCode exit, String out, String err) {}

    private final Path folder;
    private final Path config;

    /** In an empty folder. */
    OperatedServer(Path folder) throws Exception {
        this.folder = folder;
        new DevFolder(folder.resolve("tls")).prepare(0);
        made("keyset", "new", folder.resolve("kek").toString());
        made("keyset", "new", folder.resolve("cordon.keyset").toString());
        made("store", "init", "--data", data(), "--kek", "local:" + folder.resolve("kek"));
        config = Files.writeString(folder.resolve("cordon.yaml"), """
                data: data
                listen: {port: 0}
                tls: {certificate: tls/dev/server.pem, key: tls/dev/server.key}
                keys: {keyset: cordon.keyset}
                """);
    }

    private static void made(String... args) {
        assertThat(run(args).exit()).isEqualTo(ExitCode.OK);
    }

    /** Its data folder. */
    String data() {
        return folder.resolve("data").toString();
    }

    /** Its configuration. */
    String config() {
        return config.toString();
    }

    /** Adds to its configuration. */
    void configure(String more) throws Exception {
        Files.writeString(config, Files.readString(config) + more);
    }

    /** Makes a key for someone, in this file. */
    Said issue(String principal, String role, Path out) {
        return run(
                "access",
                "issue-key",
                "--config",
                config(),
                "--principal",
                principal,
                "--role",
                role,
                "--out",
                out.toString());
    }

    /** Starts it. */
    RunningServer serve() {
        return Wiring.start(
                ConfigFile.read(config), Optional.empty(), new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Sends it a request. */
    HttpResponse<String> send(RunningServer server, String path, HttpRequest.Builder request) throws Exception {
        KeyStore authority = KeyStore.getInstance(KeyStore.getDefaultType());
        authority.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve("tls/dev/ca.pem"))) {
            authority.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(
                    request.uri(server.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Runs a command. */
    static Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Io io = new Io(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Terminal.NONE);
        ExitCode exit = Cordon.run(io, args);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
