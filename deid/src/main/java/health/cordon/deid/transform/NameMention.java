package health.cordon.deid.transform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a name as one span writes it. What lies outside the parts is titles, credentials, suffixes and separators.
 *
 * @param parts in order; empty if the span holds no name that could be read
 * @param readable whether the span is written as names are; if not, it is one value as a whole
 * @param title the title in lower case; empty if there is none
 */
record NameMention(List<Part> parts, boolean readable, String title) {

    private static final int LONGEST = 200;
    private static final int LONGEST_ACRONYM = 3;

    /** What a part of a name is. */
    enum Role {
        FIRST,
        MIDDLE,
        LAST,
        /** Initials beside a name. */
        INITIAL,
        /** A word that stands alone: a first or a last name. */
        LONE,
        /** Initials that stand alone. */
        INITIALS
    }

    /**
     * A part.
     *
     * @param start offset into the span
     * @param end one past the last character; a possessive ending lies outside
     * @param key in lower case, without accents in other encodings or invisible characters
     */
    record Part(int start, int end, Role role, String key) {

        Part as(Role other) {
            return new Part(start, end, other, key);
        }
    }

    static NameMention of(String text) {
        Reader reader = new Reader(text);
        if (text.length() > LONGEST || !reader.read()) {
            return new NameMention(List.of(), false, "");
        }
        return new NameMention(List.copyOf(reader.parts), true, reader.title);
    }

    /** The first part of this role in the mention of one person, or null. */
    String key(Role role) {
        for (Part part : parts) {
            if (part.role() == role) {
                return part.key();
            }
        }
        return "";
    }

    /** Lower case, compatible forms joined, invisible characters dropped. */
    static String key(String word) {
        String joined = Normalizer.isNormalized(word, Normalizer.Form.NFKC)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(joined.length());
        joined.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && c != '.')
                .map(c -> c == '\u2019' || c == '`' ? '\'' : c == '\u2010' || c == '\u2011' ? '-' : c)
                .forEach(out::appendCodePoint);
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** Reads the words of a span, and tells people apart where a connector stands between them. */
    private static final class Reader {

        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final List<Part> words = new ArrayList<>();
        private int comma = -1;
        private String title = "";

        Reader(String text) {
            this.text = text;
        }

        boolean read() {
            int at = 0;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                if (isWordCharacter(c)) {
                    at = word(at);
                } else if (c == ',' && comma < 0 && !words.isEmpty()) {
                    comma = words.size();
                    at++;
                } else if (c == '&' && at > 0 && text.charAt(at - 1) == ' ' && text.startsWith(" ", at + 1)) {
                    settle();
                    at++;
                } else if (Character.isWhitespace(c) || ",.'’()-\"/>".indexOf(c) >= 0) {
                    at++;
                } else {
                    return false;
                }
            }
            settle();
            return true;
        }

        private int word(int start) {
            int end = spelledEnd(start);
            if (end < 0) {
                end = wordEnd(start);
            }
            int past = end;
            if (end - start > 2
                    && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                    && "'’".indexOf(text.charAt(end - 2)) >= 0) {
                end -= 2;
            }
            String key = key(text.substring(start, end)).replace(" ", "");
            int dotted = dottedCredential(start);
            if (NameWords.CONNECTORS.contains(key) && !words.isEmpty()) {
                settle();
            } else if (dotted > 0) {
                return dotted;
            } else if (words.isEmpty() && NameWords.TITLES.contains(key)) {
                title = key;
            } else if (!words.isEmpty() && isBehindName(key, start, end)) {
                return past;
            } else {
                int letter = text.codePointAt(start);
                boolean cased = Character.isUpperCase(letter) || Character.isLowerCase(letter);
                Role role = cased && Character.charCount(letter) == end - start ? Role.INITIAL : Role.LAST;
                words.add(new Part(start, end, role, key));
            }
            return past;
        }

        /** {@code M.D.}, {@code Ph.D.} behind a name: its end, or -1. */
        private int dottedCredential(int start) {
            if (words.isEmpty()) {
                return -1;
            }
            int end = start;
            int dots = 0;
            while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            String plain = key(text.substring(start, end));
            return dots > 0 && plain.length() > 1 && NameWords.CREDENTIALS.contains(plain) ? end : -1;
        }

