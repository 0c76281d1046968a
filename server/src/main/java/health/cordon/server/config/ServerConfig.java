package health.cordon.server.config;

import health.cordon.access.certificate.CertificateRule;
import health.cordon.access.identity.FailureLimit;
import health.cordon.access.jwt.JwtSettings;
import health.cordon.access.session.Sessions;
import health.cordon.deid.Profile;
import health.cordon.store.StoreAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of a server. {@code docs/server-config.md} says what each is for.
 *
 * @param data the data folder: the audit log lies in {@code audit} below it
 * @param listen where it listens
 * @param tls what it shows to clients
 * @param store where records are kept
 * @param keys the secrets
 * @param deid how text is de-identified
 * @param access who may do what
 * @param signIn how people and programs prove who they are
 * @param limits how much is too much
 * @param log what is told to the operator
 * @param gateway the gateway to models; empty where none is served
 * @param traces where traces are sent; empty for nowhere
 */
public record ServerConfig(
        Path data,
        Listen listen,
        Tls tls,
        StoreSettings store,
        Keys keys,
        Deid deid,
        Access access,
        SignIn signIn,
        Limits limits,
        Log log,
        Optional<GatewayConfig> gateway,
        Optional<URI> traces) {

    /** Without a gateway. */
    public ServerConfig(
            Path data,
            Listen listen,
            Tls tls,
            StoreSettings store,
            Keys keys,
            Deid deid,
            Access access,
            SignIn signIn,
            Limits limits,
            Log log) {
        this(data, listen, tls, store, keys, deid, access, signIn, limits, log, Optional.empty(), Optional.empty());
    }

    /** The same at another port. */
    public ServerConfig at(int port) {
        return new ServerConfig(
                data, listen.at(port), tls, store, keys, deid, access, signIn, limits, log, gateway, traces);
    }

    /** The audit log's folder. */
    public Path audit() {
        return data.resolve("audit");
    }

    /**
     * Where the server listens.
     *
     * @param address an address of this machine
     * @param port the port; 0 for a free one
     * @param anywhere whether the address may be within reach of other machines
     * @param proxies addresses of proxies whose X-Forwarded-For is believed
     * @param drain how long a stop waits for what is under way
     */
    public record Listen(String address, int port, boolean anywhere, List<String> proxies, Duration drain) {

        /** This machine alone. */
        public static final Listen STANDARD = new Listen("127.0.0.1", 8443, false, List.of(), Duration.ofSeconds(30));

        /** The same at another port. */
        public Listen at(int other) {
            return new Listen(address, other, anywhere, proxies, drain);
        }
    }

    /**
     * What the server shows to clients, and what it takes from them.
     *
     * @param certificate the chain, in PEM
     * @param key its key, PKCS#8 in PEM, the owner's alone
     * @param reload how often both files are looked at again
     * @param clientAnchors anchors for certificates of clients, in PEM; null where none is taken
     * @param clientCrls revocation lists for them
     */
    public record Tls(
            Path certificate,
            Path key,
            Duration reload,
            @Nullable Path clientAnchors,
            List<Path> clientCrls) {

        /** How often files are looked at unless told otherwise. */
        public static final Duration RELOAD = Duration.ofSeconds(10);
    }

    /**
     * Where records are kept.
     *
     * @param address a file of SQLite or a database of PostgreSQL
     * @param tenant the organisation; empty where there is only one
     */
    public record StoreSettings(StoreAddress address, String tenant) {}

    /**
     * The secrets.
     *
     * @param keyset pseudonyms, shifts and surrogates hang on it
     * @param keysetPassphrase the file with its passphrase; null for none
     * @param storePassphrase the file with the passphrase of the store's key-encryption key; null for none
     */
    public record Keys(
            Path keyset,
            @Nullable Path keysetPassphrase,
            @Nullable Path storePassphrase) {}

    /**
     * How text is de-identified.
     *
     * @param policy the policy where a request names none
     * @param profile the profile where a request names none
     * @param policies files of further policies
     * @param siteRules a site's own identifiers; null for none
     */
    public record Deid(
            String policy,
            Profile profile,
            List<Path> policies,
            @Nullable Path siteRules) {

        /** Safe Harbor. */
        public static final Deid STANDARD = new Deid("safe-harbor", Profile.DEFAULT, List.of(), null);
    }

    /**
     * Who may do what.
     *
     * @param policies a folder of policies; null for the built-in ones alone
     * @param onlyOwn whether the folder's policies are the only ones
     * @param minimum a file of minimum-necessary rules; null for the built-in ones
     * @param recipients names and addresses of recipients of disclosures; null for none
     * @param emergency the longest emergency access
     */
    public record Access(
            @Nullable Path policies,
            boolean onlyOwn,
            @Nullable Path minimum,
            @Nullable Path recipients,
            Duration emergency) {

        /** The built-in policies and rules. */
        public static final Access STANDARD = new Access(null, false, null, null, Duration.ofHours(4));
    }

    /**
     * How people and programs prove who they are.
     *
     * @param ways names of authenticators, in the order in which they are asked
     * @param oidc the identity provider; empty for none
     * @param certificates who stands behind which name in a client certificate
     * @param sessions when sessions end
     * @param failures how many failures lock a source out
     */
    public record SignIn(
            List<String> ways,
            Optional<Oidc> oidc,
            List<CertificateRule> certificates,
            Sessions.Settings sessions,
            FailureLimit.Settings failures) {

        /** By API keys and sessions. */
        public static final SignIn STANDARD = new SignIn(
                List.of("api-key", "session"),
                Optional.empty(),
                List.of(),
                Sessions.Settings.STANDARD,
                FailureLimit.Settings.STANDARD);
    }

    /**
     * An identity provider.
     *
     * @param settings what is agreed with it
     * @param keys where its keys are
     * @param trust certificates that its own must go back to, in PEM; null for those that Java trusts
     */
    public record Oidc(
            JwtSettings settings, URI keys, @Nullable Path trust) {}

    /**
     * How much is too much.
     *
     * @param bodyBytes the largest body
     * @param batchBytes the largest batch
     * @param lineBytes the longest line of a batch
     * @param headerBytes the largest head of a request
     * @param head how long a head may take, and a handshake
     * @param idle how long a connection may do nothing
     * @param stall how long a body may stand still
     * @param connections how many connections
     * @param connectionsPerSource how many of them from one address
     * @param requests how many requests at once
     * @param batches how many batches at once
     * @param requestsPerSecond how many requests a second from one principal
     */
    public record Limits(
            int bodyBytes,
            long batchBytes,
            int lineBytes,
            int headerBytes,
            Duration head,
            Duration idle,
            Duration stall,
            int connections,
            int connectionsPerSource,
            int requests,
            int batches,
            int requestsPerSecond) {

        /** What a machine with two cores and half a gigabyte of heap stands. */
        public static final Limits STANDARD = new Limits(
                10_000_000,
                10_000_000_000L,
                10_000_000,
                16_384,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                2_048,
                1_024,
                512,
                8,
                5_000);
    }

    /**
     * What is told to the operator.
     *
     * @param level how much
     * @param openMetrics whether metrics are for anyone who can connect
     */
    public record Log(Level level, boolean openMetrics) {

        /** One line a request; metrics for who may read them. */
        public static final Log STANDARD = new Log(Level.INFO, false);

        /** How much is told. No level tells anything of a body, a query or a header. */
        public enum Level {
            /** What failed. */
            ERROR,
            /** And what someone should look at. */
            WARN,
            /** And a line a request. */
            INFO,
            /** And connections. */
            DEBUG
        }
    }
}
