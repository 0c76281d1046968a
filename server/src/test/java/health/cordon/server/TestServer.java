package health.cordon.server;

import health.cordon.access.identity.FailureLimit;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.config.ServerConfig.SignIn;
import health.cordon.server.config.ServerConfig.StoreSettings;
import health.cordon.server.dev.DevFolder;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A whole server in this process, over TLS on the loopback, and clients of it. */
public final class TestServer implements AutoCloseable {

    private final Path data;
    private final RunningServer server;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SSLContext tls;
    private final HttpClient http;

    private TestServer(Path data, StoreAddress store, UnaryOperator<ServerConfig> change) {
        this.data = data;
        DevFolder dev = new DevFolder(data);
        ServerConfig config = change.apply(dev.prepare(0));
        if (store != null) {
            config = with(config, new StoreSettings(store, ""));
        }
        server = Wiring.start(config, Optional.of(dev), new PrintStream(log, true, StandardCharsets.UTF_8));
        tls = trusting(data.resolve("dev/ca.pem"));
        http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    /** With the settings of development. */
    public static TestServer start(Path data) {
        return start(data, config -> config);
    }

    /** With other settings. */
    public static TestServer start(Path data, UnaryOperator<ServerConfig> change) {
        return new TestServer(data, null, change);
    }

    /** Over a database that is empty still, or has a store. */
    public static TestServer over(StoreAddress store, Path data, boolean fresh) {
        return over(store, data, fresh, config -> config);
    }

    /** The same with other settings. */
    public static TestServer over(StoreAddress store, Path data, boolean fresh, UnaryOperator<ServerConfig> change) {
        if (fresh) {
            new DevFolder(data).prepare(0);
            KekAddress kek =
                    new KekAddress("local", data.resolve("dev/kek.keyset").toString(), null);
            Store.create(store, kek, StoreOptions.NONE).close();
        }
        return new TestServer(data, store, change);
    }

    static ServerConfig with(ServerConfig c, StoreSettings store) {
        return new ServerConfig(
                c.data(),
                c.listen(),
                c.tls(),
                store,
                c.keys(),
                c.deid(),
                c.access(),
                c.signIn(),
                c.limits(),
                c.log(),
                c.gateway(),
                c.traces());
    }

    public static ServerConfig with(ServerConfig c, Limits limits) {
        return new ServerConfig(
                c.data(), c.listen(), c.tls(), c.store(), c.keys(), c.deid(), c.access(), c.signIn(), limits, c.log());
    }

    /** With so much patience for who stands still, and so many requests a second from one principal. */
    public static ServerConfig strict(ServerConfig c, Duration stall, int requestsPerSecond) {
        Limits l = c.limits();
        return with(
                c,
                new Limits(
                        l.bodyBytes(),
                        l.batchBytes(),
                        l.lineBytes(),
                        l.headerBytes(),
                        l.head(),
                        l.idle(),
                        stall,
                        l.connections(),
                        l.connectionsPerSource(),
                        l.requests(),
                        l.batches(),
                        requestsPerSecond));
    }

    public static ServerConfig with(ServerConfig c, SignIn signIn) {
        return new ServerConfig(
                c.data(), c.listen(), c.tls(), c.store(), c.keys(), c.deid(), c.access(), signIn, c.limits(), c.log());
    }

    /** With so much patience for failures to sign in. */
    static ServerConfig with(ServerConfig c, FailureLimit.Settings failures) {
        SignIn s = c.signIn();
        return with(c, new SignIn(s.ways(), s.oidc(), s.certificates(), s.sessions(), failures));
    }

    public static ServerConfig with(ServerConfig c, ServerConfig.Tls tls) {
        return new ServerConfig(
                c.data(), c.listen(), tls, c.store(), c.keys(), c.deid(), c.access(), c.signIn(), c.limits(), c.log());
    }

    public static ServerConfig with(ServerConfig c, ServerConfig.Log log) {
        return new ServerConfig(
                c.data(), c.listen(), c.tls(), c.store(), c.keys(), c.deid(), c.access(), c.signIn(), c.limits(), log);
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    public URI address() {
        return server.address();
    }

    public RunningServer running() {
        return server;
    }

    /** What it told the operator so far. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** The key of the first administrator. */
    public Client admin() {
        try {
            return as(Files.readString(data.resolve("dev/admin.key")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever holds this. */
    public Client as(String bearer) {
        return new Client(Map.of("Authorization", "Bearer " + bearer), "");
    }

    /** Who shows nothing. */
    public Client nobody() {
        return new Client(Map.of(), "");
    }

    /** Somebody with a new key. */
    public Client person(String id, String... roles) {
        return made(id, "PERSON", roles);
    }

    public Client service(String id, String... roles) {
        return made(id, "SERVICE", roles);
    }

    private Client made(String id, String kind, String... roles) {
        String list = "\"" + String.join("\",\"", roles) + "\"";
        Map<String, Object> made = admin().post(
                        "/v1/keys",
                        "{\"label\":\"test\",\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"roles\":[" + list
                                + "],\"days\":1}")
                .expect(201);
        return as((String) made.get("key"));
    }

    /** A TLS connection for requests that no library would send. */
    public SSLSocket socket() throws IOException {
        SSLSocket socket = (SSLSocket)
                tls.getSocketFactory().createSocket("127.0.0.1", address().getPort());
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    /** Sends bytes and reads until the server closes. */
    public String raw(String request) throws IOException {
        try (SSLSocket socket = socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A request in which the first administrator's key takes the place of {@code {key}}. */
    String authorized(String request) {
        try {
            return request.replace(
                    "{key}", Files.readString(data.resolve("dev/admin.key")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of an answer as it came; 0 if there is none. */
    static int status(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
    }

    @Override
    public void close() {
        server.close();
    }

    /** What trusts these authorities and shows nothing. */
    public static SSLContext trusting(Path... authorities) {
        return tls(null, authorities);
    }

    /** What trusts these authorities and shows these keys. */
    static SSLContext tls(KeyManager @Nullable [] keys, Path... authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Path authority : authorities) {
                try (InputStream in = Files.newInputStream(authority)) {
                    store.setCertificateEntry(
                            authority.toString(),
                            CertificateFactory.getInstance("X.509").generateCertificate(in));
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {

        /** The body as an object. */
        public Map<String, Object> json() {
            return Json.object(body);
        }

        /** The body as an object, where the status is this. */
        public Map<String, Object> expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + ", got " + status + ": " + body);
            }
            return body.isEmpty() ? Map.of() : json();
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        /** The error's name. */
        public String title() {
            return String.valueOf(json().get("title"));
        }
    }

    /** Someone with a purpose. */
    public final class Client {

        private final Map<String, String> headers;
        private final String purpose;

        private Client(Map<String, String> headers, String purpose) {
            this.headers = headers;
            this.purpose = purpose;
        }

        /** The same for another purpose. */
        public Client purpose(String code) {
            return new Client(headers, code);
        }

        /** The same with a header more. */
        public Client header(String name, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Client(more, purpose);
        }

        public Reply get(String path) {
            return send("GET", path, "", new byte[0]);
        }

        public Reply delete(String path) {
            return send("DELETE", path, "", new byte[0]);
        }

        public Reply post(String path, String json) {
            return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public Reply lines(String path, String ndjson) {
            return send("POST", path, "application/x-ndjson", ndjson.getBytes(StandardCharsets.UTF_8));
        }

        public Reply send(String method, String path, String type, byte[] body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .method(
                            method,
                            body.length == 0 && type.isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            if (!purpose.isEmpty()) {
                request.header("Cordon-Purpose", purpose);
            }
            try {
                HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
                return new Reply(response.statusCode(), response.headers().map(), response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