        private boolean isBehindName(String key, int start, int end) {
            if (NameWords.SUFFIXES.contains(key)) {
                return true;
            }
            boolean capitals =
                    text.substring(start, end).equals(text.substring(start, end).toUpperCase(Locale.ROOT));
            return NameWords.CREDENTIALS.contains(key) && end - start > 1 && (capitals || comma >= 0);
        }

        /** {@code S m i t h}: three or more letters with a blank between them are one word. */
        private int spelledEnd(int start) {
            int end = start;
            int letters = 0;
            while (end < text.length()
                    && Character.isLetter(text.charAt(end))
                    && (end + 1 == text.length() || text.charAt(end + 1) == ' ')) {
                letters++;
                end += 2;
            }
            return letters >= 3 ? end - 1 : -1;
        }

        private int wordEnd(int start) {
            int at = start;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                int next = at + Character.charCount(c);
                boolean joins = "'’`-\u2010\u2011".indexOf(c) >= 0
                        && next < text.length()
                        && Character.isLetter(text.codePointAt(next));
                if (!isWordCharacter(c) && !joins) {
                    break;
                }
                at = next;
            }
            return at;
        }

        /** Gives the words of one person their roles. */
        private void settle() {
            int split = comma > 0 && comma < words.size() ? comma : -1;
            List<Part> joined = split < 0 ? particles(words) : particles(words.subList(0, split));
            List<Part> given = split < 0 ? List.of() : particles(words.subList(split, words.size()));
            if (split < 0) {
                inOrder(joined);
            } else {
                joined.forEach(part -> parts.add(part.role() == Role.INITIAL ? part : part.as(Role.LAST)));
                boolean first = true;
                for (Part part : given) {
                    parts.add(part.role() == Role.INITIAL ? part : part.as(first ? Role.FIRST : Role.MIDDLE));
                    first = false;
                }
            }
            words.clear();
            comma = -1;
        }

        private void inOrder(List<Part> all) {
            long names =
                    all.stream().filter(part -> part.role() != Role.INITIAL).count();
            boolean initialLeads = !all.isEmpty() && all.getFirst().role() == Role.INITIAL;
            int seen = 0;
            for (Part part : all) {
                Role role;
                if (part.role() == Role.INITIAL) {
                    role = names == 0 ? Role.INITIALS : Role.INITIAL;
                } else if (names == 1) {
                    role = initialLeads || !title.isEmpty() ? Role.LAST : all.size() > 1 ? Role.FIRST : lone(part);
                } else {
                    seen++;
                    role = seen == names ? Role.LAST : seen == 1 && !initialLeads ? Role.FIRST : Role.MIDDLE;
                }
                parts.add(part.as(role));
            }
        }

        private Role lone(Part part) {
            String word = text.substring(part.start(), part.end());
            boolean acronym = word.length() <= LONGEST_ACRONYM
                    && word.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                    && word.chars().noneMatch(c -> "AEIOUY".indexOf(c) >= 0);
            return acronym ? Role.INITIALS : Role.LONE;
        }

        /** Joins particles to the word behind them. */
        private List<Part> particles(List<Part> all) {
            List<Part> joined = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Part part = all.get(i);
                int last = i;
                while (last + 1 < all.size()
                        && NameWords.PARTICLES.contains(all.get(last).key())
                        && (last > 0
                                || Character.isLowerCase(
                                        text.charAt(all.get(last).start())))) {
                    last++;
                }
                Part end = all.get(last);
                joined.add(
                        last == i
                                ? part
                                : new Part(
                                        part.start(),
                                        end.end(),
                                        Role.LAST,
                                        key(text.substring(part.start(), end.end()))));
                i = last;
            }
            return joined;
        }

        private static boolean isWordCharacter(int c) {
            int type = Character.getType(c);
            return Character.isLetterOrDigit(c)
                    || type == Character.FORMAT
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
        }
    }
}
