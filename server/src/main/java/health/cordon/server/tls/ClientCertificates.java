package health.cordon.server.tls;

import health.cordon.access.Authentication;
import health.cordon.access.Credentials;
import health.cordon.access.certificate.CertificateAuthenticator;
import health.cordon.access.spi.Authenticator;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.watch.ServerLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs in by client certificates, with authorities and revocation lists that are read again while the server runs: who is on
 * a new list is refused from then on, on connections that are open too. Lists that cannot be used leave the old ones in force,
 * which end by themselves: then nobody signs in by a certificate. Thread-safe.
 */
@Cfr("164.312(d)")
public final class ClientCertificates implements Authenticator {

    private final Path anchors;
    private final List<Path> lists;
    private final ServerConfig config;
    private final List<FileWatch.Look> seen;
    private volatile CertificateAuthenticator current;

    /**
     * Reads them.
     *
     * @throws CordonException {@link ServerError#NO_CLIENT_ANCHORS}, {@link ServerError#TLS_FILES}, or of {@code access} for
     *     what is no certificate or list
     */
    public ClientCertificates(ServerConfig config) {
        Path file = config.tls().clientAnchors();
        if (file == null) {
            throw new CordonException(ServerError.NO_CLIENT_ANCHORS);
        }
        this.anchors = file;
        this.lists = config.tls().clientCrls();
        this.config = config;
        this.seen = FileWatch.look(files());
        this.current = read();
    }

    private List<Path> files() {
        return Stream.concat(Stream.of(anchors), lists.stream()).toList();
    }

    /** Reads them again when they change, until the watch is closed. */
    public AutoCloseable watched(ServerLog log) {
        return FileWatch.start(
                "client certificates",
                files(),
                seen,
                config.tls().reload(),
                () -> {
                    current = read();
                    return SafeArg.of("lists", lists.size());
                },
                log);
    }

    private CertificateAuthenticator read() {
        ByteArrayOutputStream revocations = new ByteArrayOutputStream();
        lists.forEach(file -> revocations.writeBytes(bytes(file)));
        return CertificateAuthenticator.of(
                bytes(anchors), revocations.toByteArray(), config.signIn().certificates(), InstantSource.system());
    }

    /** An empty file would be no list at all, which is another thing than a list of none. */
    private static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw new CordonException(ServerError.TLS_FILES, SafeArg.path(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    @Override
    public String name() {
        return current.name();
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        return current.authenticate(credentials);
    }
}
