package health.cordon.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import health.cordon.crypto.Keyset;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The token books of conversations that go on.
 *
 * <p><b>What this promises.</b> A conversation is of one principal: nobody's tokens are restored for anyone else, whatever
 * name he gives his conversation. A book is forgotten when it was not used for the time to live, and all are when the
 * process ends; tokens come out the same when their values come in again. Bounded. Thread-safe.
 */
public final class Conversations {

    private final Keyset keyset;
    private final Cache<String, TokenBook> books;

    /**
     * Books under this keyset.
     *
     * @param timeToLive how long a book is kept after its last use
     * @param most how many are kept at a time
     */
    public Conversations(Keyset keyset, Duration timeToLive, int most, InstantSource clock) {
        this.keyset = Objects.requireNonNull(keyset);
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.books = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(timeToLive)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The book of a conversation.
     *
     * @param principal whose
     * @param name the conversation's name; where it has none, a new book that only this request uses
     */
    public TokenBook book(String principal, Optional<String> name) {
        if (name.isEmpty()) {
            return new TokenBook(keyset.pseudonyms(), key(principal, ""));
        }
        String key = key(principal, name.get());
        return books.get(key, conversation -> new TokenBook(keyset.pseudonyms(), conversation));
    }

    /** Forgets what the tokens of a conversation stand for. */
    public void forget(String principal, String name) {
        books.invalidate(key(principal, name));
    }

    /** A keyed hash, so that no name of a conversation lies in memory. */
    private String key(String principal, String name) {
        return Long.toHexString(keyset.pseudonyms().number("gateway-conversation", principal, name))
                + Long.toHexString(keyset.pseudonyms().number("gateway-conversation", name, principal, "2"));
    }
}
