package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The form in which the build leaves the built-in rules: what takes half a second to compile is read in milliseconds. */
final class CompiledRules {

    private static final int MAGIC = 0x43525532;

    private CompiledRules() {}

    /** Tells one {@code rules.yaml} from another; against staleness, not against malice. */
    static long hash(byte[] yaml) {
        CRC32 crc = new CRC32();
        crc.update(yaml);
        return crc.getValue() << 32 | yaml.length;
    }

    static void write(OutputStream to, long hash, RuleTable table, List<Cue> cues, List<Context> contexts)
            throws IOException {
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(to, new Deflater(9)))) {
            out.writeInt(MAGIC);
            out.writeLong(hash);
            out.writeInt(table.rules().size());
            for (Rule rule : table.rules()) {
                write(out, rule);
            }
            out.writeInt(cues.size());
            for (Cue cue : cues) {
                out.writeUTF(cue.name());
                out.writeUTF(cue.kind().name());
                write(out, cue.words());
                out.writeUTF(cue.form().name());
                out.writeInt(cue.digits());
                out.writeBoolean(cue.weak());
                out.writeDouble(cue.score());
            }
            out.writeInt(contexts.size());
            for (Context context : contexts) {
                out.writeUTF(context.name());
                out.writeBoolean(context.after());
                write(out, context.words());
            }
            table.automaton().write(out);
        }
    }

    private static void write(DataOutputStream out, Rule rule) throws IOException {
        PhiKind kind = rule.kind();
        out.writeUTF(rule.name());
        out.writeUTF(kind == null ? "" : kind.name());
        out.writeUTF(rule.pattern());
        out.writeDouble(rule.score());
        out.writeDouble(rule.cuedScore());
        out.writeUTF(rule.check().name());
        write(out, rule.cues());
        out.writeBoolean(rule.cueRequired());
        out.writeInt(rule.reach());
        write(out, rule.antiCues());
        out.writeBoolean(rule.openEnd());
        out.writeBoolean(rule.urlTail());
    }

    private static void write(DataOutputStream out, List<String> words) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    static RuleSet read(InputStream from, long hash) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new InflaterInputStream(from), 1 << 16))) {
            if (in.readInt() != MAGIC || in.readLong() != hash) {
                throw new CordonException(DeidError.RULES_STALE);
            }
            List<Rule> rules = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                rules.add(rule(in));
            }
            List<Cue> cues = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                cues.add(new Cue(
                        in.readUTF(),
                        PhiKind.valueOf(in.readUTF()),
                        words(in),
                        Cue.Form.valueOf(in.readUTF()),
                        in.readInt(),
                        in.readBoolean(),
                        in.readDouble()));
            }
            List<Context> contexts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                contexts.add(new Context(in.readUTF(), in.readBoolean(), words(in)));
            }
            return new RuleSet(List.of(new RuleTable(rules, RuleAutomaton.read(in))), cues, contexts);
        }
    }

    private static Rule rule(DataInputStream in) throws IOException {
        String name = in.readUTF();
        String kind = in.readUTF();
        return new Rule(
                name,
                kind.isEmpty() ? null : PhiKind.valueOf(kind),
                in.readUTF(),
                in.readDouble(),
                in.readDouble(),
                Check.valueOf(in.readUTF()),
                words(in),
                in.readBoolean(),
                in.readInt(),
                words(in),
                in.readBoolean(),
                in.readBoolean());
    }

    private static List<String> words(DataInputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(in.readUTF());
        }
        return words;
    }
}
