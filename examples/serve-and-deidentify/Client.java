import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks a server of development to de-identify a text: {@code java Client.java ADDRESS DEV_FOLDER TEXT}. */
public final class Client {

    private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");

    private Client() {}

    public static void main(String[] args) throws Exception {
        Path dev = Path.of(args[1]);
        URI deid = URI.create(args[0] + "/v1/deid");
        HttpRequest.Builder request = HttpRequest.newBuilder(deid)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"" + args[2] + "\"}"));
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(dev.resolve("ca.pem"))).build()) {
            System.out.println("without a key: " + client.send(request.build(), BodyHandlers.ofString()).statusCode());
            String key = Files.readString(dev.resolve("admin.key")).strip();
            HttpResponse<String> answer =
                    client.send(request.header("Authorization", "Bearer " + key).build(), BodyHandlers.ofString());
            Matcher text = TEXT.matcher(answer.body());
            System.out.println("with the key:  " + answer.statusCode() + (text.find() ? " " + text.group(1) : ""));
        }
    }

    /** Trusts the authority that the server made for itself, and no other. */
    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
