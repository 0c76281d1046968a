package health.cordon.gateway.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ProviderCall.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider over the network must do. The upstream speaks the provider's own wire format. */
public abstract class ModelProviderContract {

    private static final String SECRET = "Margaret Thornbury";

    /** An upstream that answers with this text, whole or bit by bit as it is asked. */
    protected abstract Upstream answering(String text) throws IOException;

    /** An upstream that answers with this status and a body that repeats the prompt. */
    protected abstract Upstream failing(int status, String body) throws IOException;

    /** An upstream whose stream ends in the middle. */
    protected abstract Upstream cutting() throws IOException;

    /** The provider for it. */
    protected abstract ModelProvider provider(Upstream upstream);

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() {
        open.clear();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private ModelProvider at(Upstream upstream) {
        ModelProvider provider = provider(upstream);
        open.add(upstream);
        open.add(provider);
        return provider;
    }

    private static ProviderCall chat(boolean stream) {
        var body = StrictTree.object().put("model", "m");
        body.putArray("messages").addObject().put("role", "user").put("content", SECRET);
        return new ProviderCall(Operation.CHAT, "m", body, stream);
    }

    private static List<ReplyEvent> all(ReplyStream stream) {
        List<ReplyEvent> events = new ArrayList<>();
        try (stream) {
            for (ReplyEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static String text(List<ReplyEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event instanceof ReplyEvent.Text more ? more.text() : ""));
        return text.toString();
    }

    @Test
    void wholeAndStreamSayTheSameAndFinish() throws IOException {
        ModelProvider provider = at(answering("All is well, \u00E9\uD83D\uDE00."));
        for (boolean stream : new boolean[] {false, true}) {
            List<ReplyEvent> events = all(provider.call(chat(stream)));
            assertThat(text(events)).isEqualTo("All is well, \u00E9\uD83D\uDE00.");
            assertThat(events).contains(new ReplyEvent.Finish(0, "stop"));
            assertThat(events).hasAtLeastOneElementOfType(ReplyEvent.Usage.class);
        }
    }

    @Test
    void errorsTellNothingOfTheAnswer() throws IOException {
        for (int status : new int[] {400, 401, 404, 429, 500, 503, 302}) {
            ModelProvider provider = at(failing(status, SECRET));
            assertThatThrownBy(() -> provider.call(chat(true)).next())
                    .isInstanceOf(CordonException.class)
                    .satisfies(thrown ->
                            assertThat(String.valueOf(thrown.getMessage())).doesNotContain("Thornbury"));
        }
    }

    @Test
    void aStreamThatIsCutNeverEndsWell() throws IOException {
        ModelProvider provider = at(cutting());
        assertThatThrownBy(() -> all(provider.call(chat(true)))).isInstanceOf(CordonException.class);
    }

    @Test
    void sendsToItsOwnAddressAlone() throws IOException {
        Upstream upstream = answering("x");
        ModelProvider provider = at(upstream);
        assertThat(provider.address().orElseThrow().toString()).startsWith(upstream.url());
        assertThat(chat(true).toString()).doesNotContain("Thornbury");
    }
}
