package health.cordon.gateway.screen;

import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.preamble.PreambleEcho;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import health.cordon.gateway.spi.ReplyStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer with beacons made harmless and the managed system prompt taken out, as the policy says. It stands before
 * values are put back, so that no value is in an address that is fetched. Put together, what comes out does not depend on how
 * the answer was cut. Arguments of tool calls pass as they are: what a tool is asked for is the client's to decide. For one
 * thread.
 */
public final class AnswerScreen implements ReplyStream {

    private record TextAt(int choice, Channel channel) implements Comparable<TextAt> {
        @Override
        public int compareTo(TextAt other) {
            int byChoice = Integer.compare(choice, other.choice);
            return byChoice != 0 ? byChoice : channel.compareTo(other.channel);
        }
    }

    /** The two guards of a text, one behind the other. */
    private final class Guards {

        private final PreambleEcho echo;
        private final LinkGuard links;

        Guards() {
            echo = new PreambleEcho(preamble, () -> echoes++);
            links = new LinkGuard(policy.hosts(), policy.answers() == ScreenAction.BLOCK, () -> beacons++);
        }

        void feed(String text, Consumer<String> out) {
            echo.feed(text, more -> links(more, out));
        }

        void end(Consumer<String> out) {
            echo.end(more -> links(more, out));
            links.end(out);
        }

        private void links(String more, Consumer<String> out) {
            if (policy.answers() == ScreenAction.OFF) {
                out.accept(more);
            } else {
                links.feed(more, out);
            }
        }
    }

    private final ReplyStream answer;
    private final ScreenPolicy policy;
    private final Preamble preamble;
    private final Map<TextAt, Guards> texts = new TreeMap<>();
    private final Deque<ReplyEvent> ready = new ArrayDeque<>();
    private boolean ended;
    private int beacons;
    private int echoes;

    /** Of an answer, by a policy. */
    public AnswerScreen(ReplyStream answer, ScreenPolicy policy, Preamble preamble) {
        this.answer = answer;
        this.policy = policy;
        this.preamble = preamble;
    }

    /** How many addresses that carry data were seen so far. */
    public int beacons() {
        return beacons;
    }

    /** How often the managed system prompt was repeated so far. */
    public int echoes() {
        return echoes;
    }

    @Override
    public @Nullable ReplyEvent next() {
        while (ready.isEmpty() && !ended) {
            ReplyEvent event = answer.next();
            switch (event) {
                case null -> {
                    ended = true;
                    texts.forEach(this::end);
                    texts.clear();
                }
                case ReplyEvent.Text text -> {
                    TextAt at = new TextAt(text.choice(), text.channel());
                    texts.computeIfAbsent(at, _ -> new Guards()).feed(text.text(), some -> give(at, some));
                }
                case ReplyEvent.ToolBegin tool -> {
                    end(tool.choice());
                    ready.add(tool);
                }
                case ReplyEvent.Finish finish -> {
                    end(finish.choice());
                    ready.add(finish);
                }
                default -> ready.add(event);
            }
        }
        return ready.poll();
    }

    private void end(int choice) {
        texts.entrySet().removeIf(each -> {
            boolean its = each.getKey().choice() == choice;
            if (its) {
                end(each.getKey(), each.getValue());
            }
            return its;
        });
    }

    private void end(TextAt at, Guards guards) {
        guards.end(some -> give(at, some));
    }

    private void give(TextAt at, String some) {
        ready.add(new ReplyEvent.Text(at.choice(), at.channel(), some));
    }

    @Override
    public void close() {
        answer.close();
    }

    @Override
    public String toString() {
        return "AnswerScreen";
    }
}
