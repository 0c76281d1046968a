package health.cordon.deid.text;

import java.nio.charset.StandardCharsets;

/** Kinds of files that are not plain text, told by their first bytes; each knows what to do with one. */
enum BinaryFormat {
    PDF(0, "%PDF-"),
    ZIP_OR_OFFICE(0, "PK\u0003\u0004"),
    ZIP_EMPTY(0, "PK\u0005\u0006"),
    PNG(0, "\u0089PNG"),
    JPEG(0, "\u00ff\u00d8\u00ff"),
    GIF(0, "GIF8"),
    TIFF(0, "II*\0"),
    TIFF_BIG_ENDIAN(0, "MM\0*"),
    GZIP(0, "\u001f\u008b"),
    BZIP2(0, "BZh"),
    XZ(0, "\u00fd7zXZ"),
    ZSTANDARD(0, "\u0028\u00b5\u002f\u00fd"),
    SEVEN_ZIP(0, "7z\u00bc\u00af"),
    RAR(0, "Rar!\u001a"),
    ELF(0, "\u007fELF"),
    WINDOWS_PROGRAM(0, "MZ\u0090\0"),
    JAVA_CLASS(0, "\u00ca\u00fe\u00ba\u00be"),
    OLD_OFFICE(0, "\u00d0\u00cf\u0011\u00e0"),
    RICH_TEXT(0, "{\\rtf"),
    SQLITE(0, "SQLite format 3\0"),
    PARQUET(0, "PAR1"),
    DICOM(128, "DICM");

    private final int offset;
    private final byte[] magic;

    BinaryFormat(int offset, String magic) {
        this.offset = offset;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the bytes begin as files of this kind do. */
    boolean begins(byte[] bytes) {
        if (bytes.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[offset + i] != magic[i]) {
                return false;
            }
        }
        return this != BZIP2 || bytes.length > 10 && bytes[4] == 0x31 && bytes[5] == 0x41;
    }
}
