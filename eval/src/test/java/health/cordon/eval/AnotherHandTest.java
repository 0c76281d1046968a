package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import health.cordon.eval.AnotherHand.Half;
import health.cordon.ner.NameCascade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine on texts that no grammar made: half by half against its floors, and as a table in {@code target/another-hand.md}. */
@Cfr("164.514(b)(2)(i)")
class AnotherHandTest {

    @ParameterizedTest
    @EnumSource(Half.class)
    void noFigureIsBelowItsFloor(Half half) {
        EvalReport report;
        try (NameCascade names = NameCascade.load(Profile.DEFAULT)) {
            report = run(Deidentifier.builder().judge(names).build(), AnotherHand.texts(half));
        }
        Path floors = Path.of("src/test/floors-another-hand-" + half.name().toLowerCase(Locale.ROOT) + ".txt");
        assertThat(Floors.read(floors).check(report))
                .as(() -> "figures below their floor; the whole report:\n" + ReportText.of(report))
                .isEmpty();
    }

    @Test
    void theTableIsWritten() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| half | texts | profile | identifiers | recall | no leak at all | left untouched | needless spans |");
        lines.add("|---|---|---|---|---|---|---|---|");
        rows("rules", Deidentifier.safeHarbor(), lines);
        for (Profile profile : List.of(Profile.FAST, Profile.DEFAULT, Profile.MAX)) {
            try (NameCascade names = NameCascade.load(profile)) {
                rows(
                        profile.name().toLowerCase(Locale.ROOT),
                        Deidentifier.builder().judge(names).build(),
                        lines);
            }
        }
        Files.write(Path.of("target/another-hand.md"), lines);
        assertThat(lines).hasSize(2 + 4 * 2 * 7).noneMatch(line -> line.contains("null"));
    }

    @Test
    void marksBecomeIdentifiers() {
        GoldDocument text = AnotherHand.read("t", "Seen: [[NAME:Ana Roe]], [[MISC:Ohio]], by [[CLINICIAN:Lu]].");
        assertThat(text.text()).isEqualTo("Seen: Ana Roe, Ohio, by Lu.");
        assertThat(text.entities())
                .extracting(GoldEntity::kind)
                .containsExactly(PhiKind.NAME, null, PhiKind.CLINICIAN_NAME);
        assertThat(text.text()
                        .substring(
                                text.entities().get(2).start(),
                                text.entities().get(2).end()))
                .isEqualTo("Lu");
        assertThatThrownBy(() -> AnotherHand.read("t", "[[NOBODY:x]]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnotherHand.read("t", "[[NAME:x]")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void rows(String profile, Deidentifier engine, List<String> lines) {
        for (Half half : Half.values()) {
            for (String group : AnotherHand.GROUPS) {
                lines.add(row(half, group, profile, run(engine, AnotherHand.texts(group, half))));
            }
            lines.add(row(half, "all", profile, run(engine, AnotherHand.texts(half))));
        }
    }

    private static String row(Half half, String group, String profile, EvalReport report) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %s | %s | %s | %d |",
                half.name().toLowerCase(Locale.ROOT),
                group,
                profile,
                report.overall().elements(),
                share(report.overall().recall()),
                share(report.leakFree()),
                share(report.untouched()),
                report.predicted().needless());
    }

    private static String share(Interval share) {
        return Double.isNaN(share.share()) ? "" : String.format(Locale.ROOT, "%.3f", share.share());
    }

    private static EvalReport run(Deidentifier engine, List<GoldDocument> texts) {
        return Evaluation.run(
                texts::forEach,
                EvalOptions.DEFAULT.onThreads(2).listing(60),
                document -> engine.detect(document).spans());
    }
}
