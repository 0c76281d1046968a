package health.cordon.cli;

import health.cordon.audit.AuditReader;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.verify.Problem;
import health.cordon.audit.verify.VerifyReport;
import health.cordon.deid.lines.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The JSON of {@code cordon audit}. The forms are part of {@code docs/audit.md}. */
final class AuditJson {

    private AuditJson() {}

    /** Proofs of entries and of older sizes, under one checkpoint. */
    static String proofs(String vkey, AuditReader reader, List<Long> indexes, List<Long> oldSizes) {
        JsonBytes json = new JsonBytes(4096);
        json.ascii("{\"vkey\":").string(vkey);
        json.ascii(",\"checkpoint\":").string(reader.checkpoint().note());
        json.ascii(",\"inclusion\":[");
        String between = "";
        for (long index : indexes) {
            json.ascii(between).ascii("{\"index\":").number(index);
            json.ascii(",\"leaf\":").string(base64(reader.entry(index).bytes()));
            json.ascii(",\"proof\":");
            hashes(reader.inclusion(index), json);
            json.ascii("}");
            between = ",";
        }
        json.ascii("],\"consistency\":[");
        between = "";
        for (long oldSize : oldSizes) {
            json.ascii(between).ascii("{\"oldSize\":").number(oldSize);
            json.ascii(",\"oldRoot\":").string(base64(reader.root(oldSize)));
            json.ascii(",\"proof\":");
            hashes(reader.consistency(oldSize), json);
            json.ascii("}");
            between = ",";
        }
        json.ascii("]}\n");
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }

    /** What verification found. */
    static String report(VerifyReport report) {
        JsonBytes json = new JsonBytes(4096);
        json.ascii("{\"verified\":").ascii(Boolean.toString(report.isGood()));
        json.ascii(",\"entries\":").number(report.entries());
        json.ascii(",\"pruned\":").number(report.pruned());
        json.ascii(",\"waiting\":").number(report.waiting());
        json.ascii(",\"compared\":").number(report.compared());
        SignedCheckpoint checkpoint = report.checkpoint();
        if (checkpoint != null) {
            json.ascii(",\"checkpoint\":").string(checkpoint.note());
        }
        json.ascii(",\"problemCount\":").number(report.problemCount());
        json.ascii(",\"problems\":[");
        String between = "";
        for (Problem problem : report.problems()) {
            json.ascii(between).ascii("{\"finding\":").string(problem.finding().name());
            json.ascii(",\"what\":").string(problem.what());
            json.ascii(",\"where\":").number(problem.where());
            json.ascii(",\"means\":").string(problem.finding().sentence()).ascii("}");
            between = ",";
        }
        json.ascii("]}\n");
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }

    private static void hashes(List<byte[]> hashes, JsonBytes json) {
        json.ascii("[");
        String between = "";
        for (byte[] hash : hashes) {
            json.ascii(between).string(base64(hash));
            between = ",";
        }
        json.ascii("]");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
