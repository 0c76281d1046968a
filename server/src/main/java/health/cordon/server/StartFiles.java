package health.cordon.server;

import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.audit.AuditError;
import health.cordon.audit.export.Recipients;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Passphrase;
import health.cordon.deid.rules.SiteRules;
import health.cordon.server.config.ServerConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that a start reads, each by its setting. */
final class StartFiles {

    private StartFiles() {}

    /** The keyset; the caller closes it. */
    static Keyset keyset(ServerConfig.Keys keys) {
        Path passphrase = keys.keysetPassphrase();
        if (passphrase == null) {
            return Keyset.read(keys.keyset());
        }
        try (Passphrase words = Passphrase.fromFile(passphrase)) {
            return Keyset.read(keys.keyset(), words);
        }
    }

    /** The audit log's verifier key, which opening the log has put there. */
    static String vkey(ServerConfig config) {
        Path file = config.audit().resolve("log.vkey");
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** Who stands behind recipients' ids. */
    static Recipients recipients(ServerConfig.Access access) {
        Path file = access.recipients();
        return file == null ? Recipients.NONE : Recipients.read(file);
    }

    /** Rules for structured context in requests to models. */
    static Optional<MinimumNecessary> minimum(ServerConfig.Access access) {
        return Optional.ofNullable(access.minimum()).map(MinimumNecessary::load);
    }

    /** A site's own identifiers. */
    static SiteRules siteRules(ServerConfig.Deid deid) {
        Path file = deid.siteRules();
        return file == null ? SiteRules.NONE : SiteRules.load(file);
    }
}
