package health.cordon.crypto.primitive;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one place that asks the Java Cryptography Architecture for a primitive, and so the one place in which its provider
 * is chosen.
 *
 * <p>Without a setting the JDK's own order of providers decides. With one, the system property {@value #PROPERTY} or the
 * environment variable {@value #VARIABLE}, everything comes from that provider and nothing from another: a FIPS-validated
 * module, say. The setting is a provider's name ({@code BCFIPS}) or its class. It is read once. Thread-safe.
 */
public final class Jca {

    /** The system property with the provider's name or class. */
    public static final String PROPERTY = "cordon.crypto.provider";

    /** The environment variable, looked at when the property is not set. */
    public static final String VARIABLE = "CORDON_CRYPTO_PROVIDER";

    private static final String GCM = "AES/GCM/NoPadding";
    private static final String HMAC = "HmacSHA256";
    private static final String SHA = "SHA-256";
    private static final String HKDF = "HKDF-SHA256";
    private static final String PBKDF2 = "PBKDF2WithHmacSHA512";

    private static volatile @Nullable Optional<Provider> chosen;

    private Jca() {}

    /** AES in Galois/Counter mode, SP 800-38D. */
    public static Cipher gcm() {
        return made(GCM, provider -> provider == null ? Cipher.getInstance(GCM) : Cipher.getInstance(GCM, provider));
    }

    /** HMAC-SHA256, FIPS 198-1. */
    public static Mac hmac() {
        return made(HMAC, provider -> provider == null ? Mac.getInstance(HMAC) : Mac.getInstance(HMAC, provider));
    }

    /** SHA-256, FIPS 180-4. */
    public static MessageDigest sha256() {
        return made(
                SHA,
                provider ->
                        provider == null ? MessageDigest.getInstance(SHA) : MessageDigest.getInstance(SHA, provider));
    }

    /** PBKDF2 with HMAC-SHA512, SP 800-132. */
    public static SecretKeyFactory pbkdf2() {
        return made(
                PBKDF2,
                provider -> provider == null
                        ? SecretKeyFactory.getInstance(PBKDF2)
                        : SecretKeyFactory.getInstance(PBKDF2, provider));
    }

    /** HKDF with HMAC-SHA256, RFC 5869; empty if the chosen provider has none. */
    static Optional<KDF> hkdf() {
        Provider provider = provider();
        if (provider != null && provider.getService("KDF", HKDF) == null) {
            return Optional.empty();
        }
        return Optional.of(made(HKDF, from -> from == null ? KDF.getInstance(HKDF) : KDF.getInstance(HKDF, from)));
    }

    /** Random bits for keys. */
    public static SecureRandom randomForKeys() {
        return random("DEFAULT");
    }

    /**
     * Random bits for nonces and salts. Apart from those for keys, because a FIPS module reseeds the generator for keys at
     * each call, which takes a hundred times as long.
     */
    public static SecureRandom randomForNonces() {
        return random("NONCEANDIV");
    }

    /** This many random bytes, for a key. */
    public static byte[] randomKey(int length) {
        byte[] key = new byte[length];
        randomForKeys().nextBytes(key);
        return key;
    }

    /** This many random bytes, for a nonce or a salt. */
    public static byte[] randomNonce(int length) {
        byte[] nonce = new byte[length];
        randomForNonces().nextBytes(nonce);
        return nonce;
    }

    /** Whether the operator named a provider: then nothing may come from anywhere else. */
    public static boolean isChosen() {
        return provider() != null;
    }

    /** What a thrown {@link GeneralSecurityException} means when keys and parameters are ours: no such algorithm. */
    public static CordonException missing(String algorithm, GeneralSecurityException cause) {
        return new CordonException(CryptoError.ALGORITHM_MISSING, cause, SafeArg.key("algorithm", algorithm));
    }

    /** The generator of this name, the provider's only one, or the platform's where a provider has none. */
    private static SecureRandom random(String name) {
        Provider provider = provider();
        if (provider == null) {
            return new SecureRandom();
        }
        Optional<String> algorithm = provider.getServices().stream()
                .filter(service -> service.getType().equals("SecureRandom"))
                .map(Provider.Service::getAlgorithm)
                .sorted((a, b) -> Boolean.compare(b.equals(name), a.equals(name)))
                .findFirst();
        return algorithm
                .map(known -> made(known, from -> SecureRandom.getInstance(known, provider)))
                .orElseGet(SecureRandom::new);
    }

    @FunctionalInterface
    private interface Maker<T> {
        T from(@Nullable Provider provider) throws GeneralSecurityException;
    }

    private static <T> T made(String algorithm, Maker<T> maker) {
        try {
            return maker.from(provider());
        } catch (GeneralSecurityException e) {
            throw missing(algorithm, e);
        }
    }

    private static @Nullable Provider provider() {
        Optional<Provider> known = chosen;
        if (known == null) {
            known = read();
            chosen = known;
        }
        return known.orElse(null);
    }

    private static Optional<Provider> read() {
        String property = System.getProperty(PROPERTY);
        String name = property != null ? property : System.getenv(VARIABLE);
        return name == null || name.isBlank() ? Optional.empty() : Optional.of(provider(name.strip()));
    }

    /** The provider with this name or of this class: installed in the JDK, or found on the module or class path. */
    static Provider provider(String name) {
        return Stream.concat(
                        Arrays.stream(Security.getProviders()),
                        ServiceLoader.load(Provider.class).stream().map(ServiceLoader.Provider::get))
                .filter(one ->
                        one.getName().equals(name) || one.getClass().getName().equals(name))
                .findFirst()
                .or(() -> ofClass(name))
                .orElseThrow(() -> new CordonException(
                        CryptoError.PROVIDER_UNKNOWN,
                        SafeArg.key("provider", name),
                        SafeArg.key(
                                "known",
                                Arrays.stream(Security.getProviders())
                                        .map(Provider::getName)
                                        .collect(Collectors.joining(" ")))));
    }

    private static Optional<Provider> ofClass(String name) {
        try {
            return name.indexOf('.') < 0
                    ? Optional.empty()
                    : Optional.of(Class.forName(name)
                            .asSubclass(Provider.class)
                            .getConstructor()
                            .newInstance());
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            return Optional.empty();
        }
    }
}
