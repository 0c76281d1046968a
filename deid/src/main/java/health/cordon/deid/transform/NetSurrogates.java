package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Invented addresses of the network in names and ranges that belong to nobody: example.org (RFC 2606), 192.0.2.0/24,
 * 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849). The part before the {@code @}, and user names,
 * are built from the surrogates of the people of the document where they hold their names.
 */
@Cfr("164.514(b)(2)(i)(F)")
@Cfr("164.514(b)(2)(i)(N)")
@Cfr("164.514(b)(2)(i)(O)")
final class NetSurrogates {

    private static final String[] NETWORKS = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int LONGEST = 2000;

    private final Workspace work;
    private final NameSurrogates names;

    NetSurrogates(Workspace work, NameSurrogates names) {
        this.work = work;
        this.names = names;
    }

    /** The span's surrogate, or null if none is free. */
    @Nullable
    String replace(int index) {
        String text = work.text(index);
        if (text.length() > LONGEST) {
            return null;
        }
        return switch (work.span(index).kind()) {
            case EMAIL -> email(text);
            case URL -> url(text);
            case IP_ADDRESS -> address(text);
            default -> handle(text);
        };
    }

    private @Nullable String email(String text) {
        int at = text.lastIndexOf('@');
        String local = handle(at < 0 ? text : text.substring(0, at));
        return local == null ? null : local + (isUpper(text) ? "@EXAMPLE.ORG" : "@example.org");
    }

    /** Runs of letters become names or letters, digits other digits; dots, hyphens and the like stay. */
    private @Nullable String handle(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/handle", key));
        return work.taken()
                .surrogate(
                        "handle",
                        key,
                        attempt -> written(text, choice, attempt),
                        candidate -> candidate,
                        candidate -> work.words().hasAllOf(candidate));
    }

    private String written(String text, KeyedChoice choice, int attempt) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                String run = text.substring(at, end);
                out.append(NameSurrogates.cased(name(run, choice, attempt), run));
                at = end;
            } else {
                char c = text.charAt(at++);
                boolean keeps = c < 0x80 && !Character.isDigit(c);
                out.append(keeps ? c : choice.of(DIGITS));
            }
        }
        return out.toString();
    }

    private String name(String run, KeyedChoice choice, int attempt) {
        String known = attempt > 0 ? null : names.known(run.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        if (run.length() <= 2) {
            return letters(choice, run.length());
        }
        return NameLists.last(choice, (char) 0).toLowerCase(Locale.ROOT);
    }

    private @Nullable String url(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        int scheme = key.indexOf("://");
        String start = scheme > 0 && scheme < 6 ? text.substring(0, scheme + 3) : "";
        String host = key.startsWith("www.", start.length()) ? "www.example.org/" : "example.org/";
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/url", key));
        return work.taken()
                .surrogate(
                        "url",
                        key,
                        _ -> start + host + letters(choice, 8),
                        candidate -> candidate,
                        candidate -> work.words().hasAllOf(candidate));
    }

    private @Nullable String address(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        boolean six = key.indexOf(':') != key.lastIndexOf(':');
        KeyedChoice choice = new KeyedChoice(work.keyed("surrogate/address", key));
        return work.taken()
                .surrogate(
                        "address",
                        key,
                        attempt -> six
                                ? "2001:db8::" + Integer.toHexString(1 + choice.below(0xFFFF)) + ":"
                                        + Integer.toHexString(1 + choice.below(0xFFFF))
                                : NETWORKS[Math.min(attempt / 100, NETWORKS.length - 1)] + (1 + choice.below(254)),
                        candidate -> candidate,
                        candidate -> work.words().hasAllOf(candidate));
    }

    private static String letters(KeyedChoice choice, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(choice.of(LETTERS));
        }
        return out.toString();
    }

    private static boolean isUpper(String text) {
        return text.chars().anyMatch(Character::isUpperCase) && text.chars().noneMatch(Character::isLowerCase);
    }
}
