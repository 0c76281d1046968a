package health.cordon.deid.rules;

import java.util.Locale;
import java.util.Set;

/** What may stand behind the last dot of a host or a file name. */
final class WebNames {

    /** Domains that no running text ends a sentence with: believed behind one dot. */
    private static final Set<String> ALWAYS = Set.of("com", "org", "net", "edu", "gov", "mil");

    /** Domains that are words or short: believed behind two dots. */
    private static final Set<String> DEEP = Set.of(
            "info",
            "biz",
            "io",
            "health",
            "app",
            "dev",
            "uk",
            "us",
            "ca",
            "au",
            "eu",
            "cloud",
            "online",
            "site",
            "website",
            "xyz",
            "clinic",
            "care",
            "hospital",
            "local",
            "internal",
            "lan",
            "corp",
            "intranet",
            "de",
            "fr",
            "nz",
            "ie",
            "nl",
            "ch");

    /** Domains that are believed before a slash. */
    private static final Set<String> WITH_PATH = Set.of(
            "co", "es", "it", "at", "be", "se", "no", "dk", "fi", "in", "jp", "cn", "br", "mx", "ru", "pl", "pt", "gr",
            "il", "ly", "me", "gl", "gd", "ai", "tv", "link", "page", "club", "id", "to", "cc", "ws", "is", "gle", "la",
            "fm", "im", "ms");

    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "png", "heic", "heif", "gif", "bmp", "tif", "tiff", "webp", "dcm", "dicom", "mp4", "mov",
            "avi", "raw", "cr2", "nef", "m4v", "wmv");

    private WebNames() {}

    static boolean isWebDomain(CharSequence value) {
        String last = last(value, value.length());
        long dots = value.chars().filter(c -> c == '.').count();
        return ALWAYS.contains(last) || dots > 1 && DEEP.contains(last);
    }

    static boolean isPathDomain(CharSequence value) {
        int slash = value.toString().indexOf('/');
        String last = last(value, slash);
        return ALWAYS.contains(last) || DEEP.contains(last) || WITH_PATH.contains(last);
    }

    static boolean isImageFile(CharSequence value) {
        return IMAGES.contains(last(value, value.length()));
    }

    /** What stands behind the last dot before {@code end}, without a port, in lower case. */
    private static String last(CharSequence value, int end) {
        int stop = end;
        for (int i = 0; i < end; i++) {
            if (value.charAt(i) == ':') {
                stop = i;
                break;
            }
        }
        int dot = stop;
        while (dot > 0 && value.charAt(dot - 1) != '.') {
            dot--;
        }
        return value.subSequence(dot, stop).toString().strip().toLowerCase(Locale.ROOT);
    }
}
