package health.cordon.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.crypto.FormatPreserved.Encrypted;
import health.cordon.crypto.FormatPreserved.Reason;
import health.cordon.crypto.FormatPreserved.Refused;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatPreservingTest {

    private static final String ALPHABET = "0123456789abcxyzABCXYZ -/.()#";

    @TempDir
    Path folder;

    private final FormatPreserving encryption = Keyset.ephemeral().formatPreserving();

    @Test
    void keepsShapeAndComesBack() {
        Random random = new Random(7);
        int encrypted = 0;
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String plain = text.toString();
            if (encryption.encrypt("mrn", plain) instanceof Encrypted(String result)) {
                encrypted++;
                assertThat(shape(result)).isEqualTo(shape(plain));
                assertThat(encryption.decrypt("mrn", result)).isEqualTo(new Encrypted(plain));
            }
        }
        assertThat(encrypted).isGreaterThan(250);
    }

    @Test
    void comesBackWithItsKeyset() {
        Keyset keyset = Keyset.generate();
        Path file = folder.resolve("cordon.keyset");
        keyset.rotated().write(file);
        FormatPreserving first = keyset.formatPreserving();
        Keyset read = Keyset.read(file);
        assertThat(read.formatPreserving(keyset.id()).encrypt("mrn", "123456789"))
                .isEqualTo(first.encrypt("mrn", "123456789"))
                .isNotEqualTo(read.formatPreserving().encrypt("mrn", "123456789"));
    }

    @Test
    void isOneToOneWithinAShape() {
        Set<String> results = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            results.add(encrypted("account", String.format("A%05d", i)));
        }
        assertThat(results).hasSize(5_000).allMatch(result -> result.matches("[A-Z][0-9]{5}"));
    }

    @Test
    void spreadsOverTheWholeDomain() {
        int[] first = new int[10];
        for (int i = 0; i < 5_000; i++) {
            first[encrypted("ssn", String.format("%09d", i)).charAt(0) - '0']++;
        }
        assertThat(java.util.Arrays.stream(first)).allMatch(count -> count > 400 && count < 600);
    }

    @Test
    void oneNumberIsOneNumberHoweverItIsWritten() {
        assertThat(encrypted("phone", "(212) 555-0143").replaceAll("[^0-9]", ""))
                .isEqualTo(encrypted("phone", "212.555.0143").replaceAll("[^0-9]", ""));
        assertThat(encrypted("mrn", "ab-123456")).isEqualToIgnoringCase(encrypted("mrn", "AB-123456"));
    }

    @Test
    void domainsAndKeysetsAreUnrelated() {
        assertThat(encrypted("mrn", "123456789")).isNotEqualTo(encrypted("ssn", "123456789"));
        FormatPreserving other = Keyset.ephemeral().formatPreserving();
        assertThat(other.encrypt("mrn", "123456789")).isNotEqualTo(encryption.encrypt("mrn", "123456789"));
    }

    @Test
    void refusesWhatItCouldNotHide() {
        assertThat(encryption.encrypt("zip", "02139")).isEqualTo(new Refused(Reason.TOO_SHORT));
        assertThat(encryption.encrypt("zip", "A-99-99-9")).isInstanceOf(Encrypted.class);
        assertThat(encryption.encrypt("zip", "9-99-99-9")).isInstanceOf(Encrypted.class);
        assertThat(encryption.encrypt("x", "abcd")).isEqualTo(new Refused(Reason.TOO_SHORT));
        assertThat(encryption.encrypt("x", "")).isEqualTo(new Refused(Reason.TOO_SHORT));
        assertThat(encryption.encrypt("x", "9".repeat(129))).isEqualTo(new Refused(Reason.TOO_LONG));
        assertThat(encryption.encrypt("x", "12345678\u00e9")).isEqualTo(new Refused(Reason.OTHER_CHARACTERS));
        assertThat(encryption.encrypt("x", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667"))
                .isEqualTo(new Refused(Reason.OTHER_CHARACTERS));
        assertThat(encryption.decrypt("zip", "02139")).isEqualTo(new Refused(Reason.TOO_SHORT));
    }

    @Test
    void printsNoText() {
        assertThat(encryption.decrypt("mrn", "123456789").toString()).isEqualTo("Encrypted(9 characters)");
    }

    private String encrypted(String domain, String text) {
        return ((Encrypted) encryption.encrypt(domain, text)).text();
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9]", "0").replaceAll("[a-z]", "a").replaceAll("[A-Z]", "A");
    }
}
