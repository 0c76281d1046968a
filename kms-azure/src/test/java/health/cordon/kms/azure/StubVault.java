package health.cordon.kms.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A stand-in of our own for Azure Key Vault, over TLS, as its REST documentation describes it: challenge, get, rotate, wrap
 * and unwrap, with real RSA and AES keys. No service of Microsoft was at hand to compare it with.
 */
final class StubVault implements AutoCloseable {

    static final String TOKEN = "token-of-the-stub";

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Pattern OPERATION = Pattern.compile("/keys/([^/]+)(?:/([0-9a-f]{32}))?(?:/(\\w*))?");
    private static final Pattern VALUE = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ALGORITHM = Pattern.compile("\"alg\"\\s*:\\s*\"([^\"]*)\"");
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** One version: an RSA pair or a symmetric key. */
    private record Version(String id, KeyPair rsa, SecretKey symmetric) {}

    /** A key with its versions, oldest first. */
    private static final class Key {
        private final boolean symmetric;
        private final String operations;
        private final List<Version> versions = new ArrayList<>();
        private volatile boolean enabled = true;

        Key(boolean symmetric, String operations) {
            this.symmetric = symmetric;
            this.operations = operations;
        }
    }

    private final HttpsServer server;
    private final SSLContext trusting;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private volatile int answer;

    StubVault(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore store = certificate(folder.resolve("stub.p12"));
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(store, PASSWORD);
        SSLContext serving = SSLContext.getInstance("TLS");
        serving.init(own.getKeyManagers(), null, null);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(serving));
        server.setExecutor(
                Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a client must trust. */
    SSLContext trusting() {
        return trusting;
    }

    void create(String name, boolean symmetric, String operations) {
        Key key = new Key(symmetric, operations);
        keys.put(name, key);
        rotate(key);
    }

    void disable(String name) {
        keys.get(name).enabled = false;
    }

    /** From now on every request gets this status; 0 for the true answer. */
    void answerAlways(int status) {
        answer = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders()
                        .add(
                                "WWW-Authenticate",
                                "Bearer authorization=\"" + url() + "/tenant\", resource=\"https://vault.azure.net\"");
                reply(exchange, 401, error("Unauthorized"));
            } else if (answer != 0) {
                reply(exchange, answer, error("Stubborn"));
            } else {
                answer(exchange, body);
            }
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        Matcher path = OPERATION.matcher(exchange.getRequestURI().getPath());
        Key key = path.matches() ? keys.get(path.group(1)) : null;
        if (key == null) {
            reply(exchange, 404, error("KeyNotFound"));
            return;
        }
        Version version = key.versions.stream()
                .filter(one -> path.group(2) == null || one.id().equals(path.group(2)))
                .reduce((first, second) -> second)
                .orElse(null);
        String operation = path.group(3) == null ? "" : path.group(3);
        if (version == null) {
            reply(exchange, 404, error("KeyNotFound"));
        } else if (operation.isEmpty()) {
            reply(exchange, 200, bundle(path.group(1), key, version));
        } else if (operation.equals("rotate")) {
            reply(exchange, 200, bundle(path.group(1), key, rotate(key)));
        } else if (!key.enabled) {
            reply(exchange, 403, error("Forbidden"));
        } else {
            operate(exchange, path.group(1), version, operation, body);
        }
    }

    private void operate(HttpExchange exchange, String name, Version version, String operation, String body)
            throws IOException {
        try {
            byte[] value = Base64.getUrlDecoder().decode(first(VALUE, body));
            byte[] result = switch (operation) {
                case "wrapkey" -> wrapped(version, first(ALGORITHM, body), value, Cipher.WRAP_MODE);
                case "unwrapkey" -> wrapped(version, first(ALGORITHM, body), value, Cipher.UNWRAP_MODE);
                default -> throw new GeneralSecurityException("no such operation");
            };
            reply(
                    exchange,
                    200,
                    "{\"kid\":\"" + url() + "/keys/" + name + "/" + version.id() + "\",\"value\":\"" + base64(result)
                            + "\"}");
        } catch (GeneralSecurityException | RuntimeException e) {
            reply(exchange, 400, error("BadParameter"));
        }
    }

    private static byte[] wrapped(Version version, String algorithm, byte[] value, int mode)
            throws GeneralSecurityException {
        if (version.symmetric() != null && algorithm.equals("A256KW")) {
            Cipher cipher = Cipher.getInstance("AES/KW/NoPadding");
            cipher.init(mode == Cipher.WRAP_MODE ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, version.symmetric());
            return cipher.doFinal(value);
        }
        if (version.rsa() != null && algorithm.equals("RSA-OAEP-256")) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            if (mode == Cipher.WRAP_MODE) {
                cipher.init(Cipher.ENCRYPT_MODE, version.rsa().getPublic(), OAEP);
            } else {
                cipher.init(Cipher.DECRYPT_MODE, version.rsa().getPrivate(), OAEP);
            }
            return cipher.doFinal(value);
        }
        throw new GeneralSecurityException("not an algorithm of this key");
    }

    private static Version rotate(Key key) {
        byte[] id = new byte[16];
        byte[] secret = new byte[32];
        SecureRandom random = new SecureRandom();
        random.nextBytes(id);
        random.nextBytes(secret);
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(2048);
            Version version = new Version(
                    java.util.HexFormat.of().formatHex(id),
                    key.symmetric ? null : pairs.generateKeyPair(),
                    key.symmetric ? new SecretKeySpec(secret, "AES") : null);
            key.versions.add(version);
            return version;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String bundle(String name, Key key, Version version) {
        String material = "";
        if (version.rsa() != null) {
            RSAPublicKey open = (RSAPublicKey) version.rsa().getPublic();
            material = ",\"n\":\"" + base64(unsigned(open.getModulus())) + "\",\"e\":\""
                    + base64(unsigned(open.getPublicExponent())) + "\"";
        }
        return "{\"key\":{\"kid\":\"" + url() + "/keys/" + name + "/" + version.id() + "\",\"kty\":\""
                + (key.symmetric ? "oct-HSM" : "RSA") + "\",\"key_ops\":[" + key.operations + "]" + material
                + "},\"attributes\":{\"enabled\":" + key.enabled
                + ",\"created\":1700000000,\"updated\":1700000000,\"recoveryLevel\":\"Recoverable\"}}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"as the stub says\"}}";
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalArgumentException("missing");
        }
        return matcher.group(1);
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyStore certificate(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stub",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            keytool.destroyForcibly();
            throw new IllegalStateException("keytool made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        // A store to trust holds the certificate as an entry of its own.
        store.setCertificateEntry("trusted", store.getCertificate("stub"));
        return store;
    }
}
