package health.cordon.gateway.answer;

import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.provider.ProviderReply;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.screen.AnswerScreen;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose every text is guarded as it comes. One of more than {@value #MOST_CHARACTERS} characters or
 * {@value #MOST_EVENTS} events is ended with {@link GatewayError#ANSWER_TOO_LONG}, since some dialects keep an answer until
 * its end. Only {@link GuardOut} makes one. For one thread.
 */
public final class GuardedReply implements ReplyStream {

    /** The most characters of all texts of an answer. */
    static final int MOST_CHARACTERS = 4 << 20;

    /** The most events of an answer. */
    static final int MOST_EVENTS = 4 << 20;

    private final ProviderReply before;
    private final AnswerScreen events;
    private final ReplyChannels channels;
    private final Map<PhiKind, Integer> found;
    private boolean ended;
    private long characters;
    private long taken;

    GuardedReply(ProviderReply before, ReplyChannels channels, Map<PhiKind, Integer> found) {
        this.before = before;
        Protection protection = before.intended().before().route().protection();
        this.events = new AnswerScreen(before.events(), protection.screens(), protection.preamble());
        this.channels = channels;
        this.found = found;
    }

    /** What it was before. */
    public ProviderReply before() {
        return before;
    }

    /** What was redacted so far, by kind. */
    public IdentifierCounts found() {
        return IdentifierCounts.of(found);
    }

    /** How many images and links that carry data were seen so far. */
    public int beacons() {
        return events.beacons();
    }

    /** How many surrogates were marked so far, since it is not certain what they stand for. */
    public int unclear() {
        return channels.unclear();
    }

    /** How often the managed system prompt was repeated so far. */
    public int echoes() {
        return events.echoes();
    }

    @Override
    public @Nullable ReplyEvent next() {
        while (channels.ready().isEmpty() && !ended) {
            ReplyEvent event = events.next();
            if (event == null) {
                channels.end();
                ended = true;
            } else {
                count(event);
                channels.take(event);
            }
        }
        return channels.ready().poll();
    }

    private void count(ReplyEvent event) {
        characters += switch (event) {
            case ReplyEvent.Text text -> text.text().length();
            case ReplyEvent.ToolArguments more -> more.text().length();
            case ReplyEvent.ToolBegin tool -> tool.id().length() + tool.name().length();
            default -> 0;
        };
        if (characters > MOST_CHARACTERS || ++taken > MOST_EVENTS) {
            throw new CordonException(GatewayError.ANSWER_TOO_LONG);
        }
    }

    @Override
    public void close() {
        events.close();
    }

    @Override
    public String toString() {
        return "GuardedReply";
    }
}
