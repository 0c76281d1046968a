package health.cordon.models.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderSettings;
import health.cordon.gateway.vendor.ModelProviders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BedrockFactoryTest {

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "not-a-secret");
    }

    @AfterEach
    void none() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static ModelProvider open(String... words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            values.put(words[i], words[i + 1]);
        }
        return ModelProviders.installed().open("bedrock", new ProviderSettings("b", values));
    }

    private static String address(String... words) {
        try (ModelProvider provider = open(words)) {
            return provider.address().orElseThrow().toString();
        }
    }

    @Test
    void theAddressTellsTheRegion() {
        assertThat(address("region", "us-west-2")).isEqualTo("https://bedrock-runtime.us-west-2.amazonaws.com/model/");
        assertThat(address("region", "us-gov-west-1", "fips", "true"))
                .isEqualTo("https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com/model/");
        assertThat(address("region", "cn-north-1"))
                .isEqualTo("https://bedrock-runtime.cn-north-1.amazonaws.com.cn/model/");
        String vpc = "https://vpce-1a2b.bedrock-runtime.us-east-1.vpce.amazonaws.com";
        assertThat(address("region", "us-east-1", "url", vpc)).isEqualTo(vpc + "/model/");
    }

    @Test
    void whatDoesNotFitTogetherStopsTheStart() {
        for (String[] words : new String[][] {
            {},
            {"region", "us"},
            {"region", "us-east-1.evil.example"},
            {"region", "us-east-1", "fips", "yes"},
            {"region", "us-east-1", "url", "https://bedrock-runtime.us-west-2.amazonaws.com"},
            {"region", "us-east-1", "url", "https://Bedrock-Runtime.US-West-2.amazonaws.com"},
            {"region", "us-east-1", "url", "https://bedrock-runtime.us-west-2.amazonaws.com."},
            {"region", "us-east-1", "url", "https://bedrock-runtime.us-west-2.api.aws"},
            {"region", "us-east-1", "url", "https://bedrock-runtime.us-east-1.amazonaws.com/prefix"},
            {"region", "us-east-1", "fips", "true", "url", "https://bedrock-runtime.us-east-1.amazonaws.com"},
            {"region", "us-east-1", "secret-key", "x"},
        }) {
            assertThat(((CordonException) catchThrowable(() -> open(words))).code())
                    .as(String.join(" ", words))
                    .isEqualTo(GatewayError.BAD_PROVIDER);
        }
        assertThatThrownBy(() -> open("region", "us-east-1", "url", "http://bedrock-runtime.us-east-1.amazonaws.com"))
                .hasMessageContaining("C10036");
    }
}
