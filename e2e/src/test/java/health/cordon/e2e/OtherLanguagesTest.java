package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The clients of Python and npm, which {@code bin/clients.sh} installs, and {@code curl}. */
@ExtendWith(WardExtension.class)
class OtherLanguagesTest {

    private static final int INSTALLING_SECONDS = 900;
    private static final int CURL_SECONDS = 60;

    private final Ward ward;

    @TempDir
    private Path folder;

    OtherLanguagesTest(Ward ward) {
        this.ward = ward;
    }

    @Test
    void clientsOfPython() throws Exception {
        assertThat(clients("python")).endsWith("all of python passed\n");
        assertThat(ward.model().wasHungUpOn()).isTrue();
    }

    @Test
    void clientOfNpm() throws Exception {
        assertThat(clients("node")).endsWith("all of node passed\n");
        assertThat(ward.model().wasHungUpOn()).isTrue();
    }

    private String clients(String language) throws Exception {
        CordonGateway gateway = ward.gateway();
        return run(
                INSTALLING_SECONDS,
                List.of(
                        Checkout.file("bin/clients.sh").toString(),
                        language,
                        gateway.address(),
                        gateway.data().toString(),
                        "--tools"));
    }

    @Test
    void curl() throws Exception {
        String chat = "{\"model\":\"ward\",\"messages\":[{\"role\":\"user\",\"content\":\"" + Ward.TEXT + "\"}]";
        String bearer = "Authorization: Bearer " + ward.gateway().key();
        assertThat(curl("/v1/chat/completions", bearer, chat + "}"))
                .contains("\"content\":\"" + Ward.TEXT + "\"", "cordon-receipt: ", "\n200");
        assertThat(curl("/v1/chat/completions", bearer, chat + ",\"stream\":true}"))
                .contains("data: {", "\"delta\":{", "data: [DONE]", "\n200");
        assertThat(curl("/v1/messages", "x-api-key: " + ward.gateway().key(), chat + ",\"max_tokens\":100}"))
                .contains("\"text\":\"" + Ward.TEXT + "\"", "\n200");
        assertThat(curl("/v1/chat/completions", "Authorization: Bearer wrong", chat + "}"))
                .contains("\"code\":\"not_authenticated\"", "\n401");
    }

    private String curl(String path, String key, String body) throws Exception {
        String authority = ward.gateway().data().resolve("dev/ca.pem").toString();
        try {
            return run(
                    CURL_SECONDS,
                    List.of(
                            "curl",
                            "-sS",
                            "-N",
                            "-D",
                            "-",
                            "-w",
                            "\n%{http_code}",
                            "--cacert",
                            authority,
                            "-H",
                            key,
                            "-H",
                            "Content-Type: application/json",
                            "-d",
                            body,
                            ward.gateway().address() + path));
        } catch (IOException e) {
            return Assumptions.abort("no curl here");
        }
    }

    /** What a command wrote that must end well; nothing of it is left when this returns. */
    private String run(int seconds, List<String> command) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String said = Files.readString(out);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
