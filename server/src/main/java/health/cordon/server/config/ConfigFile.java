package health.cordon.server.config;

import health.cordon.access.yaml.YamlFile;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Profile;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig.Access;
import health.cordon.server.config.ServerConfig.Deid;
import health.cordon.server.config.ServerConfig.Keys;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.config.ServerConfig.Listen;
import health.cordon.server.config.ServerConfig.Log;
import health.cordon.server.config.ServerConfig.StoreSettings;
import health.cordon.server.config.ServerConfig.Tls;
import health.cordon.store.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The configuration file, YAML. Paths in it are taken from the folder that it lies in.
 *
 * <p>It is read as a whole: what is wrong with it is told at once.
 */
public final class ConfigFile {

    static final int MOST_SECONDS = 86_400;

    private ConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidConfig with all problems
     * @throws CordonException {@link ServerError#CONFIG_UNREADABLE}
     */
    public static ServerConfig read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CordonException(ServerError.CONFIG_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        YamlFile yaml = new YamlFile(text);
        ServerConfig config = config(Section.whole(yaml, folder == null ? file.toAbsolutePath() : folder));
        if (!yaml.problems().isEmpty()) {
            throw new InvalidConfig(file, yaml.problems());
        }
        return config;
    }

    private static ServerConfig config(Section whole) {
        Path data = whole.neededPath(ConfigKey.DATA);
        Deid deid = deid(whole.in("deid"));
        return new ServerConfig(
                data,
                listen(whole.in("listen")),
                tls(whole.in("tls")),
                store(whole.in("store"), data),
                keys(whole.in("keys")),
                deid,
                access(whole.in("access")),
                SignInReader.read(whole.in("sign-in")),
                limits(whole.in("limits")),
                log(whole.in("log"), whole.in("metrics")),
                GatewayReader.read(whole.in("gateway"), deid.profile()),
                traces(whole.in("telemetry").in("otlp")));
    }

    private static Optional<URI> traces(Section in) {
        try {
            return in.text(ConfigKey.TELEMETRY_OTLP).map(UpstreamUrl::of);
        } catch (CordonException e) {
            in.problem(
                    ConfigKey.TELEMETRY_OTLP,
                    "'telemetry.otlp.endpoint' is an https address, or http on this machine, without user, query or fragment");
            return Optional.empty();
        }
    }

    private static Listen listen(Section in) {
        Listen standard = Listen.STANDARD;
        return new Listen(
                in.text(ConfigKey.LISTEN_ADDRESS, standard.address()),
                in.small(ConfigKey.LISTEN_PORT, 0, 65_535, standard.port()),
                in.truth(ConfigKey.LISTEN_ANYWHERE, standard.anywhere()),
                in.texts(ConfigKey.LISTEN_PROXIES),
                in.seconds(ConfigKey.LISTEN_DRAIN, 3_600, standard.drain()));
    }

    private static Tls tls(Section in) {
        return new Tls(
                in.neededPath(ConfigKey.TLS_CERTIFICATE),
                in.neededPath(ConfigKey.TLS_KEY),
                in.seconds(ConfigKey.TLS_RELOAD, MOST_SECONDS, Tls.RELOAD),
                in.path(ConfigKey.TLS_CLIENT_ANCHORS),
                in.paths(ConfigKey.TLS_CLIENT_CRLS));
    }

    private static StoreSettings store(Section in, Path data) {
        StoreAddress address = new StoreAddress.SqliteFile(data.resolve("store.db"));
        try {
            address = in.text(ConfigKey.STORE_ADDRESS).map(StoreAddress::parse).orElse(address);
        } catch (CordonException e) {
            in.problem(ConfigKey.STORE_ADDRESS, "'store.address': " + e.code().message());
        }
        if (address instanceof StoreAddress.PostgresServer server) {
            address = server.withPasswordFile(in.path(ConfigKey.STORE_PASSWORD));
        }
        return new StoreSettings(address, in.text(ConfigKey.STORE_TENANT, ""));
    }

    private static Keys keys(Section in) {
        return new Keys(
                in.neededPath(ConfigKey.KEYS_KEYSET),
                in.path(ConfigKey.KEYS_KEYSET_PASSPHRASE),
                in.path(ConfigKey.KEYS_STORE_PASSPHRASE));
    }

    private static Deid deid(Section in) {
        return new Deid(
                in.text(ConfigKey.DEID_POLICY, Deid.STANDARD.policy()),
                in.oneOf(
                        ConfigKey.DEID_PROFILE,
                        lower(Profile.values()),
                        word -> Profile.valueOf(word.toUpperCase(Locale.ROOT)),
                        Deid.STANDARD.profile()),
                in.paths(ConfigKey.DEID_POLICIES),
                in.path(ConfigKey.DEID_SITE_RULES));
    }

    private static Access access(Section in) {
        return new Access(
                in.path(ConfigKey.ACCESS_POLICIES),
                in.truth(ConfigKey.ACCESS_ONLY_OWN, false),
                in.path(ConfigKey.ACCESS_MINIMUM),
                in.path(ConfigKey.ACCESS_RECIPIENTS),
                in.minutes(ConfigKey.ACCESS_EMERGENCY, 24 * 60, Access.STANDARD.emergency()));
    }

    private static Limits limits(Section in) {
        Limits standard = Limits.STANDARD;
        int most = 1 << 30;
        return new Limits(
                in.small(ConfigKey.LIMIT_BODY, 1_024, most, standard.bodyBytes()),
                in.number(ConfigKey.LIMIT_BATCH, 1_024, Long.MAX_VALUE, standard.batchBytes()),
                in.small(ConfigKey.LIMIT_LINE, 1_024, most, standard.lineBytes()),
                in.small(ConfigKey.LIMIT_HEADER, 1_024, 1 << 20, standard.headerBytes()),
                in.seconds(ConfigKey.LIMIT_HEAD, 300, standard.head()),
                in.seconds(ConfigKey.LIMIT_IDLE, 3_600, standard.idle()),
                in.seconds(ConfigKey.LIMIT_STALL, 3_600, standard.stall()),
                in.small(ConfigKey.LIMIT_CONNECTIONS, 1, 1 << 20, standard.connections()),
                in.small(ConfigKey.LIMIT_CONNECTIONS_PER_SOURCE, 1, 1 << 20, standard.connectionsPerSource()),
                in.small(ConfigKey.LIMIT_REQUESTS, 1, 1 << 20, standard.requests()),
                in.small(ConfigKey.LIMIT_BATCHES, 1, 1 << 10, standard.batches()),
                in.small(ConfigKey.LIMIT_RATE, 1, 1 << 20, standard.requestsPerSecond()));
    }

    private static Log log(Section in, Section metrics) {
        return new Log(
                in.oneOf(
                        ConfigKey.LOG_LEVEL,
                        lower(Log.Level.values()),
                        word -> Log.Level.valueOf(word.toUpperCase(Locale.ROOT)),
                        Log.STANDARD.level()),
                metrics.truth(ConfigKey.METRICS_OPEN, Log.STANDARD.openMetrics()));
    }

    static List<String> lower(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
