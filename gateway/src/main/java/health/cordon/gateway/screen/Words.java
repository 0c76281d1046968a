package health.cordon.gateway.screen;

import health.cordon.gateway.screen.InstructionLexicon.Part;
import java.util.Arrays;

/**
 * The words of a text: where each stands, which one of the lexicon it is, and whether a sentence or a clause begins with it.
 * Letters of Chinese are grouped into the lexicon's longest words. Linear; for one thread.
 */
final class Words {

    private static final int SHORTEST_DISGUISED = 4;
    private static final int LONGEST_HAN = 8;
    private static final String LEET = "01345789@$!";
    private static final String LEET_AS = "oieastbgasi";

    private static final byte SENTENCE = 1;
    private static final byte CLAUSE = 2;
    private static final byte AT_SIGN = 4;
    private static final byte DISGUISED = 8;

    /** Small letters and digits for letters and digits, 0 for all else. */
    private static final char[] SMALL = new char[0x80];

    static {
        for (char c = 0; c < SMALL.length; c++) {
            SMALL[c] = Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private final String text;
    private final InstructionLexicon lexicon = InstructionLexicon.IT;
    private final char[] folded = new char[InstructionLexicon.LONGEST_WORD];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] ids = new int[64];
    private byte[] marks = new byte[64];
    private int size;

    Words(String text) {
        this.text = text;
        read();
    }

    int size() {
        return size;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** The lexicon's number of it, -1 if it is none of its words. */
    int id(int word) {
        return ids[word];
    }

    /** Whether a sentence begins with it. */
    boolean beginsSentence(int word) {
        return (marks[word] & SENTENCE) != 0;
    }

    /** Whether punctuation stands before it, or a word behind which an order may begin. */
    boolean beginsClause(int word) {
        return (marks[word] & (SENTENCE | CLAUSE)) != 0
                || ids[word - 1] >= 0 && (lexicon.parts(ids[word - 1]) & Part.LEAD.bit()) != 0;
    }

    /** Whether it is the host of an e-mail address. */
    boolean isAddress(int word) {
        return (marks[word] & AT_SIGN) != 0;
    }

    /** Whether it names a value, as {@code email} does in {@code "email": ...} and {@code ADMIN_EMAIL = ...}. */
    boolean isKey(int word) {
        int at = ends[word];
        boolean part = starts[word] > 0 && text.charAt(starts[word] - 1) == '_';
        while (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == ' ') && at - ends[word] < 2) {
            at++;
        }
        return part
                || at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=' || text.charAt(at) == '|');
    }

    /** Whether digits or signs stand for letters in it. */
    boolean isDisguised(int word) {
        return (marks[word] & DISGUISED) != 0;
    }

    private void read() {
        byte mark = SENTENCE;
        int lineEnds = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c >= 0x3400 && isHan(c)) {
                at = han(at, mark);
                mark = 0;
            } else if (isWord(c) || isSign(at)) {
                at = word(at, mark);
                mark = 0;
                lineEnds = 0;
            } else if (c == '\\' && at + 1 < text.length() && "nrt".indexOf(text.charAt(at + 1)) >= 0) {
                // A line's end as JSON writes it, in a text that only holds JSON.
                mark |= CLAUSE;
                at += 2;
            } else {
                lineEnds += c == '\n' ? 1 : 0;
                boolean stop = c == '.' || c == '!' || c == '?';
                boolean ends = stop && (at + 1 == text.length() || text.charAt(at + 1) <= ' ');
                if (ends || lineEnds == 2 || c == '\u3002') {
                    mark = SENTENCE;
                } else if (c == '@') {
                    mark |= AT_SIGN;
                } else if (c > ' ' && c != '\'' && c != '-' || c == '\n') {
                    mark |= CLAUSE;
                }
                at++;
            }
        }
    }

    private int word(int from, byte mark) {
        int at = from;
        int length = 0;
        int hash = 0;
        boolean leet = false;
        boolean letters = false;
        boolean ascii = true;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                char small = SMALL[c];
                if (small == 0 && !isSign(at)) {
                    break;
                }
                boolean letter = small >= 'a';
                letters |= letter;
                leet |= !letter && c != '\'';
                c = small == 0 ? c : small;
            } else if (c == '\u2019' && isSign(at)) {
                c = '\'';
            } else if (Character.isLetter(c) && !isHan(c)) {
                ascii = false;
                letters = true;
                c = Character.toLowerCase(c);
            } else {
                break;
            }
            if (length < folded.length) {
                folded[length] = c;
            }
            hash = hash * 31 + c;
            length++;
        }
        int id = -1;
        byte marks = mark;
        if (length <= folded.length) {
            id = ascii ? lexicon.hashed(folded, length, hash) : accented(length);
            if (id < 0 && leet && letters && length >= SHORTEST_DISGUISED) {
                id = disguised(length);
                marks |= id >= 0 ? DISGUISED : 0;
            }
        }
        add(from, at, id, marks);
        return at;
    }

    private int accented(int length) {
        char[] plain = InstructionLexicon.folded(new String(folded, 0, length)).toCharArray();
        return lexicon.id(plain, 0, plain.length);
    }

    private int disguised(int written) {
        int length = written;
        while (folded[length - 1] == '!') {
            length--;
        }
        char[] plain = Arrays.copyOf(folded, length);
        for (int i = 0; i < length; i++) {
            int sign = LEET.indexOf(plain[i]);
            plain[i] = sign < 0 ? plain[i] : LEET_AS.charAt(sign);
        }
        int id = lexicon.id(plain, 0, length);
        for (int i = 0; id < 0 && i < length; i++) {
            plain[i] = folded[i] == '1' ? 'l' : plain[i];
        }
        return id >= 0 ? id : lexicon.id(plain, 0, length);
    }

    private int han(int from, byte mark) {
        int most = Math.min(LONGEST_HAN, text.length() - from);
        char[] some = text.substring(from, from + most).toCharArray();
        for (int length = most; length > 0; length--) {
            int id = lexicon.id(some, 0, length);
            if (id >= 0) {
                add(from, from + length, id, (byte) (mark | CLAUSE));
                return from + length;
            }
        }
        add(from, from + 1, -1, mark);
        return from + 1;
    }

    private void add(int start, int end, int id, byte mark) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            marks = Arrays.copyOf(marks, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        ids[size] = id;
        marks[size++] = mark;
    }

    private static boolean isWord(char c) {
        return c < 0x80 ? SMALL[c] != 0 : Character.isLetter(c);
    }

    /** An apostrophe within a word, and signs that stand for letters in one. */
    private boolean isSign(int at) {
        char c = text.charAt(at);
        if (c != '\'' && c != '\u2019' && c != '$' && c != '!' && c != '@') {
            return false;
        }
        boolean before = at > 0 && isWord(text.charAt(at - 1));
        boolean behind = at + 1 < text.length() && isWord(text.charAt(at + 1));
        return switch (c) {
            case '$', '!' -> behind && Character.isLetter(text.charAt(at + 1));
            case '@' -> behind && !before;
            default -> before && behind;
        };
    }

    private static boolean isHan(char c) {
        return c >= 0x3400 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF;
    }
}
