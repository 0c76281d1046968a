package health.cordon.deid.rules;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import org.junit.jupiter.api.Test;

/** Numbers made by the published rules are found without a cue; with a wrong check digit they need one. */
class CheckDigitsTest {

    private static final int RUNS = 300;
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    @Test
    @Cfr("164.514(b)(2)(i)(I)")
    void findsEveryMedicareBeneficiaryIdentifier() {
        Property.forAll(RUNS, CheckDigitsTest::mbi, mbi -> {
            assertKind("Coverage " + mbi + " verified", mbi, PhiKind.HEALTH_PLAN_ID);
            String dashed = mbi.substring(0, 4) + "-" + mbi.substring(4, 7) + "-" + mbi.substring(7);
            assertKind("Coverage " + dashed + " verified", dashed, PhiKind.HEALTH_PLAN_ID);
        });
    }

    @Test
    @Cfr("164.514(b)(2)(i)(K)")
    void acceptsProviderNumbersWithTheirCheckDigitOnly() {
        Property.forAll(RUNS, CheckDigitsTest::npi, npi -> {
            assertThat(CheckDigits.npi(npi)).isTrue();
            assertThat(CheckDigits.npi(otherLastDigit(npi))).isFalse();
            assertKind("seen by " + npi + " today", npi, PhiKind.LICENSE);
        });
    }

    @Test
    @Cfr("164.514(b)(2)(i)(K)")
    void acceptsDeaNumbersWithTheirCheckDigitOnly() {
        Property.forAll(RUNS, CheckDigitsTest::dea, dea -> {
            assertKind("prescriber " + dea + " signed", dea, PhiKind.LICENSE);
            String wrong = otherLastDigit(dea);
            assertThat(Rules.claims("prescriber " + wrong + " signed"))
                    .noneMatch(claim -> claim.kind() == PhiKind.LICENSE);
            assertKind("DEA number " + wrong, wrong, PhiKind.LICENSE);
        });
    }

    @Test
    @Cfr("164.514(b)(2)(i)(L)")
    void acceptsVehicleNumbersWithTheirCheckDigitOnly() {
        Property.forAll(RUNS, CheckDigitsTest::vin, vin -> {
            assertKind("the car " + vin + " was towed", vin, PhiKind.VEHICLE);
            char check = vin.charAt(8);
            String wrong = vin.substring(0, 8) + (check == '1' ? '2' : '1') + vin.substring(9);
            assertThat(Rules.claims("the car " + wrong + " was towed"))
                    .noneMatch(claim -> claim.kind() == PhiKind.VEHICLE);
            assertKind("VIN " + wrong, wrong, PhiKind.VEHICLE);
        });
    }

    @Test
    @Cfr("164.514(b)(2)(i)(J)")
    void acceptsCardsInEveryGrouping() {
        Property.forAll(RUNS, CheckDigitsTest::card, card -> {
            assertKind("paid with " + card + " then", card, PhiKind.ACCOUNT);
            String grouped = card.replaceAll("(....)(?=.)", "$1 ");
            assertKind("paid with " + grouped + " then", grouped, PhiKind.ACCOUNT);
            assertThat(CheckDigits.card(otherLastDigit(card))).isFalse();
        });
    }

    @Test
    void knowsPublishedExamples() {
        assertThat(CheckDigits.iban("GB29 NWBK 6016 1331 9268 19")).isTrue();
        assertThat(CheckDigits.iban("GB29 NWBK 6016 1331 9268 18")).isFalse();
        assertThat(CheckDigits.nhs("9434765919")).isTrue();
        assertThat(CheckDigits.nhs("9434765918")).isFalse();
        assertThat(CheckDigits.routing("021000021")).isTrue();
        assertThat(CheckDigits.routing("021000022")).isFalse();
        assertThat(CheckDigits.vin("1M8GDM9AXKP042788")).isTrue();
        assertThat(CheckDigits.npi("1234567893")).isTrue();
    }

    private static void assertKind(String text, String value, PhiKind kind) {
        assertThat(Rules.claims(text)).anySatisfy(claim -> {
            assertThat(text.substring(claim.start(), claim.end())).isEqualTo(value);
            assertThat(claim.kind()).isEqualTo(kind);
        });
    }

    private static String otherLastDigit(String number) {
        int last = number.charAt(number.length() - 1) - '0';
        return number.substring(0, number.length() - 1) + (last + 1) % 10;
    }

    private static String mbi(Seeded random) {
        String alnum = MBI_LETTERS + "0123456789";
        return random.string("123456789", 1, 1)
                + random.string(MBI_LETTERS, 1, 1)
                + random.string(alnum, 1, 1)
                + random.digits(1)
                + random.string(MBI_LETTERS, 1, 1)
                + random.string(alnum, 1, 1)
                + random.digits(1)
                + random.string(MBI_LETTERS, 2, 2)
                + random.digits(2);
    }

    /** The first nine digits begin with 1, which no American telephone number does. */
    private static String npi(Seeded random) {
        String front = "1" + random.digits(8);
        return front + luhnDigit("80840" + front);
    }

    private static String card(Seeded random) {
        String front = "4" + random.digits(14);
        return front + luhnDigit(front);
    }

    private static int luhnDigit(String front) {
        for (int digit = 0; digit < 10; digit++) {
            if (CheckDigits.luhn(front + digit, 0)) {
                return digit;
            }
        }
        throw new IllegalStateException();
    }

    private static String dea(Seeded random) {
        String d = random.digits(6);
        int sum = d.charAt(0) + d.charAt(2) + d.charAt(4) + 2 * (d.charAt(1) + d.charAt(3) + d.charAt(5)) - 9 * '0';
        return random.string("ABFGM", 1, 1) + random.string("ABCDEFGHKLM", 1, 1) + d + sum % 10;
    }

    private static String vin(Seeded random) {
        String front = random.string(VIN_LETTERS + "123456789", 8, 8);
        String back = random.string(VIN_LETTERS, 2, 2) + random.digits(6);
        for (char check : "0123456789X".toCharArray()) {
            if (CheckDigits.vin(front + check + back)) {
                return front + check + back;
            }
        }
        throw new IllegalStateException();
    }
}
