package health.cordon.kms.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import java.time.Duration;
import java.util.function.Function;

/**
 * The two clients that Azure's library has for one key.
 *
 * @param key which key
 * @param keys describes and rotates it
 * @param versions wraps and unwraps under the version with this id
 */
record VaultClients(VaultKey key, KeyClient keys, Function<String, CryptographyClient> versions) {

    static VaultClients of(VaultKey key, HttpClient http, TokenCredential credential) {
        return of(
                key,
                http,
                credential,
                new RetryOptions(new ExponentialBackoffOptions()
                        .setMaxRetries(3)
                        .setBaseDelay(Duration.ofMillis(300))
                        .setMaxDelay(Duration.ofSeconds(3))),
                true);
    }

    /**
     * @param checkedAuthority false only where the vault is not in a domain of Azure, as in tests: the client then does not
     *     compare the vault with the one for which a token is asked
     */
    static VaultClients of(
            VaultKey key, HttpClient http, TokenCredential credential, RetryOptions retries, boolean checkedAuthority) {
        KeyClientBuilder keys = new KeyClientBuilder()
                .vaultUrl(key.vault())
                .httpClient(http)
                .credential(credential)
                .retryOptions(retries);
        if (!checkedAuthority) {
            keys.disableChallengeResourceVerification();
        }
        return new VaultClients(key, keys.buildClient(), id -> {
            CryptographyClientBuilder version = new CryptographyClientBuilder()
                    .keyIdentifier(id)
                    .httpClient(http)
                    .credential(credential)
                    .retryOptions(retries)
                    .disableKeyCaching();
            if (!checkedAuthority) {
                version.disableChallengeResourceVerification();
            }
            return version.buildClient();
        });
    }
}
