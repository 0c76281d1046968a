/**
 * Key-encryption keys in Azure Key Vault and its Managed HSM.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.kms.azure.AzureKeyProviderFactory} opens {@code azure-key-vault:https://VAULT/keys/NAME}. Data keys are
 * wrapped and unwrapped in the vault; the key-encryption key never leaves it.
 *
 * <h2>Main path</h2>
 *
 * Put the module beside Cordon's own ({@code bin/add-on.sh kms-azure}), then
 * {@code cordon keyring new my.keyring --kek azure-key-vault:https://clinic.vault.azure.net/keys/cordon}. Credentials come
 * from where the Azure tools take them.
 *
 * <h2>Invariants</h2>
 *
 * Neither of the vault's wrapping algorithms takes associated data, so the hash of the context is wrapped with the key and
 * compared when it comes back. Every operation is the vault's: no key is cached here.
 *
 * <h2>Not here</h2>
 *
 * Making, granting and deleting keys: the tools of Azure do that.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv). Needed permissions: {@code get}, {@code wrapKey}, {@code unwrapKey}, and {@code rotate} for who
 * rotates. RFC 3394 (A256KW), RFC 8017 (RSA-OAEP).
 */
@NullMarked
package health.cordon.kms.azure;

import org.jspecify.annotations.NullMarked;
