package health.cordon.cli;

import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.retention.LegalHold;
import health.cordon.audit.retention.Retention;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about keeping and pruning. They write the log, so they cannot run while a server does. */
final class AuditRetentionCommands {

    private AuditRetentionCommands() {}

    /** {@code cordon audit prune}. */
    @Command(
            name = "prune",
            description = "Remove the bodies of entries whose retention has ended and that no legal hold keeps. Hashes"
                    + " stay: the log verifies as before.",
            footer = "  cordon audit prune --data /var/lib/cordon --years 7")
    static final class Prune implements Callable<Integer> {

        private final Io io;

        @Mixin
        private AuditData data = new AuditData();

        @Option(
                names = "--years",
                paramLabel = "N",
                description = "How long entries are kept; default and least: 6 (45 CFR 164.316(b)(2)(i)).")
        private int years = Retention.LEAST_YEARS;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Prune(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            try (AuditLog log = AuditLog.open(data.folder())) {
                long gone = log.retention().prune(Instant.now(), years, AuditData.operator());
                io.println(gone + " entries pruned");
            }
            return 0;
        }
    }

    /** {@code cordon audit reindex}. */
    @Command(
            name = "reindex",
            description = "Build the search indexes anew.",
            footer = "  cordon audit reindex --data /var/lib/cordon")
    static final class Reindex implements Callable<Integer> {

        private final Io io;

        @Mixin
        private AuditData data = new AuditData();

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Reindex(Io io) {
            this.io = io;
        }

        @Override
        public Integer call() {
            try (AuditLog log = AuditLog.open(data.folder())) {
                log.retention().reindex();
                io.println("indexes built anew");
            }
            return 0;
        }
    }

    /** {@code cordon audit hold}: one method a subcommand. */
    @Command(
            name = "hold",
            description = "Lay, lift and list legal holds: what they keep is never pruned.",
            footer = "  cordon audit hold add --data /var/lib/cordon smith-v-clinic --who dr.adler")
    static final class Hold {

        private final Io io;

        @Mixin
        private StandardOptions standard = new StandardOptions();

        Hold(Io io) {
            this.io = io;
        }

        @Command(
                name = "add",
                description = "Lay a hold on all entries, or on those of a patient, a person, a resource.",
                footer = "  cordon audit hold add --data /var/lib/cordon case-12 --patient - --keyset my.keyset")
        int add(
                @Mixin AuditData data,
                @Parameters(paramLabel = "NAME", description = "The hold's name; no patient's name.") String name,
                @Mixin AuditPatient patient,
                @Option(names = "--who", paramLabel = "ID", description = "Entries of this person or program.")
                        @Nullable
                        String who,
                @Option(names = "--resource", paramLabel = "KIND/ID", description = "Entries on this resource.")
                        @Nullable
                        String resource,
                @Mixin StandardOptions options) {
            LegalHold hold = new LegalHold(
                    name,
                    patient.isGiven() ? Set.copyOf(patient.all(io)) : Set.of(),
                    who == null ? null : new PrincipalId(who),
                    resource == null ? null : ResourceRef.parse(resource));
            try (AuditLog log = AuditLog.open(data.folder())) {
                log.retention().hold(hold, AuditData.operator());
            }
            return 0;
        }

        @Command(
                name = "release",
                description = "Lift a hold.",
                footer = "  cordon audit hold release --data /var/lib/cordon case-12")
        int release(
                @Mixin AuditData data,
                @Parameters(paramLabel = "NAME", description = "The hold's name.") String name,
                @Mixin StandardOptions options) {
            try (AuditLog log = AuditLog.open(data.folder())) {
                log.retention().release(name, AuditData.operator());
            }
            return 0;
        }

        @Command(
                name = "list",
                description = "Print the holds.",
                footer = "  cordon audit hold list --data /var/lib/cordon")
        int list(@Mixin AuditData data, @Mixin StandardOptions options) {
            try (AuditLog log = AuditLog.open(data.folder())) {
                log.retention().holds().all().forEach(hold -> io.println(hold.toString()));
            }
            return 0;
        }
    }
}
