package health.cordon.deid.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {

    private static final Path FILE = Path.of("notes", "a.txt");
    private static final String[] CHARSETS = {
        "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252", "ISO-8859-1"
    };

    @Test
    void everyEncodingComesBackAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (String name : CHARSETS) {
            Charset charset = Charset.forName(name);
            for (int n = 0; n < 200; n++) {
                String text = RandomText.letters(
                                random,
                                random.nextInt(20, 400),
                                charset.newEncoder().canEncode('\u0414') ? 0x300 : 0x7F)
                        + (charset.newEncoder().canEncode('\u0414')
                                ? "\u0414\u7530\ud83d\ude00 end"
                                : "caf\u00e9 no\u00ebl");
                byte[] bytes = text.getBytes(charset);
                DecodedText decoded = TextDecoder.decode(FILE, bytes);
                assertThat(decoded.text()).as(name).isEqualTo(text);
                assertThat(decoded.encode(decoded.text())).as(name).isEqualTo(bytes);
                assertThat(decoded.bom()).isFalse();
            }
        }
    }

    @Test
    void aByteOrderMarkDecides() {
        SplittableRandom random = new SplittableRandom(5);
        for (String name : new String[] {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            Charset charset = Charset.forName(name);
            for (int n = 0; n < 100; n++) {
                String text = RandomText.letters(random, random.nextInt(1, 300), 0x1F000);
                byte[] bytes = ("\ufeff" + text).getBytes(charset);
                DecodedText decoded = TextDecoder.decode(FILE, bytes);
                assertThat(decoded.text()).as(name).isEqualTo(text);
                assertThat(decoded.charset()).isEqualTo(charset);
                assertThat(decoded.bom()).isTrue();
                assertThat(decoded.encode(text)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void noBytesAreLostWhateverTheyAre() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 3000; n++) {
            byte[] bytes = new byte[random.nextInt(60, 300)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte)
                        (random.nextInt(3) > 0
                                ? random.nextInt(0x20, 0x7F)
                                : random.nextInt(random.nextInt(200) == 0 ? 0x80 : 0xA0, 0x100));
            }
            DecodedText decoded = TextDecoder.decode(FILE, bytes);
            assertThat(decoded.encode(decoded.text())).as("round %d", n).isEqualTo(bytes);
        }
    }

    @Test
    void strayBytesInUtf8AreKept() {
        byte[] start = "Jos\u00e9 Nu\u00f1ez \u2013 ".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[start.length + 3];
        System.arraycopy(start, 0, bytes, 0, start.length);
        bytes[start.length] = (byte) 0x92;
        bytes[start.length + 1] = 'o';
        bytes[start.length + 2] = 'k';
        DecodedText decoded = TextDecoder.decode(FILE, bytes);
        assertThat(decoded.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(decoded.text()).startsWith("Jos\u00e9 Nu\u00f1ez \u2013 ").endsWith("\udc92ok");
        assertThat(decoded.encode(decoded.text())).isEqualTo(bytes);
    }

    @Test
    void westernTextIsWindows1252() {
        byte[] bytes = "Jos\u00e9 \u201cPepe\u201d Nu\u00f1ez".getBytes(Charset.forName("windows-1252"));
        DecodedText decoded = TextDecoder.decode(FILE, bytes);
        assertThat(decoded.text()).isEqualTo("Jos\u00e9 \u201cPepe\u201d Nu\u00f1ez");
        assertThat(decoded.charset()).isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void loneSurrogatesSurviveUtf16() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xD8, 'b', 0};
        DecodedText decoded = TextDecoder.decode(FILE, bytes);
        assertThat(decoded.text()).isEqualTo("a\ud800b");
        assertThat(decoded.encode(decoded.text())).isEqualTo(bytes);
    }

    @Test
    void anEmptyFileAndAFewControlsAreText() {
        assertThat(TextDecoder.decode(FILE, new byte[0]).text()).isEmpty();
        String note = "MSH|^~\\&|LAB\r\u000b\u001cThe patient was seen in clinic today.\0\n";
        assertThat(TextDecoder.decode(FILE, note.getBytes(StandardCharsets.US_ASCII))
                        .text())
                .isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7 and so on", "PK\u0003\u0004....", "\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff\u00e0..JFIF",
                        "\u001f\u008b\b\0\0",
                "\u007fELF\u0002\u0001", "{\\rtf1\\ansi Smith}", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1",
                        "SQLite format 3\0", "\1\2\3\4\5\6 abc"
            })
    void whatIsNotTextIsRefusedByName(String start) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TextDecoder.decode(FILE, bytes))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining(FILE.toString())
                .hasMessageContaining("convert")
                .hasMessageNotContaining("Smith")
                .extracting(e -> ((CordonException) e).code())
                .isEqualTo(DeidError.NOT_TEXT);
    }

    @Test
    void binaryNoiseAndDicomAreRefused() {
        byte[] noise = new byte[5000];
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt(256);
        }
        assertThatThrownBy(() -> TextDecoder.decode(noise, SafeArg.of("row", 7)))
                .isInstanceOf(CordonException.class);
        byte[] dicom = new byte[200];
        dicom[128] = 'D';
        dicom[129] = 'I';
        dicom[130] = 'C';
        dicom[131] = 'M';
        assertThatThrownBy(() -> TextDecoder.decode(FILE, dicom))
                .isInstanceOf(CordonException.class)
                .hasMessageContaining("DICOM");
    }

    @Test
    void aCharacterThatTheCharsetLacksIsAnError() {
        DecodedText decoded = TextDecoder.decode(FILE, "Jos\u00e9 Ruiz".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> decoded.encode("\u0141ukasz"))
                .isInstanceOf(CordonException.class)
                .hasMessageNotContaining("ukasz");
        assertThat(decoded.toString()).doesNotContain("Ruiz");
    }
}
