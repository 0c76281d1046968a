import health.cordon.crypto.spi.KeyProviderFactory;
import health.cordon.kms.azure.AzureKeyProviderFactory;

/** Key-encryption keys in Azure Key Vault. */
module health.cordon.kms.azure {
    requires com.azure.core;
    requires com.azure.core.http.jdk.httpclient;
    requires com.azure.identity;
    requires com.azure.security.keyvault.keys;
    requires health.cordon.core;
    requires health.cordon.crypto;

    exports health.cordon.kms.azure;

    provides KeyProviderFactory with
            AzureKeyProviderFactory;
}
