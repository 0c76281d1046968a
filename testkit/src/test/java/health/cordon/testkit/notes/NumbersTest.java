package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import org.junit.jupiter.api.Test;

/** Against published examples, then as properties. */
class NumbersTest {

    @Test
    void checkDigitsOfPublishedExamples() {
        assertThat(Numbers.luhn("80840" + "123456789"))
                .as("the NPI example 1234567893")
                .isEqualTo('3');
        assertThat(Numbers.luhn("411111111111111")).as("4111 1111 1111 1111").isEqualTo('1');
    }

    @Test
    void vinsHaveTheirCheckDigit() {
        Property.forAll(200, Numbers::vin, vin -> {
            assertThat(vin).matches("[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}");
            assertThat(remainder(vin)).isEqualTo(vin.charAt(8));
        });
        assertThat(remainder("1M8GDM9AXKP042788"))
                .as("the example of 49 CFR 565")
                .isEqualTo('X');
    }

    @Test
    void mbisHaveTheirForm() {
        Property.forAll(
                200,
                Numbers::mbi,
                mbi -> assertThat(mbi.replace("-", ""))
                        .matches(
                                "[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}"));
    }

    @Test
    void deaNumbersAddUp() {
        Property.forAll(200, Numbers::dea, dea -> {
            int[] d = dea.substring(2).chars().map(c -> c - '0').toArray();
            assertThat((d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10).isEqualTo(d[6]);
        });
    }

    @Test
    void numbersOfCourtsStatesAndBanksHaveTheirForm() {
        Property.forAll(200, Numbers::application, number -> assertThat(number).matches("[1-9][0-9]{2,4}/[0-2][0-9]"));
        Property.forAll(200, Numbers::docket, number -> assertThat(number).matches("[A-Za-z0-9 :/-]{7,24}"));
        Property.forAll(200, Numbers::national, number -> assertThat(number).matches("[A-Z0-9 /-]{9,14}"));
        Property.forAll(
                200, Numbers::iban, iban -> assertThat(iban.replace(" ", "")).matches("[A-Z]{2}[0-9]{20}"));
    }

    private static char remainder(String vin) {
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            char c = vin.charAt(i);
            int value = c <= '9' ? c - '0' : c <= 'H' ? c - 'A' + 1 : c <= 'R' ? c - 'J' + 1 : c - 'S' + 2;
            sum += value * weights[i];
        }
        return sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
    }
}
