package health.cordon.cli.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.guard.Mode;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.GatewayConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What LiteLLM's configuration becomes, and that nothing is lost in silence and no key is copied. */
class LiteLlmConfigTest {

    private static final String CONFIG = """
            model_list:
              - model_name: gpt-4o
                litellm_params:
                  model: openai/gpt-4o
                  api_key: os.environ/OPENAI_API_KEY
                  rpm: 600
                model_info: {version: 2}
              - model_name: gpt-4o
                litellm_params:
                  model: hosted_vllm/meta-llama/Llama-3
                  api_base: "https://10.1.2.3:8000"
                  api_key: sk-in-clear-1234
              - model_name: local
                litellm_params: {model: ollama/llama3}
              - model_name: "openai/*"
                litellm_params: {model: "openai/*"}
              - model_name: claude
                litellm_params: {model: anthropic/claude-5, api_key: os.environ/CLAUDE, max_tokens: 900}
              - model_name: odd
                litellm_params: {model: palm/chat, api_key: sk-in-clear-5678}
            litellm_settings: {drop_params: true}
            general_settings: {master_key: sk-master-9012}
            """;

    @TempDir
    private Path folder;

    @Test
    void theSectionIsAConfigurationThatIsRead() throws IOException {
        String section = LiteLlmConfig.read(CONFIG).section();
        Path file = folder.resolve("cordon.yaml");
        Files.writeString(file, "data: d\ntls: {certificate: c, key: k}\nkeys: {keyset: s}\n" + section);
        GatewayConfig read = ConfigFile.read(file).gateway().orElseThrow();
        assertThat(read.endpoints())
                .extracting(GatewayConfig.Upstream::id)
                .containsExactly("gpt-4o", "gpt-4o-2", "local", "claude");
        assertThat(read.endpoints())
                .extracting(GatewayConfig.Upstream::kind)
                .containsExactly("openai", "openai-compatible", "openai-compatible", "anthropic");
        assertThat(read.endpoints())
                .extracting(GatewayConfig.Upstream::model)
                .containsExactly("gpt-4o", "meta-llama/Llama-3", "llama3", "claude-5");
        assertThat(read.endpoints().get(0).settings()).isEqualTo(Map.of("key-env", "OPENAI_API_KEY"));
        assertThat(read.endpoints().get(1).settings())
                .containsEntry("key-file", folder.resolve("gpt-4o-2.key").toString());
        assertThat(read.routes()).extracting(GatewayConfig.Model::model).containsExactly("gpt-4o", "local", "claude");
        assertThat(read.routes()).allMatch(route -> route.mode() == Mode.PSEUDONYMIZE);
        assertThat(read.routes().getFirst().endpoints()).isEqualTo(List.of("gpt-4o", "gpt-4o-2"));
    }

    @Test
    void aSettingOfTheKindIsCarriedOver() {
        LiteLlmConfig read = LiteLlmConfig.read(CONFIG);
        assertThat(read.section()).contains("max-tokens: \"900\"", "key-env: CLAUDE");
        assertThat(read.leftOut()).noneMatch(line -> line.contains("of claude"));
    }

    @Test
    void whatIsLeftOutIsListedWithItsLineAndNoKeyIsCopied() {
        LiteLlmConfig read = LiteLlmConfig.read(CONFIG);
        assertThat(String.join("\n", read.leftOut()))
                .contains("line 6: 'rpm' of gpt-4o", "line 7: 'model_info' of gpt-4o", "line 12: the key of gpt-4o-2")
                .contains("single model's name", "odd: the provider of palm/chat")
                .contains("'litellm_settings'", "'general_settings'", "not spread over its deployments");
        assertThat(read.section()).doesNotContain("sk-");
        read.leftOut().forEach(line -> assertThat(read.section()).contains("# not carried over: " + line));
    }

    @Test
    void noWordOfTheFileBecomesALineOfTheSection() {
        String section = LiteLlmConfig.read("""
                        model_list:
                          - model_name: gpt-4o
                            litellm_params:
                              model: hosted_vllm/llama
                              api_base: "https://10.1.2.3\\n  boundary: [0.0.0.0/0]"
                        "odd\\r  boundary: [0.0.0.0/0]": 1
                        """).section();
        assertThat(section.split("\\R")).noneMatch(line -> line.strip().startsWith("boundary: [0"));
    }

    @Test
    void whatIsNoYamlIsSaid() {
        assertThat(LiteLlmConfig.read("model_list: [").leftOut())
                .singleElement()
                .asString()
                .contains("not YAML");
    }
}
