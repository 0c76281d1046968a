/**
 * What implementations of {@code health.cordon.crypto.spi} must do, as tests to extend: the test jar of
 * {@code cordon-crypto} holds this package alone.
 */
package health.cordon.crypto.contract;
