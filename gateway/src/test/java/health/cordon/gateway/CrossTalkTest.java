package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many conversations of two principals at once, and a model that says everything it ever heard: each gets his own alone. */
@Cfr("164.312(a)(1)")
class CrossTalkTest {

    private static final int CONVERSATIONS = 100;
    private static final int TURNS = 3;

    @TempDir
    private Path folder;

    private static String number(int i) {
        return "4829" + (1000 + i);
    }

    @Test
    void eachAnswerHoldsItsOwnValuesAlone() throws IOException, InterruptedException, ExecutionException {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        // Repeats what it is told, with what others told it before and after.
        try (Upstream upstream = new Upstream((exchange, request) -> {
                    JsonNode messages = request.get("messages");
                    String said =
                            messages.get(messages.size() - 1).get("content").stringValue();
                    heard.add(said);
                    StringBuilder all = new StringBuilder();
                    heard.stream().limit(6).forEach(each -> all.append(each).append("\n"));
                    Upstream.says(exchange, request, all + "Mine: " + said + "\n" + all, 7);
                });
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            CyclicBarrier together = new CyclicBarrier(CONVERSATIONS);
            List<Future<List<String>>> answers = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CONVERSATIONS; i++) {
                    int mine = i;
                    answers.add(threads.submit(() -> {
                        together.await();
                        List<String> texts = new ArrayList<>();
                        for (int turn = 0; turn < TURNS; turn++) {
                            texts.add(asked(gateway, mine, turn));
                        }
                        return texts;
                    }));
                }
            }
            for (int i = 0; i < CONVERSATIONS; i++) {
                for (String text : answers.get(i).get()) {
                    assertThat(text).contains("Mine: MRN " + number(i));
                    for (int other = 0; other < CONVERSATIONS; other++) {
                        if (other != i) {
                            assertThat(text).doesNotContain(number(other));
                        }
                    }
                }
            }
            upstream.bodies().forEach(body -> assertThat(body).doesNotContain("48291", "48290"));
        }
    }

    /** Both principals give their conversations the same names. */
    private static String asked(TestGateway gateway, int i, int turn) {
        var tree = StrictTree.object().put("model", "test-model").put("stream", true);
        tree.putArray("messages").addObject().put("role", "user").put("content", "MRN " + number(i) + ", turn " + turn);
        byte[] body = StrictTree.text(tree).getBytes(StandardCharsets.UTF_8);
        InboundRequest request = InboundRequest.of(Door.CHAT_COMPLETIONS, gateway.token(i % 2), body)
                .with(InboundRequest.CONVERSATION, "c" + i / 2);
        Answer answer = gateway.ask(request);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).endsWith("data: [DONE]\n\n");
        return TestGateway.streamed(answer);
    }
}
