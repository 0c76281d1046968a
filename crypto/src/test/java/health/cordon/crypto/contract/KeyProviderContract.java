package health.cordon.crypto.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeyProvider} must do. Published as {@code cordon-crypto}'s test jar: extend it in the module that brings
 * a provider.
 */
public abstract class KeyProviderContract {

    private static final KeyContext HERE = context("kr-CONTRACT", 'A', 1);

    /** Opens the provider under test; every call of one test leads to the same key-encryption key. */
    protected abstract KeyProvider open();

    /** Opens a provider of the same sort with another key-encryption key. */
    protected abstract KeyProvider openOther();

    /** The name that the provider is installed under. */
    protected abstract String name();

    @Test
    void givesBackWhatItWrapped() {
        try (KeyProvider provider = open()) {
            for (int length : new int[] {1, 16, 31, 32}) {
                byte[] key = key(length);
                byte[] given = key.clone();
                WrappedKey wrapped = provider.wrap(given, HERE);
                assertThat(given).as("the caller's array").isEqualTo(key);
                assertThat(provider.unwrap(wrapped, HERE)).isEqualTo(key);
                assertThat(wrapped.provider()).isEqualTo(name());
                assertThat(provider.wrapped(wrapped)).isTrue();
            }
        }
    }

    @Test
    void anotherInstanceUnwraps() {
        WrappedKey wrapped;
        try (KeyProvider provider = open()) {
            wrapped = provider.wrap(key(32), HERE);
        }
        try (KeyProvider provider = open()) {
            assertThat(provider.wrapped(wrapped)).isTrue();
            assertThat(provider.unwrap(wrapped, HERE)).isEqualTo(key(32));
        }
    }

    @Test
    void wrapsTheSameKeyDifferentlyEachTime() {
        try (KeyProvider provider = open()) {
            WrappedKey one = provider.wrap(key(32), HERE);
            assertThat(provider.wrap(key(32), HERE)).isNotEqualTo(one);
            assertThat(HexFormat.of().formatHex(one.bytes()))
                    .doesNotContain(HexFormat.of().formatHex(key(32)));
        }
    }

    @Test
    void bindsTheContext() {
        try (KeyProvider provider = open()) {
            WrappedKey wrapped = provider.wrap(key(32), HERE);
            for (KeyContext elsewhere : List.of(
                    context("kr-CONTRACU", 'A', 1), context("kr-CONTRACT", 'B', 1), context("kr-CONTRACT", 'A', 2))) {
                Failing.with(() -> provider.unwrap(wrapped, elsewhere), CryptoError.WRAPPED_KEY_REFUSED);
                Failing.with(() -> provider.rewrap(wrapped, elsewhere), CryptoError.WRAPPED_KEY_REFUSED);
            }
        }
    }

