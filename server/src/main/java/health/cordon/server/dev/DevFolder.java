package health.cordon.server.dev;

import health.cordon.access.Attributes;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.apikey.ApiKeys;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Access;
import health.cordon.server.config.ServerConfig.Deid;
import health.cordon.server.config.ServerConfig.Keys;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.config.ServerConfig.Log;
import health.cordon.server.config.ServerConfig.SignIn;
import health.cordon.server.config.ServerConfig.StoreSettings;
import health.cordon.server.config.ServerConfig.Tls;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The files of development, below {@code dev} in a data folder: {@code ca.pem}, {@code server.pem}, {@code server.key},
 * {@code cordon.keyset}, {@code kek.keyset}, {@code reversible.yaml} and {@code admin.key}. What is there and good is kept.
 *
 * <p>A data folder that was not begun so is refused: its store would be opened to whoever reads {@code admin.key}.
 */
public final class DevFolder {

    private static final Duration KEY_LIFE = Duration.ofDays(30);
    private static final Duration LEAST_LEFT = Duration.ofDays(7);

    /** Everything but emergency access, which must be taken. */
    private static final Principal ADMIN = new Principal(
            "dev-admin",
            PrincipalKind.PERSON,
            Set.of(Role.SECURITY_OFFICER, Role.PRIVACY_OFFICER, Role.AUDITOR, Role.DATA_SCIENTIST, Role.CLINICIAN),
            true,
            Scopes.EVERYWHERE,
            Attributes.NONE);

    private static final String REVERSIBLE = """
            # As safe-harbor, but names and record numbers become random codes of 45 CFR 164.514(c), which the vault turns back.
            name: reversible
            description: Safe Harbor with re-identification codes for names and record numbers.
            extends: safe-harbor
            kinds:
              NAME: code
              CLINICIAN_NAME: code
              MRN: code
            """;

    private final Path data;
    private final Path dev;

    /** In this data folder. */
    public DevFolder(Path data) {
        this.data = data.toAbsolutePath().normalize();
        this.dev = this.data.resolve("dev");
    }

    /**
     * Makes what is missing and gives the configuration for it.
     *
     * @throws CordonException {@link ServerError#DEV_FOLDER}, and the errors of keys and store
     */
    public ServerConfig prepare(int port) {
        if (!Files.isDirectory(dev)
                && (Files.exists(data.resolve("store.db")) || Files.exists(data.resolve("audit")))) {
            throw new CordonException(ServerError.NOT_OF_DEV, SafeArg.path(data));
        }
        try {
            folder(data);
            folder(dev);
            certificate();
            keyset(dev.resolve("cordon.keyset"));
            keyset(dev.resolve("kek.keyset"));
            policy();
        } catch (IOException e) {
            throw new CordonException(ServerError.DEV_FOLDER, e, SafeArg.path(dev), SafeArg.cause(e));
        }
        return new ServerConfig(
                data,
                Listen.STANDARD.at(port),
                new Tls(dev.resolve("server.pem"), dev.resolve("server.key"), Tls.RELOAD, null, List.of()),
                new StoreSettings(store(), ""),
                new Keys(dev.resolve("cordon.keyset"), null, null),
                new Deid(
                        Deid.STANDARD.policy(),
                        Deid.STANDARD.profile(),
                        List.of(dev.resolve("reversible.yaml")),
                        Deid.STANDARD.siteRules()),
                Access.STANDARD,
                SignIn.STANDARD,
                Limits.STANDARD,
                Log.STANDARD);
    }

    /** Makes the store, if there is none. */
    public void makeStore(StoreOptions options) {
        if (!Files.exists(data.resolve("store.db"))) {
            KekAddress kek = new KekAddress("local", dev.resolve("kek.keyset").toString(), null);
            Store.create(store(), kek, options).close();
        }
    }

    private StoreAddress store() {
        return new StoreAddress.SqliteFile(data.resolve("store.db"));
    }

    /**
     * Writes a first API key to {@code admin.key}, unless the one there is good.
     *
     * @param by who is told to have made it
     */
    public void adminKey(ApiKeys keys, String by) {
        Path file = dev.resolve("admin.key");
        try {
            if (Files.exists(file) && isGood(keys, file)) {
                return;
            }
            Files.deleteIfExists(file);
            String key = keys.issue(by, "development", ADMIN, KEY_LIFE).reveal();
            PrivateFile.create(file, key.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new CordonException(ServerError.DEV_FOLDER, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static boolean isGood(ApiKeys keys, Path file) throws IOException {
        String key = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return keys.authenticate(Credentials.Bearer.of(key)) instanceof Authenticated known
                && known.until().isAfter(Instant.now().plus(LEAST_LEFT));
    }

    private void certificate() throws IOException {
        Path chain = dev.resolve("server.pem");
        if (Files.exists(chain)
                && Files.exists(dev.resolve("server.key"))
                && Files.exists(dev.resolve("ca.pem"))
                && lasts(chain)) {
            return;
        }
        for (String name : List.of("server.pem", "server.key", "ca.pem")) {
            Files.deleteIfExists(dev.resolve(name));
        }
        DevCertificate made = DevCertificate.make();
        write("server.key", made.key());
        write("ca.pem", made.authority());
        write("server.pem", made.chain());
    }

    /** A policy with a way back, to try the vault with. */
    private void policy() throws IOException {
        Path file = dev.resolve("reversible.yaml");
        if (!Files.exists(file)) {
            write("reversible.yaml", REVERSIBLE);
        }
    }

    private static boolean lasts(Path chain) throws IOException {
        try {
            X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(chain)));
            return leaf.getNotAfter().toInstant().isAfter(Instant.now().plus(LEAST_LEFT));
        } catch (CertificateException e) {
            return false;
        }
    }

    private void write(String name, String text) throws IOException {
        PrivateFile.create(dev.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void keyset(Path file) {
        if (!Files.exists(file)) {
            try (Keyset keyset = Keyset.generate()) {
                keyset.write(file);
            }
        }
    }

    private static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
