package health.cordon.audit.entry;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;

/**
 * The alphabets of an entry's values. All are printable ASCII without quotes and backslashes, so that a value stands in
 * JSON, CEF and a URL as it is. No message repeats the value that was refused.
 */
final class Letters {

    private Letters() {}

    /**
     * Holds that a value is 1 to {@code longest} characters of small letters, digits and {@code extra}, begins with a
     * letter or digit, and has no run of more than {@code digits} digits, which an identifier would have.
     */
    static String require(String field, String value, int longest, int digits, boolean capitals, String extra) {
        int run = 0;
        boolean ok = !value.isEmpty() && value.length() <= longest && isWordPart(value.charAt(0), capitals);
        for (int i = 0; ok && i < value.length(); i++) {
            char c = value.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            ok = run <= digits && (isWordPart(c, capitals) || extra.indexOf(c) >= 0);
        }
        if (!ok) {
            throw refused(field);
        }
        return value;
    }

    static CordonException refused(String field) {
        return new CordonException(AuditError.BAD_VALUE, SafeArg.key("field", field));
    }

    private static boolean isWordPart(char c, boolean capitals) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (capitals && c >= 'A' && c <= 'Z');
    }
}
