package health.cordon.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import health.cordon.crypto.Keyset;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The token books of conversations that go on.
 *
 * <p><b>What this promises.</b> A conversation is of one principal: nobody's tokens are restored for anyone else, whatever
 * name he gives his conversation. A book is erased when it was not used for the time to live or when it is said to, and all
 * are when the process ends; tokens come out the same when their values come in again in the same order. Bounded in books
 * and in bytes of all: where there are too many, whole conversations are let go of, those first that were not used for
 * longest; what they hold is then not restored, and never wrongly. Thread-safe.
 */
public final class Conversations {

    private final Keyset keyset;
    private final Cache<String, TokenBook> books;

    /**
     * Books under this keyset.
     *
     * @param timeToLive how long a book is kept after its last use
     * @param most how many are kept at a time
     * @param mostBytes about how many bytes all of them may take
     */
    public Conversations(Keyset keyset, Duration timeToLive, int most, long mostBytes, InstantSource clock) {
        this.keyset = Objects.requireNonNull(keyset);
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        // A book weighs at least its share, so that one weight bounds both.
        long share = Math.max(1, mostBytes / most);
        this.books = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String _, TokenBook book) -> (int) Math.min(Integer.MAX_VALUE, Math.max(share, book.bytes())))
                .expireAfterAccess(timeToLive)
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .removalListener((@Nullable String _, @Nullable TokenBook book, RemovalCause cause) -> {
                    // What makes room for others may still be in use by an answer under way.
                    if (book != null && (cause == RemovalCause.EXPIRED || cause == RemovalCause.EXPLICIT)) {
                        book.erase();
                    }
                })
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
        return books.get(
                key,
                conversation -> new TokenBook(keyset.pseudonyms(), conversation, book -> weigh(conversation, book)));
    }

    /** Forgets what the tokens of a conversation stand for, in answers under way too. */
    public void forget(String principal, String name) {
        books.invalidate(key(principal, name));
    }

    /** How many conversations are kept. */
    public int size() {
        books.cleanUp();
        return books.asMap().size();
    }

    /** A book that was let go of meanwhile stays so. */
    private void weigh(String key, TokenBook book) {
        books.asMap().replace(key, book, book);
    }

    /** A keyed hash, so that no name of a conversation lies in memory. */
    private String key(String principal, String name) {
        return Long.toHexString(keyset.pseudonyms().number("gateway-conversation", principal, name))
                + Long.toHexString(keyset.pseudonyms().number("gateway-conversation", name, principal, "2"));
    }
}
