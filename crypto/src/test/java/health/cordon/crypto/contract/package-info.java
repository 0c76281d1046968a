/**
 * What key providers, keyring stores and vaults must do, as tests to extend: the test jar of
 * {@code cordon-crypto} holds this package alone.
 */
package health.cordon.crypto.contract;
