package health.cordon.kms.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyProviderFactory;

/**
 * {@code azure-key-vault:https://VAULT/keys/NAME}, without a version: the newest wraps. Credentials are those that the Azure
 * tools would take ({@code AZURE_CLIENT_ID} and the like, the identity of the machine).
 */
public final class AzureKeyProviderFactory implements KeyProviderFactory {

    /** Called by the service loader. */
    public AzureKeyProviderFactory() {}

    @Override
    public String name() {
        return AzureKeyProvider.NAME;
    }

    @Override
    public KeyProvider open(KekAddress address) {
        VaultKey key = VaultKey.parse(address.place());
        return AzureKeyProvider.open(
                VaultClients.of(key, new JdkHttpClientBuilder().build(), new DefaultAzureCredentialBuilder().build()));
    }
}
