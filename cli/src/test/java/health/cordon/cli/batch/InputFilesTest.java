package health.cordon.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InputFilesTest {

    @TempDir
    private Path folder;

    @Test
    void linksThatLoopAreToldAndNotFollowed() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/a/b"));
        Files.writeString(in.resolve("note.txt"), "x");
        Files.createSymbolicLink(in.resolve("up"), folder.resolve("in"));
        Files.createSymbolicLink(in.resolve("self"), in.resolve("self"));
        InputFiles found = InputFiles.find(List.of(folder.resolve("in")), Selection.ALL);
        assertThat(found.files()).extracting(InputFile::name).containsExactly("a/b/note.txt");
        assertThat(found.faults())
                .extracting(outcome -> outcome.faults().getFirst().number())
                .containsExactly(5013, 5015);
    }

    @Test
    void aFolderReachedTwiceIsWalkedOnce() throws IOException {
        Files.createDirectories(folder.resolve("in/real"));
        Files.writeString(folder.resolve("in/real/note.txt"), "x");
        Files.createSymbolicLink(folder.resolve("in/link"), folder.resolve("in/real"));
        assertThat(InputFiles.find(List.of(folder.resolve("in")), Selection.ALL).files())
                .hasSize(1);
    }

    @Test
    void veryDeepFoldersAreWalked() throws IOException {
        Path deep = folder.resolve("in");
        for (int i = 0; i < 500; i++) {
            deep = deep.resolve("d" + i % 10);
        }
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("note.txt"), "x");
        assertThat(InputFiles.find(List.of(folder.resolve("in")), Selection.ALL).files())
                .hasSize(1);
    }

    @Test
    void globsAndDotsChoose() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/sub")).getParent();
        for (String name : List.of("a.txt", "b.md", ".hidden", "sub/c.txt", "sub/d.txt")) {
            Files.writeString(in.resolve(name), "x");
        }
        assertThat(names(in, new Selection(List.of("*.txt"), List.of("sub/d*"), false)))
                .containsExactly("a.txt", "sub/c.txt");
        assertThat(names(in, new Selection(List.of(), List.of(), true))).contains(".hidden");
        assertThat(InputFiles.find(List.of(in), Selection.ALL).hidden()).isEqualTo(1);
    }

    @Test
    void severalPathsKeepTheirNamesApart() throws IOException {
        for (String name : List.of("p", "q", "r/p")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve("n.txt"), "x");
        }
        assertThat(InputFiles.find(List.of(folder.resolve("p"), folder.resolve("q")), Selection.ALL)
                        .files())
                .extracting(InputFile::name)
                .containsExactly("p/n.txt", "q/n.txt");
        List<Path> same = List.of(folder.resolve("p"), folder.resolve("r/p"));
        assertThatThrownBy(() -> InputFiles.find(same, Selection.ALL)).hasMessageContaining("C5004");
    }

    @Test
    void nothingToDoAndNothingThereAreErrors() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> InputFiles.find(List.of(empty), Selection.ALL)).hasMessageContaining("C5002");
        assertThatThrownBy(() -> InputFiles.find(List.of(folder.resolve("nope")), Selection.ALL))
                .hasMessageContaining("C5001");
    }

    @Test
    void anOutputFolderInsideAnInputIsRefusedEvenThroughALink() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.createSymbolicLink(folder.resolve("alias"), in);
        for (Path out :
                List.of(in, in.resolve("new/clean"), folder.resolve("alias/clean"), folder.resolve("x/../in/y"))) {
            assertThatThrownBy(() -> Places.refuseInside(out, List.of(in))).hasMessageContaining("C5003");
        }
        Places.refuseInside(folder.resolve("inside-not"), List.of(in));
    }

    private static List<String> names(Path in, Selection selection) {
        return InputFiles.find(List.of(in), selection).files().stream()
                .map(InputFile::name)
                .toList();
    }
}
