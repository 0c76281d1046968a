package health.cordon.gateway.answer;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The guards of one answer: one for each text of it, in the order in which they began. For one thread. */
final class ReplyChannels {

    private static final int MOST_CHOICES = 64;
    private static final int MOST_TOOLS = 512;
    private static final Set<String> REASONS =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    private record TextAt(int choice, Channel channel) implements Comparable<TextAt> {
        @Override
        public int compareTo(TextAt other) {
            int byChoice = Integer.compare(choice, other.choice);
            return byChoice != 0 ? byChoice : channel.compareTo(other.channel);
        }
    }

    private record ToolAt(int choice, int index) implements Comparable<ToolAt> {
        @Override
        public int compareTo(ToolAt other) {
            int byChoice = Integer.compare(choice, other.choice);
            return byChoice != 0 ? byChoice : Integer.compare(index, other.index);
        }
    }

    private final Set<String> tools;
    private final Supplier<TextGuard> guards;
    private final UnaryOperator<String> hash;
    private final Map<TextAt, TextGuard> texts = new TreeMap<>();
    private final Map<ToolAt, ArgumentsGuard> arguments = new TreeMap<>();
    private final Deque<ReplyEvent> ready = new ArrayDeque<>();
    private int unclear;

    ReplyChannels(
            Deidentifier engine, GuardedRequest request, Map<PhiKind, Integer> found, UnaryOperator<String> hash) {
        this.tools = request.tools();
        this.hash = hash;
        this.guards = () -> new TextGuard(engine, request.standIns(), request.known(), found, () -> unclear++);
    }

    /** How many surrogates were marked, since they might mean several values. */
    int unclear() {
        return unclear;
    }

    /** Events that are safe, in order. */
    Deque<ReplyEvent> ready() {
        return ready;
    }

    void take(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text text -> text(text);
            case ReplyEvent.ToolBegin tool -> begin(tool);
            case ReplyEvent.ToolArguments more -> arguments(more);
            case ReplyEvent.Finish finish -> {
                end(finish.choice());
                String reason = REASONS.contains(finish.reason()) ? finish.reason() : "stop";
                ready.add(new ReplyEvent.Finish(bounded(finish.choice(), MOST_CHOICES), reason));
            }
            case ReplyEvent.Usage usage -> ready.add(usage);
            case ReplyEvent.Vectors vectors -> ready.add(VectorCheck.checked(vectors));
        }
    }

    void end() {
        for (int choice = 0; choice < MOST_CHOICES; choice++) {
            end(choice);
        }
    }

    private void text(ReplyEvent.Text text) {
        TextAt at = new TextAt(bounded(text.choice(), MOST_CHOICES), text.channel());
        if (text.channel() != Channel.REASONING) {
            // In most dialects an answer is one thing after the other: a call that text follows is over.
            endCalls(at.choice());
        }
        texts.computeIfAbsent(at, _ -> guards.get())
                .feed(text.text(), safe -> ready.add(new ReplyEvent.Text(at.choice(), at.channel(), safe)));
    }

    /** A tool that the caller did not offer has a name that nobody checked. */
    private void begin(ReplyEvent.ToolBegin tool) {
        end(tool.choice());
        ToolAt at = new ToolAt(bounded(tool.choice(), MOST_CHOICES), bounded(tool.index(), MOST_TOOLS));
        String name = tools.contains(tool.name()) ? tool.name() : "unknown_tool";
        arguments.put(at, new ArgumentsGuard(guards));
        ready.add(new ReplyEvent.ToolBegin(at.choice(), at.index(), "call_" + hash.apply(tool.id()), name));
    }

    private void arguments(ReplyEvent.ToolArguments more) {
        ArgumentsGuard guard = arguments.get(new ToolAt(more.choice(), more.index()));
        if (guard == null) {
            throw new CordonException(GatewayError.PROVIDER_MALFORMED);
        }
        guard.feed(more.text(), safe -> ready.add(new ReplyEvent.ToolArguments(more.choice(), more.index(), safe)));
    }

    private void end(int choice) {
        texts.entrySet().removeIf(each -> {
            TextAt at = each.getKey();
            if (at.choice() == choice) {
                each.getValue().end(safe -> ready.add(new ReplyEvent.Text(choice, at.channel(), safe)));
            }
            return at.choice() == choice;
        });
        endCalls(choice);
    }

    private void endCalls(int choice) {
        arguments.entrySet().removeIf(each -> {
            ToolAt at = each.getKey();
            if (at.choice() == choice) {
                each.getValue().end(safe -> ready.add(new ReplyEvent.ToolArguments(choice, at.index(), safe)));
            }
            return at.choice() == choice;
        });
    }

    private static int bounded(int value, int most) {
        if (value < 0 || value >= most) {
            throw new CordonException(GatewayError.PROVIDER_MALFORMED);
        }
        return value;
    }
}
