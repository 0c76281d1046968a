package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of clients in {@code docs/gateway.md} names the versions that run. */
class ClientsPageTest {

    @Test
    void namesTheVersionsThatRun() throws Exception {
        List<String> wanted = Stream.of(
                        pinned("pom.xml", "<openai-java.version>(.*)</", "`com.openai:openai-java`"),
                        pinned("pom.xml", "<anthropic-java.version>(.*)</", "`com.anthropic:anthropic-java`"),
                        pinned(
                                "pom.xml",
                                "<langchain4j.version>(.*)</",
                                "`dev.langchain4j:langchain4j-open-ai`, with `AiServices`"),
                        pinned("src/test/python/requirements.txt", "(?m)^openai==(.*)$", "Python `openai`"),
                        pinned("src/test/python/requirements.txt", "(?m)^anthropic==(.*)$", "Python `anthropic`"),
                        pinned("src/test/python/requirements.txt", "(?m)^litellm==(.*)$", "Python `litellm`"),
                        pinned("src/test/node/package.json", "\"openai\": \"(.*)\"", "npm `openai`"))
                .toList();
        assertThat(Files.readString(Checkout.file("docs/gateway.md"))).contains(wanted);
    }

    private static String pinned(String file, String pin, String client) throws Exception {
        Matcher found = Pattern.compile(pin).matcher(Files.readString(Checkout.file("e2e/" + file)));
        assertThat(found.find()).as(file + " pins " + client).isTrue();
        return "| " + client + " | " + found.group(1) + " |";
    }
}
