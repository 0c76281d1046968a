package health.cordon.gateway.network;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with one upstream.
 *
 * <p><b>What this promises.</b> It connects to that host alone, each time to an address that was checked then: within the
 * boundary if it has one, on this machine if it speaks without TLS. A name that is moved is noticed; certificate and
 * {@code Host} stay those of the name. Connections are kept and used again: HTTP/2 over TLS where the upstream speaks it, else
 * HTTP/1.1. No proxy is used, no redirect followed, no cookie kept, nothing sent a second time. Limits hold for the whole of an
 * answer. Thread-safe, for virtual threads too.
 *
 * <p><b>What it does not.</b> It does not read what an error says; that may repeat the prompt.
 */
@Cfr("164.312(e)(1)")
public final class UpstreamClient implements AutoCloseable {

    private static final int IDLE_CONNECTIONS = 512;

    /**
     * For so long an idle connection is kept. An upstream that closes one just when it is used again leaves open whether it took
     * the request, and then nothing is sent a second time; so these end before those of common servers do (gunicorn 2 s, uvicorn
     * and with it vLLM 5 s). On this machine a new connection costs next to nothing.
     */
    private static final Duration KEPT_PLAIN = Duration.ofMillis(1_500);

    private static final Duration KEPT_TLS = Duration.ofSeconds(4);

    /** The most bytes of an answer's head. */
    private static final long LONGEST_HEAD = 64 << 10;

    private final URI root;
    private final HttpUrl address;
    private final Standing standing;
    private final UpstreamLimits limits;
    private final OkHttpClient client;
    private final ScheduledThreadPoolExecutor watch;

    /** How far a call came. */
    private static final class Progress extends EventListener {
        private volatile boolean sending;
        private volatile boolean late;

        @Override
        public void requestHeadersStart(Call call) {
            sending = true;
        }
    }

    /** A client of an upstream inside a boundary, or under an agreement if there is none. */
    public UpstreamClient(URI root, Optional<NetworkBoundary> boundary, UpstreamLimits limits) {
        this(root, boundary, limits, host -> List.of(InetAddress.getAllByName(host)), Optional.empty());
    }

