package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes as numbered blocks, each of a text or of one call of a tool, as events. What does not fit together,
 * such as more of a block that has ended, is {@link GatewayError#PROVIDER_MALFORMED}. For one answer, one thread.
 */
public final class AnswerBlocks {

    private enum Kind {
        TEXT,
        TOOL,
        SKIPPED
    }

    private static final class Block {
        final Kind kind;
        final int tool;
        boolean empty = true;
        boolean closed;

        Block(Kind kind, int tool) {
            this.kind = kind;
            this.tool = tool;
        }
    }

    private final Map<Integer, Block> blocks = new HashMap<>();
    private final Deque<ReplyEvent> ready = new ArrayDeque<>();
    private int tools;
    private boolean finished;

    /** More of a text; its block begins with it if it has not begun. */
    public void text(int number, Channel channel, String text) {
        Block block = open(number);
        if (block == null) {
            blocks.put(number, new Block(Kind.TEXT, 0));
        } else if (block.kind != Kind.TEXT) {
            throw VendorJson.malformed();
        }
        if (!text.isEmpty()) {
            ready.add(new ReplyEvent.Text(0, channel, text));
        }
    }

    /** A block with a call of a tool begins. */
    public void tool(int number, String id, String name) {
        if (open(number) != null || id.isEmpty() || name.isEmpty()) {
            throw VendorJson.malformed();
        }
        blocks.put(number, new Block(Kind.TOOL, tools));
        ready.add(new ReplyEvent.ToolBegin(0, tools++, id, name));
    }

    /** More of its arguments. */
    public void arguments(int number, String json) {
        Block block = open(number);
        if (block == null || block.kind != Kind.TOOL) {
            throw VendorJson.malformed();
        }
        if (!json.isEmpty()) {
            block.empty = false;
            ready.add(new ReplyEvent.ToolArguments(0, block.tool, json));
        }
    }

    /** A block begins of which nothing is passed on. */
    public void skip(int number) {
        if (open(number) == null) {
            blocks.put(number, new Block(Kind.SKIPPED, 0));
        }
    }

    /** Whether nothing of it is passed on. */
    public boolean isSkipped(int number) {
        Block block = blocks.get(number);
        return block != null && block.kind == Kind.SKIPPED;
    }

    /** A block ends. A call without arguments has empty ones, which is what clients read. */
    public void close(int number) {
        Block block = open(number);
        if (block == null) {
            throw VendorJson.malformed();
        }
        if (block.kind == Kind.TOOL && block.empty) {
            ready.add(new ReplyEvent.ToolArguments(0, block.tool, "{}"));
        }
        block.closed = true;
    }

    /** The answer is complete, for this reason in OpenAI's words. */
    public void finish(String reason) {
        if (finished || blocks.values().stream().anyMatch(block -> !block.closed)) {
            throw VendorJson.malformed();
        }
        finished = true;
        ready.add(new ReplyEvent.Finish(0, reason));
    }

    /** How many tokens it took. */
    public void usage(long prompt, long completion) {
        ready.add(new ReplyEvent.Usage(prompt, completion));
    }

    /** Whether it is complete. */
    public boolean isFinished() {
        return finished;
    }

    /** Whether there is an event now. */
    public boolean hasNews() {
        return !ready.isEmpty();
    }

    /** The next event; null if there is none now. */
    public @Nullable ReplyEvent poll() {
        return ready.poll();
    }

    /**
     * All events of an answer that is there as a whole.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED} if it is not complete
     */
    public List<ReplyEvent> all() {
        if (!finished) {
            throw VendorJson.malformed();
        }
        return new ArrayList<>(ready);
    }

    private @Nullable Block open(int number) {
        Block block = blocks.get(number);
        if (finished || block != null && block.closed) {
            throw VendorJson.malformed();
        }
        return block;
    }

    @Override
    public String toString() {
        return "AnswerBlocks(" + blocks.size() + ")";
    }
}
