package health.cordon.cli;

import health.cordon.deid.lines.JsonBytes;
import health.cordon.store.StoreStatus;
import health.cordon.store.VerificationReport;
import health.cordon.store.backup.BackupReport;
import health.cordon.store.backup.RestoreReport;
import health.cordon.store.keys.KeyFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The JSON of {@code cordon store}. The forms are part of {@code docs/cli.md}. */
final class StoreJson {

    private StoreJson() {}

    /** What a table holds, for people. */
    static String word(String table) {
        return switch (table) {
            case "governed_record" -> "records";
            case "vault_code" -> "codes";
            case "agreement" -> "agreements";
            default -> "other rooms";
        };
    }

    static String status(StoreStatus status) {
        JsonBytes json = new JsonBytes(1024);
        json.ascii("{\"store\":").string(status.address());
        json.ascii(",\"database\":").string(status.product());
        json.ascii(",\"schema\":").number(status.schema());
        json.ascii(",\"bytes\":").number(status.bytes());
        json.ascii(",\"keyring\":").string(status.keyring());
        json.ascii(",\"kek\":").string(status.kek());
        json.ascii(",\"keys\":").number(status.keys());
        json.ascii(",\"shredded\":").number(status.shredded());
        json.ascii(",\"rows\":");
        numbers(status.rows(), json);
        json.ascii(",\"holds\":").number(status.holds());
        json.ascii(",\"stoppedPurges\":").number(status.purges());
        json.ascii(",\"keyFiles\":[");
        String between = "";
        for (KeyFiles.Standing file : status.keyFiles()) {
            json.ascii(between).ascii("{\"file\":").string(file.path().toString());
            json.ascii(",\"broughtAt\":").string(file.broughtAt().toString());
            json.ascii(",\"behind\":").number(file.behind()).ascii("}");
            between = ",";
        }
        return text(json.ascii("]}\n"));
    }

    static String verification(VerificationReport report) {
        JsonBytes json = new JsonBytes(1024);
        json.ascii("{\"verified\":").ascii(Boolean.toString(report.isGood()));
        json.ascii(",\"opened\":").number(report.opened());
        json.ascii(",\"shredded\":").number(report.shredded());
        json.ascii(",\"problemCount\":").number(report.problemCount());
        json.ascii(",\"problems\":[");
        String between = "";
        for (VerificationReport.Problem problem : report.problems()) {
            json.ascii(between).ascii("{\"table\":").string(problem.table());
            json.ascii(",\"id\":").string(problem.id());
            json.ascii(",\"error\":").string(problem.error().name()).ascii("}");
            between = ",";
        }
        return text(json.ascii("]}\n"));
    }

    static String backup(BackupReport report) {
        JsonBytes json = new JsonBytes(1024);
        json.ascii("{\"file\":").string(report.file().toString());
        json.ascii(",\"created\":").string(report.created().toString());
        json.ascii(",\"schema\":").number(report.schema());
        checkpoint(report.checkpoint(), json);
        json.ascii(",\"tables\":{");
        String between = "";
        for (Map.Entry<String, Long> table : report.tables().entrySet()) {
            json.ascii(between).string(table.getKey());
            json.ascii(":{\"rows\":").number(table.getValue());
            json.ascii(",\"sha256\":")
                    .string(report.hashes().getOrDefault(table.getKey(), ""))
                    .ascii("}");
            between = ",";
        }
        return text(json.ascii("}}\n"));
    }

    static String restore(RestoreReport report) {
        JsonBytes json = new JsonBytes(1024);
        json.ascii("{\"created\":").string(report.created().toString());
        json.ascii(",\"schema\":").number(report.schema());
        checkpoint(report.checkpoint(), json);
        json.ascii(",\"rows\":");
        numbers(report.tables(), json);
        json.ascii(",\"leftOut\":").number(report.destroyed());
        json.ascii(",\"shreddedAgain\":").number(report.shredded());
        return text(json.ascii("}\n"));
    }

    private static void checkpoint(Optional<String> checkpoint, JsonBytes json) {
        checkpoint.ifPresent(text -> json.ascii(",\"checkpoint\":").string(text));
    }

    private static void numbers(Map<String, Long> numbers, JsonBytes json) {
        json.ascii("{");
        String between = "";
        for (Map.Entry<String, Long> one : numbers.entrySet()) {
            json.ascii(between).string(one.getKey()).ascii(":").number(one.getValue());
            between = ",";
        }
        json.ascii("}");
    }

    private static String text(JsonBytes json) {
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }
}
