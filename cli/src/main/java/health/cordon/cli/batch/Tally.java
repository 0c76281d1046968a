package health.cordon.cli.batch;

import health.cordon.core.PhiKind;
import health.cordon.deid.DeidReport;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.ner.NameCascade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted: documents, spans by kind, actions, faults. Holds no value of any text. Not thread-safe. */
public final class Tally {

    /** More faults than these are only counted. */
    static final int FAULTS_KEPT = 100;

    private static final int KINDS = PhiKind.values().length;

    private final long[] kinds = new long[KINDS];
    private final Map<String, Long> actions = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>(0);
    private long documents;
    private long failed;
    private long faultCount;
    private long notReadTwice;

    /** Adds a document that was done. */
    public void add(DeidReport report) {
        documents++;
        for (Treated each : report.treated()) {
            kinds[each.span().kind().ordinal()]++;
            actions.merge(each.action(), 1L, Long::sum);
            notReadTwice += isNotReadTwice(each.span()) ? 1 : 0;
        }
    }

    private static boolean isNotReadTwice(Span span) {
        for (String why : span.evidence()) {
            if (why.endsWith(NameCascade.NOT_READ_TWICE)) {
                return true;
            }
        }
        return false;
    }

    /** Adds what went wrong with a document. */
    void addFailed(Fault fault) {
        failed++;
        faultCount++;
        if (faults.size() < FAULTS_KEPT) {
            faults.add(fault);
        }
    }

    void addDocuments(long more) {
        documents += more;
    }

    void addKind(PhiKind kind, long more) {
        kinds[kind.ordinal()] += more;
    }

    void addAction(String action, long more) {
        actions.merge(action, more, Long::sum);
    }

    void addNotReadTwice(long more) {
        notReadTwice += more;
    }

    /** Adds another's counts and faults. */
    public void add(Tally other) {
        documents += other.documents;
        failed += other.failed;
        faultCount += other.faultCount;
        notReadTwice += other.notReadTwice;
        for (int i = 0; i < KINDS; i++) {
            kinds[i] += other.kinds[i];
        }
        other.actions.forEach(this::addAction);
        for (Fault fault : other.faults) {
            if (faults.size() < FAULTS_KEPT) {
                faults.add(fault);
            }
        }
    }

    /** How many documents were done. */
    public long documents() {
        return documents;
    }

    /** How many documents failed. */
    public long failed() {
        return failed;
    }

    /** How many spans of this kind were found. */
    public long of(PhiKind kind) {
        return kinds[kind.ordinal()];
    }

    /** How many spans were found. */
    public long spans() {
        long all = 0;
        for (long each : kinds) {
            all += each;
        }
        return all;
    }

    /** How many spans lie in sentences that the encoder should have read and had no budget for. */
    public long notReadTwice() {
        return notReadTwice;
    }

    /** How often each policy action was carried out. */
    public Map<String, Long> actions() {
        return Collections.unmodifiableMap(actions);
    }

    /** The first faults. */
    public List<Fault> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** How many faults there were. */
    public long faultCount() {
        return faultCount;
    }
}
