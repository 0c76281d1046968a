package health.cordon.cli;

import health.cordon.access.Attributes;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.apikey.ApiKeyRecord;
import health.cordon.access.apikey.IssuedApiKey;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.server.KeyDesk;
import health.cordon.server.config.ConfigFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The API keys of a server that is stopped. These commands write its audit log, so they cannot run while it does. */
final class AccessKeyCommands {

    private AccessKeyCommands() {}

    /** The server whose keys they are. */
    static final class Server {

        @Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "The server's configuration, as for cordon serve.")
        private Path config = Path.of("");

        KeyDesk open() {
            return KeyDesk.open(ConfigFile.read(config), AuditData.operator().value());
        }
    }

    /** {@code cordon access issue-key}. */
    @Command(
            name = "issue-key",
            description =
                    "Make an API key of a server that is stopped, such as its first, and write it to a file that only"
                            + " its owner may read. It is shown nowhere else and kept as a hash.",
            footer =
                    "  cordon access issue-key --config /etc/cordon/cordon.yaml --principal ana --role security-officer"
                            + " --out ana.key")
    static final class IssueKey implements Callable<Integer> {

        private final Io io;

        @Mixin
        private Server server = new Server();

        @Option(
                names = "--principal",
                paramLabel = "ID",
                required = true,
                description = "The id of who will sign in by it; the audit log names them so.")
        private String principal = "";

        @Option(
                names = "--role",
                paramLabel = "NAME",
                split = ",",
                required = true,
                description = "A role that they hold, as policies name it. Repeatable. Never break-glass.")
        private List<String> roles = new ArrayList<>();

        @Option(names = "--service", description = "It is for a program, not a person.")
        private boolean service;

        @Option(names = "--days", paramLabel = "N", description = "How long it lasts, 1 to 366 days; default: 30.")
        private int days = 30;

        @Option(names = "--label", paramLabel = "TEXT", description = "What its owner calls it; default: first-key.")
        private String label = "first-key";

        @Option(
                names = "--out",
                paramLabel = "KEYFILE",
                required = true,
                description = "The file for the key (0600). No file is replaced.")
        private Path out = Path.of("");

        @Mixin
        private StandardOptions standard = new StandardOptions();

        IssueKey(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            Set<Role> held = roles.stream().map(Role::new).collect(Collectors.toSet());
            Principal who = new Principal(
                    principal,
                    service ? PrincipalKind.SERVICE : PrincipalKind.PERSON,
                    held,
                    false,
                    Scopes.EVERYWHERE,
                    Attributes.NONE);
            if (Files.exists(out)) {
                throw new CordonException(CliError.FILE_EXISTS, SafeArg.path(out));
            }
            try (KeyDesk desk = server.open()) {
                IssuedApiKey issued = desk.issue(label, who, Duration.ofDays(days));
                write(desk, issued);
                io.println("key " + issued.kept().id() + " for " + principal + " written to " + out + ", good until "
                        + issued.kept().until());
            }
            return 0;
        }

        /** A key that nobody holds is called back. */
        private void write(KeyDesk desk, IssuedApiKey issued) {
            try {
                PrivateFile.create(out, issued.reveal().getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                desk.revoke(issued.kept().id());
                throw new CordonException(
                        e instanceof FileAlreadyExistsException ? CliError.FILE_EXISTS : CliError.CANNOT_WRITE,
                        e,
                        SafeArg.path(out));
            }
        }
    }

    /** {@code cordon access keys}. */
    @Command(
            name = "keys",
            description = "List the API keys of a server that is stopped: id, state, end, label, who, roles. Never the"
                    + " secrets, which nobody keeps.",
            footer = "  cordon access keys --config /etc/cordon/cordon.yaml")
    static final class Keys implements Callable<Integer> {

        private final Io io;

        @Mixin
        private Server server = new Server();

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Keys(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            try (KeyDesk desk = server.open()) {
                desk.all().forEach(key -> io.println(line(key)));
            }
            return 0;
        }

        private static String line(ApiKeyRecord key) {
            String state =
                    key.revokedAt().isPresent() ? "revoked" : Instant.now().isBefore(key.until()) ? "in force" : "over";
            String roles = new TreeSet<>(
                            key.principal().roles().stream().map(Role::name).toList())
                    .stream().collect(Collectors.joining(","));
            return String.format(
                    Locale.ROOT,
                    "%s  %-8s  %s  %s  %s  %s",
                    key.id(),
                    state,
                    key.until(),
                    key.label(),
                    key.principal().id(),
                    roles);
        }
    }

    /** {@code cordon access revoke-key}. */
    @Command(
            name = "revoke-key",
            description = "Call back an API key of a server that is stopped. A second time does nothing.",
            footer = "  cordon access revoke-key KEY_ID --config /etc/cordon/cordon.yaml")
    static final class RevokeKey implements Callable<Integer> {

        private final Io io;

        @Mixin
        private Server server = new Server();

        @Parameters(paramLabel = "ID", description = "Its id, as cordon access keys lists it.")
        private String id = "";

        @Mixin
        private StandardOptions standard = new StandardOptions();

        RevokeKey(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            try (KeyDesk desk = server.open()) {
                desk.revoke(id);
                io.println("key called back");
            }
            return 0;
        }
    }
}
