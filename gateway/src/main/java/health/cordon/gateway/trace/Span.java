package health.cordon.gateway.trace;

import health.cordon.gateway.spi.TraceParent;
import java.util.Optional;
import java.util.function.Supplier;

/** A part of a trace that has begun. It throws nothing. What is said behind its end is lost. Thread-safe. */
public interface Span {

    /** Of a trace that nobody takes. */
    Span NONE = new Span() {
        @Override
        public Span begin(Stage stage) {
            return this;
        }

        @Override
        public void say(Fact fact) {
            // To nobody.
        }

        @Override
        public void end() {
            // It never began.
        }

        @Override
        public Optional<TraceParent> id() {
            return Optional.empty();
        }
    };

    /** A part of this. */
    Span begin(Stage stage);

    /** Something about it. */
    void say(Fact fact);

    /** It ended; more than once is as good as once. */
    void end();

    /** Its ids, for who is asked in it; empty where nobody takes the trace. */
    Optional<TraceParent> id();

    /** It ended so. */
    default void failed(Throwable why) {
        say(Fact.error(why));
        end();
    }

    /** Does work as a part of this. */
    default <T> T during(Stage stage, Supplier<T> work) {
        Span part = begin(stage);
        try {
            T done = work.get();
            part.end();
            return done;
        } catch (Throwable thrown) {
            part.failed(thrown);
            throw thrown;
        }
    }
}
