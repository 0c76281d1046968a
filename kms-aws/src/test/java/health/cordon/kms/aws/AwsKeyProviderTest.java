package health.cordon.kms.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.contract.KeyProviderContract;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** The contract against {@code moto_server}, which keeps real AES keys and enforces the encryption context. */
@Timeout(700)
class AwsKeyProviderTest extends KeyProviderContract {

    private static MotoServer moto;
    private static KmsClient kms;

    private String alias = "";
    private String other = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = MotoServer.start();
        kms = client(moto.endpoint());
    }

    @AfterAll
    static void end() {
        if (kms != null) {
            kms.close();
        }
        if (moto != null) {
            moto.close();
        }
    }

    @BeforeEach
    void keys() {
        alias = "alias/cordon-" + UUID.randomUUID();
        String key = kms.createKey().keyMetadata().keyId();
        kms.createAlias(of -> of.aliasName(alias).targetKeyId(key));
        other = kms.createKey().keyMetadata().keyId();
    }

    @Override
    protected KeyProvider open() {
        return AwsKeyProvider.open(client(moto.endpoint()), alias);
    }

    @Override
    protected KeyProvider openOther() {
        return AwsKeyProvider.open(client(moto.endpoint()), other);
    }

    @Override
    protected String name() {
        return "aws-kms";
    }

    @Test
    void isReachedByItsIdItsAliasAndTheirArns() {
        String arn = kms.describeKey(of -> of.keyId(alias)).keyMetadata().arn();
        try (KeyProvider provider = open()) {
            WrappedKey wrapped = provider.wrap(new byte[32], context("kr-A", 'A', 1));
            for (String name : new String[] {alias, arn, arn.substring(arn.indexOf('/') + 1)}) {
                try (KeyProvider again = AwsKeyProvider.open(client(moto.endpoint()), name)) {
                    assertThat(again.unwrap(wrapped, context("kr-A", 'A', 1))).hasSize(32);
                }
            }
        }
    }

    @Test
    void tellsAKeyThatIsNotThereUnfitOrAboutToBeDeleted() {
        Failing.with(() -> open("alias/none"), CryptoError.KEK_MISSING);
        Failing.with(() -> open(UUID.randomUUID().toString()), CryptoError.KEK_MISSING);
        String rsa = kms.createKey(of -> of.keySpec(KeySpec.RSA_2048).keyUsage(KeyUsageType.ENCRYPT_DECRYPT))
                .keyMetadata()
                .keyId();
        Failing.with(() -> open(rsa), CryptoError.KEK_UNFIT);
        kms.scheduleKeyDeletion(of -> of.keyId(other).pendingWindowInDays(7));
        Failing.with(this::openOther, CryptoError.KEK_DISABLED);
        String off = kms.createKey().keyMetadata().keyId();
        kms.disableKey(of -> of.keyId(off));
        Failing.with(() -> open(off), CryptoError.KEK_DISABLED);
    }

    @Test
    void tellsWhoDoesNotAnswerAndWhoRefuses() throws IOException {
        Failing.with(
                () -> AwsKeyProvider.open(client(URI.create("http://127.0.0.1:9")), alias),
                CryptoError.KEK_UNREACHABLE);
        // moto lets everybody in and never breaks down: these answers, in the form of AWS, are ours.
        for (var answer : Map.of(
                        "AccessDeniedException", CryptoError.KEK_DENIED,
                        "KMSInvalidStateException", CryptoError.KEK_DISABLED,
                        "KMSInternalException", CryptoError.KEK_UNREACHABLE,
                        "ThrottlingException", CryptoError.KEK_UNREACHABLE,
                        "LimitExceededException", CryptoError.KEK_FAILED)
                .entrySet()) {
            HttpServer server = answering(answer.getKey());
            try {
                URI endpoint =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort());
                Failing.with(() -> AwsKeyProvider.open(client(endpoint), alias), answer.getValue());
            } finally {
                server.stop(0);
            }
        }
    }

    @Test
    void isInstalledBesideTheLocalOne() {
        assertThat(KeyProviders.installed().names()).isEqualTo("aws-kms local");
        Failing.with(
                () -> new AwsKeyProviderFactory().open(KekAddress.parse("aws-kms:arn:aws:s3:::bucket")),
                CryptoError.KEK_ADDRESS,
                CryptoError.KEK_DENIED);
    }

    private static KeyProvider open(String key) {
        return AwsKeyProvider.open(client(moto.endpoint()), key);
    }

    private static KmsClient client(URI endpoint) {
        return KmsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(
                        all -> all.apiCallTimeout(Duration.ofSeconds(20)).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static HttpServer answering(String error) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        byte[] body = ("{\"__type\":\"" + error + "\",\"message\":\"no\"}").getBytes(StandardCharsets.UTF_8);
        int status = error.equals("KMSInternalException") ? 500 : 400;
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
