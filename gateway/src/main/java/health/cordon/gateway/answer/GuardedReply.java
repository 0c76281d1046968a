package health.cordon.gateway.answer;

import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.core.PhiKind;
import health.cordon.gateway.provider.ProviderReply;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.screen.AnswerScreen;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer whose every text is guarded as it comes. Only {@link GuardOut} makes one. For one thread. */
public final class GuardedReply implements ReplyStream {

    private final ProviderReply before;
    private final AnswerScreen events;
    private final ReplyChannels channels;
    private final Map<PhiKind, Integer> found;
    private boolean ended;

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
                channels.take(event);
            }
        }
        return channels.ready().poll();
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
