package health.cordon.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.testkit.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdsTest {

    @TempDir
    private Path folder;

    private static Thresholds parse(String text) {
        return Thresholds.parse(text, Thresholds.DEFAULT);
    }

    private static List<String> problems(ThrowingCallable reading) {
        List<String> told = new java.util.ArrayList<>();
        assertThatExceptionOfType(CordonException.class).isThrownBy(reading).satisfies(error -> {
            assertThat(error.code()).isEqualTo(DeidError.THRESHOLDS_INVALID);
            error.args().stream().map(SafeArg::toString).forEach(told::add);
        });
        return told;
    }

    @Test
    void oneForAllAndOthersForSome() {
        Thresholds read = parse("0.6, NAME=0.35,facility = .6,ip-address=1");
        assertThat(read.all()).isEqualTo(0.6);
        assertThat(read.of(PhiKind.NAME)).isEqualTo(0.35);
        assertThat(read.of(PhiKind.FACILITY)).isEqualTo(0.6);
        assertThat(read.of(PhiKind.IP_ADDRESS)).isEqualTo(1);
        assertThat(read.of(PhiKind.CITY)).isEqualTo(0.6);
        assertThat(parse("all=0.3")).isEqualTo(Thresholds.of(0.3));
    }

    @Test
    void whatIsNotSaidStaysAsItWas() {
        Thresholds under = parse("0.4,NAME=0.3,CITY=0.7");
        assertThat(Thresholds.parse("CITY=0.2", under)).isEqualTo(parse("0.4,NAME=0.3,CITY=0.2"));
        assertThat(Thresholds.parse("0.9", under)).isEqualTo(parse("0.9,NAME=0.3,CITY=0.7"));
    }

    @Test
    void writesWhatItReads() throws IOException {
        Property.forAll(
                300,
                random -> {
                    Map<PhiKind, Double> kinds = new EnumMap<>(PhiKind.class);
                    for (PhiKind kind : PhiKind.values()) {
                        if (random.chance(0.3)) {
                            kinds.put(kind, random.below(10_001) / 10_000.0);
                        }
                    }
                    return new Thresholds(random.below(101) / 100.0, kinds);
                },
                thresholds -> {
                    assertThat(parse(thresholds.toString())).isEqualTo(thresholds);
                    assertThat(parse(thresholds.lines().replace('\n', ','))).isEqualTo(thresholds);
                });
        Path file = Files.writeString(
                folder.resolve("t.txt"), "# chosen on the ward's notes\r\n\r\nall = 0.5 # as usual\nNAME = 0.35\n");
        assertThat(Thresholds.load(file)).isEqualTo(parse("NAME=0.35"));
        assertThat(Thresholds.load(
                        Files.writeString(file, parse("0.45,DATE=0.0001").lines())))
                .isEqualTo(parse("0.45,DATE=0.0001"));
    }

    @Test
    void tellsEveryProblemAtOnceWithTheKindThatWasMeant() throws IOException {
        assertThat(problems(() -> parse("2,NAEM=0.3,CITY=high,CITY=0.2,city=0.3,,0.5,0.6,x;y=1,=0.1")))
                .containsExactly(
                        "in=the option",
                        "entry 1=this is neither a number from 0 to 1 nor KIND = NUMBER",
                        "entry 2=no kind is called 'NAEM'; did you mean 'NAME'?",
                        "entry 3='CITY' wants a number from 0 to 1",
                        "entry 5='CITY' is set twice",
                        "entry 8='ALL' is set twice",
                        "entry 9=this is no kind of PHI; `cordon policy kinds` lists them",
                        "entry 10=this is no kind of PHI; `cordon policy kinds` lists them");
        Path file = Files.writeString(folder.resolve("t.txt"), "all = 0.5\nZZZZ = 0.5\nURL = -1\n");
        assertThat(problems(() -> Thresholds.load(file)))
                .containsExactly(
                        "file=" + file,
                        "line 2=no kind is called 'ZZZZ'; `cordon policy kinds` lists them",
                        "line 3='URL' wants a number from 0 to 1");
    }

    @Test
    void aNumberIsWrittenInDigits() {
        for (String bad : List.of("NaN", "1e-1", "0x1p-1", "0.5f", "-0.1", "1.01", "٠.٥", "", "0,5x")) {
            assertThat(problems(() -> parse("NAME=" + bad))).as(bad).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aFileThatIsSomethingElseIsRefusedWithoutBeingQuoted() throws IOException {
        Path note = Files.writeString(
                folder.resolve("note.txt"),
                "Patient: Thessaly Quillfeather\nSeen by Imre Balogh = MRN 00419937\n".repeat(40));
        assertThat(problems(() -> Thresholds.load(note)))
                .hasSize(22)
                .contains("more=60")
                .noneMatch(told -> told.contains("Quillfeather") || told.contains("00419937"));
        assertThat(problems(() -> Thresholds.load(Files.writeString(note, "# nothing\n"))))
                .contains("line 1=nothing is set; write all = 0.5, or KIND = 0.35");
    }

    @Test
    void aFileThatCannotBeReadIsTold() throws IOException {
        Path latin = Files.write(folder.resolve("t.txt"), "all = 0.5 # für".getBytes(StandardCharsets.ISO_8859_1));
        for (Path bad : List.of(folder.resolve("nowhere"), folder, latin)) {
            assertThatExceptionOfType(CordonException.class)
                    .isThrownBy(() -> Thresholds.load(bad))
                    .satisfies(error -> assertThat(error.code()).isEqualTo(DeidError.THRESHOLDS_UNREADABLE));
        }
    }

    @Test
    void refusesWhatIsNoScore() {
        for (double bad : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Thresholds.of(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> Thresholds.DEFAULT.with(PhiKind.NAME, bad));
        }
    }
}
