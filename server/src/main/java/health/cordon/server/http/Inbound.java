package health.cordon.server.http;

import health.cordon.access.Credentials;
import health.cordon.access.identity.FailureLimit;
import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A request as it came in. Nothing of it is believed, and nothing of it is printed. */
public final class Inbound {

    private static final String BEARER = "bearer ";

    private final ServerRequest request;
    private final Connection connection;
    private final Set<InetAddress> proxies;

    Inbound(ServerRequest request, Connection connection, Set<InetAddress> proxies) {
        this.request = request;
        this.connection = connection;
        this.proxies = proxies;
    }

    /** The method, in capitals as it came. */
    String method() {
        return request.prologue().method().text();
    }

    /** The path as it came, undecoded. */
    String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    /** The query as it came, undecoded; empty if there is none. */
    String rawQuery() {
        return request.prologue().query().rawValue();
    }

    /**
     * A header that may come once.
     *
     * @throws CordonException {@link ServerError#BAD_HEADER} if it came twice
     */
    public Optional<String> header(String name) {
        return header(HeaderNames.create(name));
    }

    private Optional<String> header(HeaderName name) {
        if (!request.headers().contains(name)) {
            return Optional.empty();
        }
        List<String> values = request.headers().all(name, List::of);
        if (values.size() != 1) {
            throw new CordonException(ServerError.BAD_HEADER);
        }
        return Optional.of(values.getFirst());
    }

    /** What the client shows to prove who it is: a bearer token before a certificate. */
    public Optional<Credentials> credentials() {
        Optional<String> authorization = header(HeaderNames.AUTHORIZATION);
        if (authorization.isPresent()) {
            String value = authorization.get();
            return Optional.of(Credentials.Bearer.of(
                    value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                            ? value.substring(BEARER.length()).strip()
                            : ""));
        }
        List<X509Certificate> chain = chain();
        return chain.isEmpty() ? Optional.empty() : Optional.of(Credentials.ClientCertificate.of(chain));
    }

    private List<X509Certificate> chain() {
        Certificate[] certificates = request.remotePeer().tlsCertificates().orElse(new Certificate[0]);
        return Arrays.stream(certificates)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Where it comes from, as failures are counted: behind a proxy that is believed, what the proxy says. */
    public String source() {
        InetAddress peer = ((InetSocketAddress) request.remotePeer().address()).getAddress();
        if (proxies.contains(peer)) {
            Optional<String> forwarded = header(HeaderNames.X_FORWARDED_FOR)
                    .map(value -> value.substring(value.lastIndexOf(',') + 1).strip());
            if (forwarded.isPresent()) {
                return address(forwarded.get()).map(FailureLimit::source).orElseGet(() -> FailureLimit.source(peer));
            }
        }
        return FailureLimit.source(peer);
    }

    /** Only what is an address already: no name is looked up for what a client sent. */
    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether there is a body. */
    boolean hasBody() {
        return request.content().hasEntity();
    }

    /** Whether bytes of its body were left unread; then the connection cannot go on. */
    boolean hasUnreadBody() {
        return request.content().hasEntity() && !request.content().consumed();
    }

    /** Whether the client said that this is its last request here. */
    boolean wantsToEnd() {
        return request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    /** Reads what is left of the body and throws it away, so many bytes at most. */
    void discard(long most) {
        try (InputStream in = stream(most)) {
            in.skipNBytes(most);
        } catch (IOException | CordonException ended) {
            // Its end, or too much of it: either way the connection ends now.
        }
    }

    /** The length that the head announces; -1 if it does not. */
    public long announcedLength() {
        return request.headers().contentLength().orElse(-1);
    }

    /** The media type in lower case without parameters; empty if there is none. */
    Optional<String> mediaType() {
        return header(HeaderNames.CONTENT_TYPE)
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /** The body, of so many bytes at most. */
    public byte[] body(int most) {
        if (announcedLength() > most) {
            throw new CordonException(ServerError.BODY_TOO_LARGE);
        }
        try (InputStream in = stream(most)) {
            return in.readAllBytes();
        } catch (IOException gone) {
            throw new CordonException(ServerError.CLIENT_GONE, gone);
        }
    }

    /** The body as a stream of so many bytes at most; a client that goes away ends it with an exception. */
    InputStream stream(long most) {
        return new BoundedBody(request.content().inputStream(), connection, most);
    }

    /**
     * Runs this, once and in a thread of its own, if the client goes away before its answer is out. Called when the body is
     * read; without effect if it is not.
     */
    public void whenGone(Runnable then) {
        if (!hasUnreadBody()) {
            connection.whenGone(then);
        }
    }

    /** The connection that it came by. */
    Connection connection() {
        return connection;
    }

    @Override
    public String toString() {
        return "Inbound";
    }
}