    @Test
    void refusesEveryChangedByteAndEveryOtherLength() {
        try (KeyProvider provider = open()) {
            WrappedKey wrapped = provider.wrap(key(32), HERE);
            byte[] bytes = wrapped.bytes();
            for (int i = 0; i < bytes.length; i++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << (i % 8));
                Failing.with(() -> provider.unwrap(with(wrapped, changed), HERE), CryptoError.WRAPPED_KEY_REFUSED);
            }
            for (int length : new int[] {0, 1, bytes.length - 1, bytes.length + 1, 2 * bytes.length}) {
                Failing.with(
                        () -> provider.unwrap(with(wrapped, Arrays.copyOf(bytes, length)), HERE),
                        CryptoError.WRAPPED_KEY_REFUSED);
            }
        }
    }

    @Test
    void refusesWhatAnotherKeyOrProviderWrapped() {
        try (KeyProvider provider = open();
                KeyProvider other = openOther()) {
            WrappedKey foreign = other.wrap(key(32), HERE);
            assertThat(provider.wrapped(foreign)).isFalse();
            Failing.with(() -> provider.unwrap(foreign, HERE), CryptoError.WRAPPED_KEY_REFUSED);
            WrappedKey own = provider.wrap(key(32), HERE);
            Failing.with(
                    () -> provider.unwrap(new WrappedKey(own.provider(), own.kek(), foreign.bytes()), HERE),
                    CryptoError.WRAPPED_KEY_REFUSED);
            WrappedKey renamed = new WrappedKey("no-such-provider", own.kek(), own.bytes());
            assertThat(provider.wrapped(renamed)).isFalse();
            Failing.with(() -> provider.unwrap(renamed, HERE), CryptoError.WRAPPED_KEY_REFUSED);
        }
    }

    @Test
    void rotatesWhileOlderWrappingsStayGood() {
        try (KeyProvider provider = open();
                KeyProvider meanwhile = open()) {
            KekDescription before = provider.describe();
            WrappedKey old = provider.wrap(key(32), HERE);
            KekDescription after = provider.rotate();
            assertThat(after).isNotEqualTo(before).isEqualTo(provider.describe());
            WrappedKey fresh = provider.wrap(key(32), HERE);
            assertThat(old.kek()).isEqualTo(before.kek());
            assertThat(fresh.kek()).isEqualTo(after.kek());
            for (KeyProvider each : List.of(provider, meanwhile)) {
                assertThat(each.wrapped(old)).isTrue();
                assertThat(each.wrapped(fresh)).isTrue();
                assertThat(each.unwrap(old, HERE)).isEqualTo(key(32));
                assertThat(each.unwrap(fresh, HERE)).isEqualTo(key(32));
            }
            WrappedKey again = provider.rewrap(old, HERE);
            assertThat(again.kek()).isEqualTo(after.kek());
            assertThat(provider.unwrap(again, HERE)).isEqualTo(key(32));
        }
    }

    @Test
    void describesItselfWithoutSecrets() {
        try (KeyProvider provider = open()) {
            assertThat(provider.describe().provider()).isEqualTo(name());
            assertThat(provider.describe().kek()).isNotBlank();
            assertThat(provider.describe().algorithm()).isNotBlank();
            assertThat(provider.toString()).doesNotContain(HexFormat.of().formatHex(key(32)));
            assertThat(provider.wrap(key(32), HERE).toString().length()).isLessThan(400);
        }
    }

    @Test
    void refusesKeysOfOtherLengths() {
        try (KeyProvider provider = open()) {
            for (int length : new int[] {0, KeyProvider.MOST_BYTES + 1}) {
                org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                        .isThrownBy(() -> provider.wrap(new byte[length], HERE));
            }
        }
    }

    @Test
    void worksForSeveralThreadsAtOnce() throws Exception {
        try (KeyProvider provider = open();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<byte[]>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                KeyContext context = context("kr-CONTRACT", 'A', i + 1);
                byte[] key = key(i + 1);
                calls.add(() -> provider.unwrap(provider.wrap(key, context), context));
            }
            int length = 1;
            for (Future<byte[]> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isEqualTo(key(length++));
            }
        }
    }

    @Test
    void closedItDoesNothingMore() {
        KeyProvider provider = open();
        WrappedKey wrapped = provider.wrap(key(32), HERE);
        provider.close();
        provider.close();
        Failing.with(() -> provider.wrap(key(32), HERE), CryptoError.KEK_CLOSED);
        Failing.with(() -> provider.unwrap(wrapped, HERE), CryptoError.KEK_CLOSED);
        Failing.with(provider::describe, CryptoError.KEK_CLOSED);
        Failing.with(provider::rotate, CryptoError.KEK_CLOSED);
    }

    /** A context of this keyring, for a key whose handle consists of this character. */
    protected static KeyContext context(String keyring, char handle, int version) {
        return new KeyContext(
                keyring, new KeyHandle(KeyHandle.PREFIX + String.valueOf(handle).repeat(24)), version);
    }

    private static WrappedKey with(WrappedKey wrapped, byte[] bytes) {
        return new WrappedKey(wrapped.provider(), wrapped.kek(), bytes);
    }

    private static byte[] key(int length) {
        byte[] key = new byte[length];
        IntStream.range(0, length).forEach(i -> key[i] = (byte) (37 * i + length));
        return key;
    }
}
