package health.cordon.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CordonExceptionTest {

    private enum Sample implements ErrorCode {
        BROKEN;

        @Override
        public Entry entry() {
            return new Entry(1999, ErrorType.USER, "this is broken; mend it");
        }
    }

    @Test
    void neverRepeatsWhatACauseSaid() {
        CordonException error = new CordonException(
                Sample.BROKEN,
                new IllegalStateException("unexpected token Quillfeather"),
                SafeArg.path(Path.of("notes/a.txt")),
                SafeArg.of("line", 3));
        StringWriter printed = new StringWriter();
        error.printStackTrace(new PrintWriter(printed));
        assertThat(error).hasMessage("this is broken; mend it [file=notes/a.txt, line=3] (C1999)");
        assertThat(printed.toString()).contains("IllegalStateException").doesNotContain("Quillfeather");
        assertThat(error.code().retryable()).isFalse();
    }
}
