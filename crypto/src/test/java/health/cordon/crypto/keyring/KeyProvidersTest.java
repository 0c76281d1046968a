package health.cordon.crypto.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.KeysetProviderFactory;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.spi.KekAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyProvidersTest {

    @Test
    void theLocalOneIsInstalled() {
        assertThat(KeyProviders.installed().names()).isEqualTo("local");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> KeyProviders.installed().open(KekAddress.parse("gcp-kms:key")))
                .hasMessageContaining("gcp-kms")
                .hasMessageContaining("known=local");
        Failing.with(
                () -> KeyProviders.installed().open(KekAddress.parse("gcp-kms:key")), CryptoError.KEK_PROVIDER_UNKNOWN);
    }

    @Test
    void twoOfOneNameStopTheStart() {
        Failing.with(
                () -> KeyProviders.of(List.of(new KeysetProviderFactory(), new KeysetProviderFactory())),
                CryptoError.KEK_PROVIDER_TWICE);
    }

    @Test
    void anAddressHasAProviderAndAPlace() {
        assertThat(KekAddress.parse("aws-kms:arn:aws:kms:us-east-1:1:key/2").place())
                .isEqualTo("arn:aws:kms:us-east-1:1:key/2");
        for (String bad : List.of("", "local", ":x", "local:", "local:a\nb")) {
            Failing.with(() -> KekAddress.parse(bad), CryptoError.KEK_ADDRESS);
        }
    }
}
