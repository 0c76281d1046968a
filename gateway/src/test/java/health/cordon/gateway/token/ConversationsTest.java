package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Books end: by time, by being forgotten, by making room. */
class ConversationsTest {

    private static final long BYTES = 1_000_000;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Conversations conversations =
            new Conversations(Keyset.ephemeral(), Duration.ofMinutes(10), 100, BYTES, now::get);

    private TokenBook book(String name) {
        return conversations.book("someone", Optional.of(name));
    }

    private static String restored(TokenBook book, String text) {
        StringBuilder out = new StringBuilder();
        Restorer restorer = new Restorer(book);
        restorer.feed(text, (more, _, _) -> out.append(more));
        restorer.end((more, _, _) -> out.append(more));
        return out.toString();
    }

    @Test
    void whatIsForgottenIsErasedInAnswersUnderWayToo() {
        TokenBook book = book("c");
        String token = book.token(PhiKind.MRN, "48291733");
        assertThat(book("c")).isSameAs(book);
        conversations.forget("someone else", "c");
        assertThat(restored(book("c"), token)).isEqualTo("48291733");
        conversations.forget("someone", "c");
        assertThat(restored(book, token)).isEqualTo(token);
        assertThat(restored(book("c"), token)).isEqualTo(token);
        assertThat(book("c").token(PhiKind.MRN, "48291733")).isEqualTo(token);
    }

    @Test
    void whatIsNotUsedIsErased() {
        TokenBook book = book("c");
        String token = book.token(PhiKind.MRN, "48291733");
        now.set(now.get().plus(Duration.ofMinutes(9)));
        assertThat(book("c")).isSameAs(book);
        now.set(now.get().plus(Duration.ofMinutes(9)));
        assertThat(book("c")).isSameAs(book);
        now.set(now.get().plus(Duration.ofMinutes(11)));
        assertThat(conversations.size()).isZero();
        assertThat(restored(book, token)).isEqualTo(token);
        assertThat(book.size()).isZero();
    }

    @Test
    void allOfThemTakeSoManyBytesAndNoMore() {
        TokenBook grows = book("grows");
        String first = grows.token(PhiKind.MRN, "m0");
        TokenBook idle = book("idle");
        idle.token(PhiKind.MRN, "i0");
        for (int i = 1; i < 1500; i++) {
            book("grows").token(PhiKind.MRN, "m" + i);
        }
        for (int i = 1; i < 1500; i++) {
            book("other").token(PhiKind.MRN, "o" + i);
        }
        assertThat(conversations.size()).isPositive().isLessThan(3);
        assertThat(grows.bytes() + book("other").bytes()).isGreaterThan(BYTES);
        // The one that an answer under way holds still restores; a new one restores nothing, and nothing wrong.
        assertThat(restored(grows, first)).isEqualTo("m0");
        assertThat(restored(book("grows"), first)).isEqualTo(first);
    }

    @Test
    void thereAreSoManyAndNoMore() {
        for (int i = 0; i < 1000; i++) {
            book("c" + i).token(PhiKind.MRN, "m");
        }
        assertThat(conversations.size()).isLessThanOrEqualTo(100);
    }
}
