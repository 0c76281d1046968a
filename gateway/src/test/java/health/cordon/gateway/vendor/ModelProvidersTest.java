package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProvidersTest {

    private static final RevealAccess TEST = RevealAccess.because("a test looks at it");

    @TempDir
    private Path folder;

    private ProviderSettings settings(String... words) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "sk-1\n");
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            values.put(words[i], words[i + 1].replace("KEY", key.toString()));
        }
        return new ProviderSettings("one", values, variable -> variable.equals("SET") ? " sk-2 " : null);
    }

    private GatewayError refused(String kind, String... words) throws IOException {
        ProviderSettings settings = settings(words);
        CordonException thrown = (CordonException)
                catchThrowable(() -> ModelProviders.installed().open(kind, settings));
        assertThat(String.valueOf(thrown)).doesNotContain("sk-");
        return (GatewayError) thrown.code();
    }

    private String address(String kind, String... words) throws IOException {
        try (ModelProvider provider = ModelProviders.installed().open(kind, settings(words))) {
            assertThat(provider.name()).isEqualTo("one");
            return provider.address().orElseThrow().toString();
        }
    }

    @Test
    void eachKindHasItsAddress() throws IOException {
        assertThat(ModelProviders.installed().kinds()).isEqualTo("anthropic azure-openai openai openai-compatible");
        assertThat(address("anthropic", "key-file", "KEY")).isEqualTo("https://api.anthropic.com/v1/");
        assertThat(address("openai", "key-env", "SET")).isEqualTo("https://api.openai.com/v1/");
        assertThat(address("azure-openai", "url", "https://r.openai.azure.com", "api-version", "v", "key-file", "KEY"))
                .isEqualTo("https://r.openai.azure.com/openai/deployments/");
        assertThat(address(
                        "azure-openai",
                        "url",
                        "https://r.openai.azure.com/openai/v1",
                        "tenant",
                        "t",
                        "client",
                        "c",
                        "client-secret-env",
                        "SET"))
                .isEqualTo("https://r.openai.azure.com/openai/v1/");
        assertThat(address("openai-compatible", "url", "http://127.0.0.1:8000")).isEqualTo("http://127.0.0.1:8000/v1/");
        try (ModelProvider inside = ModelProviders.installed()
                .open(
                        "openai-compatible",
                        settings("url", "http://127.0.0.1:8000", "boundary", "10.0.0.0/8 127.0.0.0/8"))) {
            assertThat(inside.standing().isInside()).isTrue();
        }
        try (ModelProvider outside = ModelProviders.installed().open("openai", settings("key-env", "SET"))) {
            assertThat(outside.standing().isInside()).isFalse();
        }
    }

    @Test
    void whatIsMissingUnknownOrTwiceStopsTheStart() throws IOException {
        assertThat(refused("bedrocks")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic", "key-file", "KEY", "key-env", "SET")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic", "key", "sk-1")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic", "key-file", "KEY", "max-tokens", "0")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic", "key-file", "KEY", "max-tokens", "x")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("azure-openai", "key-file", "KEY")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("azure-openai", "url", "https://r", "tenant", "t")).isEqualTo(GatewayError.BAD_PROVIDER);
        assertThat(refused("anthropic", "key-env", "UNSET")).isEqualTo(GatewayError.NO_CREDENTIALS);
        assertThat(refused("anthropic", "key-file", "KEY.none")).isEqualTo(GatewayError.NO_CREDENTIALS);
        assertThat(refused("anthropic", "key-file", "KEY", "url", "http://api.anthropic.com"))
                .isEqualTo(GatewayError.BAD_UPSTREAM);
        assertThatThrownBy(() -> ModelProviders.of(List.of(new OpenAiFactory(), new OpenAiFactory())))
                .isInstanceOf(CordonException.class);
    }

    @Test
    void aSecretIsItsFileWithoutTheEndOfTheLine() throws IOException {
        assertThat(settings("key-file", "KEY").secret("key").reveal(TEST)).isEqualTo("sk-1");
        assertThat(settings("key-env", "SET").secret("key").reveal(TEST)).isEqualTo("sk-2");
    }
}
