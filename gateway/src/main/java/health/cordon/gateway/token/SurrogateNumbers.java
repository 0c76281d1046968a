package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.deid.transform.Invented.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Telephone and record numbers, however their digits are set apart; telephone numbers without their area too. */
final class SurrogateNumbers implements Lookup {

    private static final String GAPS = " -.()/\u2010\u2011\u2012\u2013";
    private static final int LONGEST_GAP = 3;
    private static final int WITH_AREA = 10;
    private static final int LOCAL = 7;

    private record Number(String original, PhiKind kind, boolean unclear) {}

    private final TreeMap<String, Number> numbers = new TreeMap<>();
    private final Set<Surrogate> unclear = new HashSet<>();

    SurrogateNumbers(List<Surrogate> all) {
        List<Surrogate> mine =
                all.stream().filter(each -> each.sort() == Sort.NUMBER).toList();
        for (Surrogate each : mine) {
            String key = canonical(each.core());
            String original = letters(each.originalCore());
            add(key, original, each.kind());
            if (each.kind() != PhiKind.MRN && key.length() == WITH_AREA) {
                add(key.substring(WITH_AREA - LOCAL), original.substring(WITH_AREA - LOCAL), each.kind());
            }
        }
        for (Surrogate each : mine) {
            Number number = numbers.get(canonical(each.core()));
            if (number != null && number.unclear()) {
                unclear.add(each);
            }
        }
    }

    /** What would not come back as it was: it cannot be sent. */
    Set<Surrogate> unclear() {
        return unclear;
    }

    /** Letters and digits, in small letters, without the 1 before a North American number. */
    static String canonical(String text) {
        return withoutTrunk(Atoms.lower(letters(text)));
    }

    /** The same of a value, its case kept. */
    static String letters(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> out.append((char) c));
        return withoutTrunk(out.toString());
    }

    private static String withoutTrunk(String number) {
        boolean trunk = number.length() == WITH_AREA + 1
                && number.startsWith("1")
                && number.chars().allMatch(Character::isDigit);
        return trunk ? number.substring(1) : number;
    }

    private void add(String key, String original, PhiKind kind) {
        numbers.merge(
                key,
                new Number(original, kind, false),
                (one, other) -> new Number(
                        one.original(), kind, one.unclear() || !one.original().equals(original)));
    }

    @Override
    public Begins begins(CharSequence text, int start, int end, boolean ended) {
        String word = Atoms.lower(text.subSequence(start, end).toString());
        if (word.equals("1") && !numbers.isEmpty()) {
            return behindTrunk(text, end, ended);
        }
        return isBeginning(word) ? Begins.YES : Begins.NO;
    }

    /** {@code 1-617} and {@code 1 (617}, not {@code 1 tablet}. */
    private static Begins behindTrunk(CharSequence text, int from, boolean ended) {
        for (int at = from; at < from + LONGEST_GAP; at++) {
            if (at == text.length()) {
                return ended ? Begins.NO : Begins.UNKNOWN;
            }
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                return Begins.YES;
            }
            if (GAPS.indexOf(c) < 0) {
                break;
            }
        }
        return Begins.NO;
    }

    private boolean isBeginning(String read) {
        return isKnown(read) || read.startsWith("1") && isKnown(read.substring(1));
    }

    private boolean isKnown(String beginning) {
        String next = numbers.ceilingKey(beginning);
        return next != null && next.startsWith(beginning);
    }

    /** Whether nothing stands in a number that would not be read as a gap in it. */
    static boolean isRead(String number) {
        int gap = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            gap = Character.isLetterOrDigit(c) ? 0 : gap + 1;
            if (gap > LONGEST_GAP || gap > 0 && GAPS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Match at(CharSequence text, int start, int limit, CharSequence before) {
        if (Lookup.goesOn(text, start, before)) {
            return null;
        }
        StringBuilder read = new StringBuilder();
        List<Atoms.Atom> atoms = new ArrayList<>();
        Match longest = null;
        for (int at = start; at < limit; ) {
            int end = Atoms.end(text, at, limit);
            if (end == at || end == limit && limit < text.length()) {
                break;
            }
            read.append(Atoms.lower(text.subSequence(at, end).toString()));
            atoms.add(new Atoms.Atom(at, end));
            Number number = numbers.get(withoutTrunk(read.toString()));
            if (number != null) {
                longest = match(atoms, number);
            }
            if (!isBeginning(read.toString())) {
                break;
            }
            at = behindGap(text, end, limit);
        }
        return longest;
    }

    private static int behindGap(CharSequence text, int from, int limit) {
        int at = from;
        while (at < limit && at - from < LONGEST_GAP && GAPS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == from ? limit : at;
    }

    private static Match match(List<Atoms.Atom> atoms, Number number) {
        int end = atoms.getLast().end();
        if (number.unclear()) {
            return Match.unclear(end, number.kind());
        }
        int count = atoms.stream().mapToInt(atom -> atom.end() - atom.start()).sum();
        int skip = count - number.original().length();
        List<Bit> bits = new ArrayList<>();
        String whole = "1".repeat(skip) + number.original();
        int taken = 0;
        for (Atoms.Atom atom : atoms) {
            int until = taken + atom.end() - atom.start();
            bits.add(new Bit(atom.start(), atom.end(), whole.substring(taken, until)));
            taken = until;
        }
        return new Match(end, bits, number.kind(), false);
    }
}
