package health.cordon.audit.index;

/** What an index can find: a field and its value, as 48 bits of a hash. Two terms with one hash cost a look, no more. */
final class Term {

    static final int FIELDS = 4;
    static final char WHO = 'W';
    static final char PURPOSE = 'P';
    static final char RESOURCE = 'R';
    static final char SUBJECT = 'S';

    private Term() {}

    /** FNV-1a over 64 bits, stirred once more since its high bits are the weak ones; the upper 48 are kept. */
    static long hash(char field, String value) {
        long hash = (0xCBF29CE484222325L ^ field) * 0x100000001B3L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash >>> 16;
    }
}
