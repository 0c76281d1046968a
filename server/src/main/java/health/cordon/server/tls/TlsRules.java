package health.cordon.server.tls;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The protocols, suites and groups that the server speaks: those of NIST SP 800-52r2 that RFC 9325 still recommends. */
@Cfr("164.312(e)(2)(ii)")
public final class TlsRules {

    /** Newest first. */
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Ephemeral keys and authenticated encryption alone. */
    static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** Elliptic curves alone. */
    static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");

    private TlsRules() {}

    /** No TLS: for measurements on this machine alone. */
    public static Tls none() {
        return Tls.builder().enabled(false).build();
    }

    /**
     * What holds for the whole process, before its first handshake: a client may not renegotiate, which could be made to
     * cost a server much and a client nothing.
     */
    public static void forThisProcess() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    /**
     * TLS with this key, for the listener.
     *
     * @param clientAnchors anchors of clients' certificates; null where none is asked for
     * @throws CordonException {@link ServerError#TLS_FILES}
     */
    public static Tls tls(ReloadingKeys keys, @Nullable Path clientAnchors) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = clientAnchors == null ? new TrustManager[0] : trust(clientAnchors);
            context.init(new KeyManager[] {keys}, trust, null);
            context.getServerSessionContext().setSessionCacheSize(10_000);
            return Tls.builder()
                    .sslContext(context)
                    .sslParameters(parameters(context, clientAnchors != null))
                    .clientAuth(clientAnchors == null ? TlsClientAuth.NONE : TlsClientAuth.OPTIONAL)
                    .enabledProtocols(PROTOCOLS)
                    .enabledCipherSuites(SUITES)
                    .endpointIdentificationAlgorithm(Tls.ENDPOINT_IDENTIFICATION_NONE)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.cause(e));
        }
    }

    /**
     * For connections of our own to whoever these anchors vouch for.
     *
     * @throws CordonException {@link ServerError#TLS_FILES}
     */
    public static SSLContext trusting(Path anchors) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(anchors), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.path(anchors), SafeArg.cause(e));
        }
    }

    private static SSLParameters parameters(SSLContext context, boolean clients) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(SUITES.toArray(String[]::new));
        parameters.setNamedGroups(GROUPS.toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setEnableRetransmissions(false);
        parameters.setWantClientAuth(clients);
        return parameters;
    }

    private static TrustManager[] trust(Path anchors) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate anchor : TlsFiles.certificates(anchors)) {
            store.setCertificateEntry("anchor-" + store.size(), anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }
}