    /** With names and trust of a test's own. */
    UpstreamClient(
            URI root,
            Optional<NetworkBoundary> boundary,
            UpstreamLimits limits,
            Reach.Names names,
            Optional<Map.Entry<SSLSocketFactory, X509TrustManager>> trust) {
        this.root = UpstreamUrl.of(root.toString());
        this.address = url(root);
        this.limits = limits;
        this.standing = boundary.<Standing>map(within -> new Standing.Inside(within, root.getHost()))
                .orElse(Standing.OUTSIDE);
        boolean plain = !address.isHttps();
        Reach reach = new Reach(boundary, plain, names);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .dns(reach)
                .socketFactory(reach)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionPool(new ConnectionPool(
                        IDLE_CONNECTIONS, (plain ? KEPT_PLAIN : KEPT_TLS).toMillis(), TimeUnit.MILLISECONDS))
                .connectionSpecs(List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS))
                .protocols(plain ? List.of(Protocol.HTTP_1_1) : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .eventListenerFactory(UpstreamClient::progress)
                .connectTimeout(limits.connect())
                .readTimeout(0, TimeUnit.SECONDS)
                .writeTimeout(0, TimeUnit.SECONDS);
        trust.ifPresent(own -> builder.sslSocketFactory(own.getKey(), own.getValue()));
        this.client = builder.build();
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("cordon-upstream-", 0).factory());
        watch.setRemoveOnCancelPolicy(true);
    }

    /** Where its upstream stands. */
    public Standing standing() {
        return standing;
    }

    /** The URL that it was made for. */
    public URI root() {
        return root;
    }

    /**
     * Posts.
     *
     * @param to a URL of this upstream
     * @param headers with the content type; values may be secrets and are kept nowhere
     * @return the answer with whatever status, once its head is there; the caller closes it
     * @throws CordonException {@link GatewayError#PROVIDER_UNREACHABLE} if nothing was sent; {@link
     *     GatewayError#OUTSIDE_BOUNDARY} likewise, if its name leads elsewhere now; {@link GatewayError#PROVIDER_TIMED_OUT},
     *     {@link GatewayError#PROVIDER_CUT}, {@link GatewayError#PROVIDER_MALFORMED}; {@link GatewayError#CLIENT_GONE} after a
     *     {@link Hangup}
     */
    public UpstreamAnswer post(URI to, Map<String, String> headers, byte[] body) {
        Progress progress = new Progress();
        Call call = client.newCall(request(to, headers, body, progress));
        long began = System.nanoTime();
        Optional<Hangup> hangup = Hangup.current();
        hangup.ifPresent(client -> client.then(call::cancel));
        Future<?> late = watch.schedule(
                () -> {
                    progress.late = true;
                    call.cancel();
                },
                limits.begin().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            Response response = call.execute();
            UpstreamAnswer answer = new UpstreamAnswer(call, response, limits, began, hangup);
            if (response.headers().byteCount() > LONGEST_HEAD) {
                answer.close();
                throw new CordonException(GatewayError.PROVIDER_MALFORMED);
            }
            return answer;
        } catch (IOException failed) {
            throw failure(failed, progress, hangup);
        } finally {
            late.cancel(false);
        }
    }

    private static CordonException failure(IOException failed, Progress progress, Optional<Hangup> hangup) {
        GatewayError code;
        if (hangup.filter(Hangup::isGone).isPresent()) {
            code = GatewayError.CLIENT_GONE;
        } else if (refused(failed)) {
            code = GatewayError.OUTSIDE_BOUNDARY;
        } else if (!progress.sending || notTaken(failed)) {
            code = GatewayError.PROVIDER_UNREACHABLE;
        } else if (progress.late) {
            code = GatewayError.PROVIDER_TIMED_OUT;
        } else {
            code = GatewayError.PROVIDER_CUT;
        }
        return new CordonException(code, failed, SafeArg.cause(failed));
    }

    /**
     * Whether HTTP/2 says that the request was not taken (RFC 9113, 8.7): its stream was refused, or the connection began to end
     * before it had one. The library's types for this are its own.
     */
    private static boolean notTaken(IOException failed) {
        return switch (failed.getClass().getSimpleName()) {
            case "StreamResetException" -> "stream was reset: REFUSED_STREAM".equals(failed.getMessage());
            case "ConnectionShutdownException" -> true;
            default -> false;
        };
    }

    private static boolean refused(Throwable failed) {
        if (failed instanceof Reach.Refused) {
            return true;
        }
        for (Throwable other : failed.getSuppressed()) {
            if (refused(other)) {
                return true;
            }
        }
        return failed.getCause() != null && refused(failed.getCause());
    }

    private Request request(URI to, Map<String, String> headers, byte[] body, Progress progress) {
        HttpUrl url = url(to);
        if (!url.host().equals(address.host())
                || url.port() != address.port()
                || !url.scheme().equals(address.scheme())) {
            throw new CordonException(GatewayError.BAD_UPSTREAM);
        }
        Request.Builder request =
                new Request.Builder().url(url).tag(Progress.class, progress).post(new Posted(body));
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException unfit) {
            throw new CordonException(GatewayError.BAD_UPSTREAM, unfit);
        }
        // Never unpacked here, so that a few bytes cannot become many.
        return request.header("accept-encoding", "identity")
                .header("user-agent", "cordon")
                .build();
    }

    private static HttpUrl url(URI uri) {
        HttpUrl url = HttpUrl.get(uri);
        if (url == null) {
            throw new CordonException(GatewayError.BAD_UPSTREAM);
        }
        return url;
    }

    private static EventListener progress(Call call) {
        Progress progress = call.request().tag(Progress.class);
        return progress == null ? EventListener.NONE : progress;
    }

    /** A body that is sent once: the library repeats no request that has one, whatever the upstream says. */
    private static final class Posted extends RequestBody {
        private final byte[] bytes;

        Posted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    /** Gives connections back; answers under way are cut off. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        watch.shutdownNow();
    }
}
