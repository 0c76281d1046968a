package health.cordon.kms.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.contract.KeyProviderContract;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** The contract against a stub of ours, over TLS and with real keys: no Azure was at hand. */
@Timeout(200)
class AzureKeyProviderTest {

    private static final String WRAPPING = "\"wrapKey\",\"unwrapKey\"";

    @TempDir
    static Path folder;

    private static StubVault vault;
    private static HttpClient http;
    private static int made;

    @BeforeAll
    static void start() throws Exception {
        vault = new StubVault(folder);
        http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(vault.trusting())).build();
    }

    @AfterAll
    static void end() {
        if (vault != null) {
            vault.close();
        }
    }

    @Nested
    class WithAnRsaKey extends OfTheVault {
        WithAnRsaKey() {
            super(false);
        }
    }

    @Nested
    class WithASymmetricKeyOfAManagedHsm extends OfTheVault {
        WithASymmetricKeyOfAManagedHsm() {
            super(true);
        }
    }

    abstract static class OfTheVault extends KeyProviderContract {

        private final String key;
        private final String other;

        OfTheVault(boolean symmetric) {
            key = create(symmetric, WRAPPING);
            other = create(symmetric, WRAPPING);
        }

        @Override
        protected KeyProvider open() {
            return opened(key);
        }

        @Override
        protected KeyProvider openOther() {
            return opened(other);
        }

        @Override
        protected String name() {
            return "azure-key-vault";
        }

        @Test
        void wrappingsNameTheirVersion() {
            try (KeyProvider provider = open()) {
                WrappedKey wrapped = provider.wrap(new byte[32], context("kr-A", 'A', 1));
                assertThat(wrapped.kek()).matches(vault.url() + "/keys/" + key + "/[0-9a-f]{32}");
                WrappedKey elsewhere = new WrappedKey(
                        wrapped.provider(), wrapped.kek().replaceFirst(".{32}$", "0".repeat(32)), wrapped.bytes());
                Failing.with(() -> provider.unwrap(elsewhere, context("kr-A", 'A', 1)), CryptoError.KEK_MISSING);
            }
        }

        @Test
        void aKeyThatIsDisabledIsTold() {
            try (KeyProvider provider = open()) {
                WrappedKey wrapped = provider.wrap(new byte[32], context("kr-A", 'A', 1));
                vault.disable(key);
                Failing.with(() -> provider.unwrap(wrapped, context("kr-A", 'A', 1)), CryptoError.KEK_DISABLED);
                Failing.with(() -> provider.wrap(new byte[32], context("kr-A", 'A', 1)), CryptoError.KEK_DISABLED);
            }
            Failing.with(this::open, CryptoError.KEK_DISABLED);
        }
    }

    @Test
    void tellsAKeyThatIsNotThereOrUnfit() {
        Failing.with(() -> opened("none"), CryptoError.KEK_MISSING);
        String signing = create(false, "\"sign\",\"verify\"");
        Failing.with(() -> opened(signing), CryptoError.KEK_UNFIT);
    }

    @Test
    void tellsWhoDoesNotAnswerAndWhoRefuses() {
        String key = create(false, WRAPPING);
        try {
            for (var answer : Map.of(
                            403, CryptoError.KEK_DENIED,
                            429, CryptoError.KEK_UNREACHABLE,
                            503, CryptoError.KEK_UNREACHABLE,
                            409, CryptoError.KEK_FAILED)
                    .entrySet()) {
                vault.answerAlways(answer.getKey());
                Failing.with(() -> opened(key), answer.getValue());
            }
        } finally {
            vault.answerAlways(0);
        }
        TokenCredential wrong = request ->
                Mono.just(new AccessToken("another token", OffsetDateTime.now().plusHours(1)));
        Failing.with(() -> opened(vault.url(), key, http, wrong), CryptoError.KEK_DENIED);
        Failing.with(() -> opened("https://127.0.0.1:9", key, http, right()), CryptoError.KEK_UNREACHABLE);
        // A certificate that nobody here trusts: TLS is checked.
        HttpClient strict = new JdkHttpClientBuilder().build();
        Failing.with(() -> opened(vault.url(), key, strict, right()), CryptoError.KEK_UNREACHABLE);
    }

    @Test
    void refusesWhatIsNoAddressOfAKey() {
        for (String bad : new String[] {
            "http://clinic.vault.azure.net/keys/cordon",
            "https://clinic.vault.azure.net/keys/",
            "https://clinic.vault.azure.net/keys/cordon/0123",
            "https://clinic.vault.azure.net/secrets/cordon",
            "https://user@clinic.vault.azure.net/keys/cordon",
            "https://clinic.vault.azure.net/keys/cordon?x=1",
            "https://clinic.vault.azure.net/keys/../x",
            "clinic",
            "https://",
            "::"
        }) {
            Failing.with(() -> VaultKey.parse(bad), CryptoError.KEK_ADDRESS);
        }
        assertThat(VaultKey.parse("https://clinic.vault.azure.net/keys/cordon").prefix())
                .isEqualTo("https://clinic.vault.azure.net/keys/cordon/");
    }

    @Test
    void isInstalledBesideTheLocalOne() {
        assertThat(KeyProviders.installed().names()).isEqualTo("azure-key-vault local");
        Failing.with(
                () -> KeyProviders.installed().open(KekAddress.parse("azure-key-vault:nowhere")),
                CryptoError.KEK_ADDRESS);
    }

    private static synchronized String create(boolean symmetric, String operations) {
        String name = "key-" + ++made;
        vault.create(name, symmetric, operations);
        return name;
    }

    private static KeyProvider opened(String key) {
        return opened(vault.url(), key, http, right());
    }

    private static KeyProvider opened(String url, String key, HttpClient client, TokenCredential credential) {
        return AzureKeyProvider.open(VaultClients.of(
                new VaultKey(url, key),
                client,
                credential,
                new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))),
                false));
    }

    private static TokenCredential right() {
        return request ->
                Mono.just(new AccessToken(StubVault.TOKEN, OffsetDateTime.now().plusHours(1)));
    }
}
