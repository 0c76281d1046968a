package health.cordon.kms.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyProviderFactory;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;

/**
 * {@code aws-kms:KEY}, where {@code KEY} is a key's id, {@code alias/NAME}, or the ARN of either. The region is that of the
 * ARN, or the one that the AWS tools would take; so are credentials ({@code AWS_PROFILE}, the role of the machine and the
 * like) and endpoint ({@code AWS_ENDPOINT_URL_KMS}, for a private one).
 */
public final class AwsKeyProviderFactory implements KeyProviderFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Called by the service loader. */
    public AwsKeyProviderFactory() {}

    @Override
    public String name() {
        return AwsKeyProvider.NAME;
    }

    @Override
    public KeyProvider open(KekAddress address) {
        KmsClientBuilder builder = KmsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials())
                .overrideConfiguration(all -> all.apiCallTimeout(PATIENCE));
        if (address.place().startsWith("arn:")) {
            builder.region(region(address.place()));
        }
        KmsClient kms;
        try {
            kms = builder.build();
        } catch (SdkClientException e) {
            throw new CordonException(CryptoError.KEK_MISSING, e, SafeArg.key("missing", "region"));
        }
        return AwsKeyProvider.open(kms, address.place());
    }

    /** Looked for now, so that their absence is not taken for an absent network later. */
    private static DefaultCredentialsProvider credentials() {
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
            return credentials;
        } catch (SdkClientException e) {
            throw new CordonException(CryptoError.KEK_DENIED, e, SafeArg.key("missing", "credentials"));
        }
    }

    /** {@code arn:aws:kms:REGION:ACCOUNT:key/ID}. */
    private static Region region(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != 6 || !parts[2].equals("kms") || parts[3].isEmpty()) {
            throw new CordonException(CryptoError.KEK_ADDRESS);
        }
        return Region.of(parts[3]);
    }
}
