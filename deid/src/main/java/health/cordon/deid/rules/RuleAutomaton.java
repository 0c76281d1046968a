package health.cordon.deid.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All shapes of one file as one deterministic automaton, in flat tables.
 *
 * <p>A step is two array reads. State 0 is dead, state 1 the start; every state knows the set of rules that accept there.
 */
final class RuleAutomaton {

    /** A match is followed for this many characters at most: what bounds the work at any one start. */
    static final int LONGEST = 160;

    static final int DEAD = 0;
    static final int START = 1;

    private final int classes;
    private final int[] bounds;
    private final byte[] classOf;
    private final int[] next;
    private final int[] acceptFrom;
    private final short[] accepted;

    /**
     * Makes the tables usable.
     *
     * @param bounds first character of each stretch of characters that are treated alike; the first is 0
     * @param boundClass the class of each stretch
     * @param next next state of {@code state * classes + class}
     * @param acceptFrom where in {@code accepted} the rules of a state begin; one more entry than states
     * @param accepted rule numbers
     */
    RuleAutomaton(int classes, int[] bounds, byte[] boundClass, int[] next, int[] acceptFrom, short[] accepted) {
        this.classes = classes;
        this.bounds = bounds;
        this.next = next;
        this.acceptFrom = acceptFrom;
        this.accepted = accepted;
        this.classOf = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < bounds.length; i++) {
            int end = i + 1 < bounds.length ? bounds[i + 1] : classOf.length;
            java.util.Arrays.fill(classOf, bounds[i], end, boundClass[i]);
        }
    }

    /** The state behind {@code c}. */
    int step(int state, char c) {
        return next[state * classes + (classOf[c] & 0xFF)];
    }

    /** Where the rules that accept in {@code state} begin in {@link #rule}. */
    int acceptStart(int state) {
        return acceptFrom[state];
    }

    /** Where they end. */
    int acceptEnd(int state) {
        return acceptFrom[state + 1];
    }

    /** The number of the rule at {@code index}. */
    int rule(int index) {
        return accepted[index];
    }

    /** How many states, the dead one included. */
    int states() {
        return acceptFrom.length - 1;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(classes);
        out.writeInt(bounds.length);
        for (int bound : bounds) {
            out.writeInt(bound);
            out.writeByte(classOf[bound]);
        }
        out.writeInt(states());
        for (int state = 0; state < states(); state++) {
            out.writeShort(acceptFrom[state + 1] - acceptFrom[state]);
            for (int i = acceptFrom[state]; i < acceptFrom[state + 1]; i++) {
                out.writeShort(accepted[i]);
            }
        }
        byte[] cells = new byte[next.length * 3];
        for (int i = 0; i < next.length; i++) {
            cells[i] = (byte) next[i];
            cells[next.length + i] = (byte) (next[i] >> 8);
            cells[2 * next.length + i] = (byte) (next[i] >> 16);
        }
        out.write(cells);
    }

    static RuleAutomaton read(DataInput in) throws IOException {
        int classes = in.readInt();
        int[] bounds = new int[in.readInt()];
        byte[] boundClass = new byte[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = in.readInt();
            boundClass[i] = in.readByte();
        }
        int states = in.readInt();
        int[] acceptFrom = new int[states + 1];
        short[] accepted = new short[16];
        int count = 0;
        for (int state = 0; state < states; state++) {
            int more = in.readUnsignedShort();
            if (count + more > accepted.length) {
                accepted = java.util.Arrays.copyOf(accepted, Math.max(count + more, accepted.length * 2));
            }
            for (int i = 0; i < more; i++) {
                accepted[count++] = in.readShort();
            }
            acceptFrom[state + 1] = count;
        }
        int[] next = new int[states * classes];
        byte[] cells = new byte[next.length * 3];
        in.readFully(cells);
        for (int i = 0; i < next.length; i++) {
            next[i] =
                    cells[i] & 0xFF | (cells[next.length + i] & 0xFF) << 8 | (cells[2 * next.length + i] & 0xFF) << 16;
        }
        return new RuleAutomaton(
                classes, bounds, boundClass, next, acceptFrom, java.util.Arrays.copyOf(accepted, count));
    }
}
