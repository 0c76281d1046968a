package health.cordon.deid.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

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
    private final char[] next;
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
    RuleAutomaton(int classes, int[] bounds, byte[] boundClass, char[] next, int[] acceptFrom, short[] accepted) {
        this.classes = classes;
        this.bounds = bounds;
        this.next = next;
        this.acceptFrom = acceptFrom;
        this.accepted = accepted;
        this.classOf = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < bounds.length; i++) {
            int end = i + 1 < bounds.length ? bounds[i + 1] : classOf.length;
            Arrays.fill(classOf, bounds[i], end, boundClass[i]);
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
        ByteBuffer sizes = ByteBuffer.allocate(16)
                .putInt(classes)
                .putInt(bounds.length)
                .putInt(states())
                .putInt(accepted.length);
        out.write(sizes.array());
        byte[] boundClass = new byte[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            boundClass[i] = classOf[bounds[i]];
        }
        out.write(boundClass);
        ByteBuffer ints = ByteBuffer.allocate(4 * (bounds.length + acceptFrom.length));
        ints.asIntBuffer().put(bounds).put(acceptFrom);
        out.write(ints.array());
        ByteBuffer shorts = ByteBuffer.allocate(2 * accepted.length);
        shorts.asShortBuffer().put(accepted);
        out.write(shorts.array());
        ByteBuffer cells = ByteBuffer.allocate(2 * next.length);
        cells.asCharBuffer().put(next);
        out.write(cells.array());
    }

    /** Reads whole arrays at a time: this runs at every start, before anything is compiled to machine code. */
    static RuleAutomaton read(DataInput in) throws IOException {
        ByteBuffer sizes = bytes(in, 16);
        int classes = sizes.getInt();
        int[] bounds = new int[sizes.getInt()];
        int states = sizes.getInt();
        short[] accepted = new short[sizes.getInt()];
        byte[] boundClass = bytes(in, bounds.length).array();
        int[] acceptFrom = new int[states + 1];
        bytes(in, 4 * (bounds.length + acceptFrom.length))
                .asIntBuffer()
                .get(bounds)
                .get(acceptFrom);
        bytes(in, 2 * accepted.length).asShortBuffer().get(accepted);
        char[] next = new char[states * classes];
        bytes(in, 2 * next.length).asCharBuffer().get(next);
        return new RuleAutomaton(classes, bounds, boundClass, next, acceptFrom, accepted);
    }

    private static ByteBuffer bytes(DataInput in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
