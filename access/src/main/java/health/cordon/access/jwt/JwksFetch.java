package health.cordon.access.jwt;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import health.cordon.access.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Fetches a JWK set from an endpoint that may be down, slow or hostile: no redirects, a time for the whole answer, a size, a
 * form, a number of keys.
 */
final class JwksFetch implements ResourceRetriever {

    private static final long LARGEST = 256 * 1024;
    private static final int MOST_KEYS = 64;

    private final HttpClient client;
    private final Duration patience;

    JwksFetch(Duration patience, Optional<SSLContext> trust) {
        this.patience = patience;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience);
        trust.ifPresent(builder::sslContext);
        client = builder.build();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(patience)
                .header("Accept", "application/jwk-set+json, application/json")
                .GET()
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("no keys");
            }
            return new Resource(checked(response.body()), "application/jwk-set+json");
        } catch (ExecutionException | TimeoutException gone) {
            answer.cancel(true);
            throw new IOException("no keys");
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("no keys");
        }
    }

    /** The text of a JWK set, if it is one by strict reading. */
    static String checked(byte[] body) throws IOException {
        boolean fine = StrictJson.object(body)
                .map(set -> set.get("keys"))
                .filter(List.class::isInstance)
                .map(keys -> ((List<?>) keys).size())
                .filter(count -> count <= MOST_KEYS)
                .isPresent();
        if (!fine) {
            throw new IOException("no keys");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
