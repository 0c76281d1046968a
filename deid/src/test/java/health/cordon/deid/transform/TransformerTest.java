package health.cordon.deid.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.FileReidentificationVault;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.DeidError;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.deid.policy.Policy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerTest {

    private static final Keyset KEYS = Keyset.ephemeral();

    private static String run(String rules, String marked) {
        return done(rules, marked).text();
    }

    private static Deidentified done(String rules, String marked) {
        return MarkedText.of(marked).by(Policy.parse("name: t\n" + rules), KEYS);
    }

    @Test
    void redactsByTypedTag() {
        assertThat(run("default: redact", "Seen {NAME:Jane Doe}, MRN {MRN:123456}."))
                .isEqualTo("Seen [NAME], MRN [MRN].");
    }

    @Test
    void numbersTagsByPersonWithinADocument() {
        String rules =
                "kinds:\n  NAME: {action: redact, tag: '<{kind}_{n}>'}\n  MRN: {action: redact, tag: '#{n}{paragraph}'}";
        assertThat(run(
                        rules,
                        "{NAME:Smith, John} came with {NAME:Mary Jones}. {NAME:SMITH}'s MRN {MRN:12-34}, {NAME:Mary}, "
                                + "{NAME:J. Smith}, {NAME:M.J.}, {MRN:1234}, {MRN:99}"))
                .isEqualTo("<NAME_1> came with <NAME_2>. <NAME_1>'s MRN #1H, <NAME_2>, <NAME_1>, <NAME_2>, #1H, #2H");
    }

    @Test
    void aShortFormThatFitsTwoPeopleStandsForItself() {
        assertThat(run(
                        "kinds: {NAME: {action: redact, tag: '<{n}>'}}",
                        "{NAME:John Smith} and {NAME:Mary Smith}; {NAME:Smith}"))
                .isEqualTo("<1> and <2>; <3>");
    }

    @Test
    void leavesATagThatStandsThereAlready() {
        assertThat(run("default: redact", "{NAME:[DATE]} {DATE:[NAME]}")).isEqualTo("[DATE] [NAME]");
    }

    @Test
    void masksLettersAndDigitsOnly() {
        assertThat(run("kinds: {SSN: {action: mask, keep-last: 4}}", "{SSN:123-45-6789}"))
                .isEqualTo("***-**-6789");
        assertThat(run("kinds: {SSN: {action: mask, with: X, keep-first: 1}}", "{SSN:123-45}"))
                .isEqualTo("1XX-XX");
        assertThat(run("kinds: {NAME: mask}", "{NAME:Zoë 李}")).isEqualTo("*** *");
    }

    @Test
    void masksWholeWhatIsTooShortToKeepAPart() {
        assertThat(run("kinds: {SSN: {action: mask, keep-last: 4}}", "{SSN:6789}"))
                .isEqualTo("****");
        assertThat(run("kinds: {SSN: {action: mask, keep-last: 4}}", "{SSN:-6789-}"))
                .isEqualTo("-****-");
    }

    @Test
    void redactsWhatAMaskWouldLeaveAsItIs() {
        Deidentified done = done("kinds: {SSN: mask}", "{SSN:***-**}");
        assertThat(done.text()).isEqualTo("[SSN]");
        assertThat(done.report().treated().getFirst().action()).isEqualTo(Tally.REDACTED_INSTEAD);
    }

    @Test
    @Cfr("164.514(b)(2)(i)(B)")
    void generalizesZipCodesToTheirArea() {
        assertThat(run(
                        "default: generalize",
                        "{ZIP:02139} {ZIP:90210-1234} {ZIP:03601} {ZIP:021} {ZIP:036} {ZIP:SW1A 1AA}"))
                .isEqualTo("021 902 000 021 000 [ZIP]");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void generalizesDatesToTheirYearUnlessItRevealsAnAge() {
        assertThat(run("default: generalize", "{DATE:2019-03-14} {DATE:3/14/1931} {DATE:sometime}"))
                .isEqualTo("2019 [DATE] [DATE]");
        assertThat(run("default: {action: generalize, as-of: 2000}", "{DATE:3/14/1931} {DATE:3/14/1910}"))
                .isEqualTo("1931 [DATE]");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void judgesOldDatesByTheLatestYearOfTheDocument() {
        assertThat(run("default: generalize", "{DATE:3/14/1940}")).isEqualTo("1940");
        assertThat(run("default: generalize", "{DATE:3/14/1940} {DATE:3/14/2031}"))
                .isEqualTo("[DATE] 2031");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void generalizesAgesAndKeepsOnlyWordsThatTellNothing() {
        assertThat(run(
                        "default: generalize",
                        "{AGE_OVER_89:92-year-old} {AGE_OVER_89:ninety-four years old} {AGE_OVER_89:101} {AGE_OVER_89:90+}"
                                + " {AGE_OVER_89:born under Coolidge} {AGE_OVER_89:between 91 and 93}"
                                + " {AGE_OVER_89:aged one hundred and two} {AGE_OVER_89:her 95th birthday}"))
                .isEqualTo("90+-year-old 90+ years old 90+ 90+ 90+ 90+ aged 90+ 90+");
    }

    @Test
    @Cfr("164.514(b)(2)(i)(C)")
    void doesNotWriteThePlusOfAnAgeGroupTwice() {
        assertThat(run("default: generalize", "{AGE_OVER_89:90}+-year-old, {AGE_OVER_89:90}+"))
                .isEqualTo("90+-year-old, 90+");
        assertThat(run("default: surrogate", "{AGE_OVER_89:90}+")).isEqualTo("90+");
    }

    @Test
    void generalizesAnythingElseToItsTag() {
        assertThat(run("default: generalize", "{CITY:Springfield} {NAME:Jane}")).isEqualTo("[CITY] [NAME]");
    }

    @Test
    void shiftsDatesByOneDistanceForASubjectAndKeepsIntervals() {
        Policy policy = Policy.parse("name: t\nkinds: {DATE: {action: shift, days: 30}}");
        Transformer transformer = new Transformer(policy, KEYS);
        for (int subject = 0; subject < 50; subject++) {
            MarkedText one = MarkedText.of("a" + subject, "s" + subject, "{DATE:2019-03-14} {DATE:2020-02-29}");
            MarkedText two = MarkedText.of("b" + subject, "s" + subject, "{DATE:2019-03-14}");
            List<String> dates = MarkedText.replacements(transformer.transform(one.document(), one.resolved()));
            List<String> again = MarkedText.replacements(transformer.transform(two.document(), two.resolved()));
            long distance = ChronoUnit.DAYS.between(LocalDate.of(2019, 3, 14), LocalDate.parse(dates.get(0)));
            assertThat(distance).isNotZero().isBetween(-30L, 30L);
            assertThat(LocalDate.parse(dates.get(1)))
                    .isEqualTo(LocalDate.of(2020, 2, 29).plusDays(distance));
            assertThat(again.getFirst()).isEqualTo(dates.getFirst());
        }
    }

    @Test
    void shiftsTakeEveryDistanceButZero() {
        Transformer transformer =
                new Transformer(Policy.parse("name: t\nkinds: {DATE: {action: shift, days: 3}}"), KEYS);
        List<Long> seen = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> MarkedText.of("d", "s" + i, "{DATE:2019-03-14}"))
                .map(text ->
                        transformer.transform(text.document(), text.resolved()).text())
                .map(date -> ChronoUnit.DAYS.between(LocalDate.of(2019, 3, 14), LocalDate.parse(date)))
                .distinct()
                .sorted()
                .toList();
        assertThat(seen).containsExactly(-3L, -2L, -1L, 1L, 2L, 3L);
    }

    @Test
    void shiftsByWholeWeeksKeepTheWeekday() {
        Transformer transformer = new Transformer(
                Policy.parse("name: t\nkinds: {DATE: {action: shift, days: 60, whole-weeks: true}}"), KEYS);
        for (int i = 0; i < 50; i++) {
            MarkedText text = MarkedText.of("d", "s" + i, "{DATE:2019-03-14}");
            LocalDate date = LocalDate.parse(
                    transformer.transform(text.document(), text.resolved()).text());
            assertThat(date.getDayOfWeek()).isEqualTo(LocalDate.of(2019, 3, 14).getDayOfWeek());
            assertThat(date).isNotEqualTo(LocalDate.of(2019, 3, 14));
        }
    }

    @Test
    void redactsAndCountsDatesThatCannotBeRead() {
        Deidentified done = done("default: shift", "{DATE:2019-03-14} {DATE:around harvest} {NAME:Jane}");
        assertThat(done.text()).endsWith(" [DATE] [NAME]");
        Tally tally = Tally.of(done.report());
        assertThat(tally.datesShifted()).isEqualTo(1);
        assertThat(tally.datesUnread()).isEqualTo(1);
        assertThat(tally.count(PhiKind.NAME, Tally.REDACTED_INSTEAD)).isEqualTo(1);
    }

    @Test
    void pseudonymsAreTheSameForOnePersonAndUnlikeForOthers() {
        List<String> tokens = MarkedText.replacements(done(
                "default: pseudonym",
                "{NAME:John Smith} {NAME:SMITH} {CLINICIAN_NAME:Smith, John} {NAME:Mary} {MRN:12-34} {MRN:1234}"));
        assertThat(tokens.get(0)).startsWith("NAME-PSN-").isEqualTo(tokens.get(1));
        assertThat(tokens.get(2)).isEqualTo("CLINICIAN_" + tokens.get(0));
        assertThat(tokens.get(3)).isNotEqualTo(tokens.get(0));
        assertThat(tokens.get(4)).isEqualTo(tokens.get(5));
    }

    @Test
    void encryptsInTheSameFormatAndRedactsWhatIsTooShort() {
        List<String> out =
                MarkedText.replacements(done("default: encrypt", "{MRN:AB-123456} {MRN:12} {NAME:Zoë Müller}"));
        assertThat(out.get(0)).matches("[A-Z]{2}-[0-9]{6}").isNotEqualTo("AB-123456");
        assertThat(out.get(1)).isEqualTo("[MRN]");
        assertThat(out.get(2)).isEqualTo("[NAME]");
    }

    @Test
    void keepsWhatThePolicyKeeps() {
        Deidentified done = done("kinds: {CLINICIAN_NAME: keep}", "{CLINICIAN_NAME:Dr. Grey} saw {NAME:Jane}");
        assertThat(done.text()).isEqualTo("Dr. Grey saw [NAME]");
        assertThat(done.report().treated()).extracting(Treated::action).containsExactly("keep", "redact");
    }

    @Test
    @Cfr("164.514(c)")
    void writesCodesThatTheVaultRestores(@TempDir Path folder) {
        Keyset keys = Keyset.generate();
        Policy policy = Policy.parse("name: t\nkinds: {NAME: code}");
        try (ReidentificationVault vault = FileReidentificationVault.open(folder.resolve("v"), keys)) {
            MarkedText text = MarkedText.of("{NAME:Jane Doe} {NAME:Jane Doe} {NAME:Ann}");
            List<String> codes = MarkedText.replacements(
                    new Transformer(policy, keys, vault).transform(text.document(), text.resolved()));
            assertThat(codes.get(0)).isEqualTo(codes.get(1)).isNotEqualTo(codes.get(2));
            assertThat(vault.restore(ReidentificationCode.parse(codes.get(0)).orElseThrow())
                            .orElseThrow()
                            .reveal(RevealAccess.because("to compare")))
                    .isEqualTo("Jane Doe");
        }
    }

    @Test
    void needsAVaultForCodes() {
        Policy policy = Policy.parse("name: t\nkinds: {NAME: code}");
        assertThatThrownBy(() -> new Transformer(policy, KEYS))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.VAULT_NEEDED));
    }

    @Test
    void refusesSpansThatOverlapOrLieOutside() {
        Transformer transformer = new Transformer(Policy.named("safe-harbor"), KEYS);
        Document document = Document.of("d", "0123456789");
        for (int[][] offsets : new int[][][] {{{0, 5}, {4, 6}}, {{5, 6}, {0, 2}}, {{8, 11}}, {{3, 3}}}) {
            List<Span> spans = java.util.Arrays.stream(offsets)
                    .map(at -> new Span(at[0], at[1], PhiKind.NAME, 1, "test", List.of()))
                    .toList();
            assertThatThrownBy(() -> transformer.transform(document, new Resolved(spans)))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(DeidError.SPANS_NOT_IN_ORDER));
        }
    }

    @Test
    void tellsWhereEachReplacementStands() {
        Deidentified done = done("default: redact", "a {NAME:Jane} b {NAME:Li}{MRN:12} c");
        assertThat(MarkedText.replacements(done)).containsExactly("[NAME]", "[NAME]", "[MRN]");
        assertThat(done.text()).isEqualTo("a [NAME] b [NAME][MRN] c");
        assertThat(done.report().counts()).containsEntry(PhiKind.NAME, 2).containsEntry(PhiKind.MRN, 1);
    }

    @Test
    void conditionsChooseAmongRules() {
        String rules = """
                kinds:
                  ZIP:
                    - {when: {population: over-20000}, action: keep}
                    - {when: {population: up-to-20000}, action: mask}
                  PHONE:
                    - {when: {starts-with: '555'}, action: keep}
                    - {when: {min-length: 10, max-length: 12}, action: mask}
                  AGE_OVER_89:
                    - {when: {min-age: 95}, action: redact}
                    - {when: {max-age: 94}, action: keep}
                  DATE:
                    - {when: {reveals-age-over-89: true}, action: mask}
                    - {when: {subject: unknown}, action: keep}
                  MRN:
                    - {when: {min-score: 0.95}, action: keep}
                    - {when: {max-score: 0.95, detector: [test, other]}, action: mask}
                  EMAIL:
                    - {when: {document: 'd*c'}, action: mask}
                """;
        assertThat(
                        run(
                                rules,
                                "{ZIP:02139} {ZIP:03601} {ZIP:?} {PHONE:555-1} {PHONE:617-123-4567} {PHONE:1} {AGE_OVER_89:92} "
                                        + "{AGE_OVER_89:96} {AGE_OVER_89:old} {DATE:1/1/1920} {DATE:1/1/2020} {MRN:12} {EMAIL:a@b.c}"))
                .isEqualTo(
                        "02139 ***** [ZIP] 555-1 ***-***-**** [PHONE] 92 [AGE_OVER_89] [AGE_OVER_89] */*/**** 1/1/2020 **"
                                + " *@*.*");
    }
}
