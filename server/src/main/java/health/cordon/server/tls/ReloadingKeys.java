package health.cordon.server.tls;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.watch.ServerLog;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate and key, looked at again while it runs. Handshakes under way end with the one that they began
 * with. A new pair that cannot be used is told and left alone: the old one stays. Thread-safe.
 */
public final class ReloadingKeys extends X509ExtendedKeyManager implements AutoCloseable {

    private static final String ALIAS = "server-";

    /** A pair under the name that a handshake asks for it by, so that both halves are of one pair. */
    private record Pair(String alias, TlsFiles files) {}

    private final Path certificate;
    private final Path key;
    private final FileWatch watch;
    private volatile Pair current;
    private volatile Pair before;

    /**
     * Reads them, and looks again every so often.
     *
     * @throws CordonException {@link ServerError#TLS_FILES}, {@link ServerError#KEY_EXPOSED}
     */
    public ReloadingKeys(Path certificate, Path key, Duration each, ServerLog log) {
        this.certificate = certificate;
        this.key = key;
        List<Path> files = List.of(certificate, key);
        List<FileWatch.Look> seen = FileWatch.look(files);
        current = new Pair(ALIAS + 0, TlsFiles.read(certificate, key));
        before = current;
        watch = FileWatch.start("certificate", files, seen, each, this::reload, log);
    }

    /** When the certificate ends. */
    public Instant until() {
        return current.files().chain().getFirst().getNotAfter().toInstant();
    }

    private SafeArg reload() {
        Pair next = new Pair(ALIAS + System.nanoTime(), TlsFiles.read(certificate, key));
        before = current;
        current = next;
        return SafeArg.key("until", until().toString());
    }

    @Override
    public void close() {
        watch.close();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(keyType);
    }

    private @Nullable String chosen(String keyType) {
        Pair now = current;
        return keyType.equals(now.files().key().getAlgorithm()) ? now.alias() : null;
    }

    private TlsFiles named(String alias) {
        Pair old = before;
        return old.alias().equals(alias) ? old.files() : current.files();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {current.alias()};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return named(alias).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return named(alias).key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
