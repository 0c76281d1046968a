package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.primitive.Jca;
import java.security.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where primitives come from. The build runs all tests of this module twice: with the JDK's providers, and with the FIPS
 * module of Bouncy Castle as the chosen one.
 */
class ChosenProviderTest {

    @Test
    void everythingComesFromTheOneThatWasChosen() {
        List<Provider> providers = List.of(
                Jca.gcm().getProvider(),
                Jca.hmac().getProvider(),
                Jca.sha256().getProvider(),
                Jca.pbkdf2().getProvider(),
                Jca.randomForKeys().getProvider(),
                Jca.randomForNonces().getProvider());
        if (Jca.isChosen()) {
            assertThat(providers).extracting(Provider::getName).containsOnly("BCFIPS");
            assertThat(Jca.randomForNonces().getAlgorithm()).isEqualTo("NONCEANDIV");
        } else {
            assertThat(providers)
                    .extracting(Provider::getName)
                    .allMatch(name -> name.startsWith("Sun") || name.equals("SUN"));
        }
    }

    @Test
    void whatNoProviderHasIsRefusedUnderAChosenOne() {
        Keyset keyset = Keyset.ephemeral();
        if (Jca.isChosen()) {
            Failing.with(keyset::formatPreserving, CryptoError.FF1_NOT_IN_PROVIDER);
        } else {
            assertThat(keyset.formatPreserving().encrypt("mrn", "123456789"))
                    .isInstanceOf(FormatPreserved.Encrypted.class);
        }
    }

    @Test
    void theChoiceIsWhatTheBuildSays() {
        assertThat(Jca.isChosen()).isEqualTo(System.getProperty(Jca.PROPERTY) != null);
    }
}
