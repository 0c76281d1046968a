package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tries, before a request is sent, whether a model that said its texts again would have every value come back: what would
 * not, such as a date that is cut from a word, is not sent as a surrogate.
 */
final class Rehearsal {

    /** So often it is tried anew; a request whose values still do not come back has tokens alone. */
    private static final int MOST = 4;

    private final SurrogateTable table;
    private final Map<String, Surrogate> byValue = new HashMap<>();
    private final Set<Surrogate> lost = new HashSet<>();

    private Rehearsal(SurrogateTable table) {
        this.table = table;
        table.all().forEach(each -> byValue.put(key(each.kind(), each.value()), each));
    }

    /** The table of those that come back in all texts. */
    static SurrogateTable of(SurrogateTable table, List<ToldText> texts) {
        SurrogateTable left = table;
        for (int i = 0; i < MOST; i++) {
            Rehearsal rehearsal = new Rehearsal(left);
            texts.forEach(rehearsal::play);
            if (rehearsal.lost.isEmpty()) {
                return left;
            }
            left = left.without(rehearsal.lost);
        }
        return SurrogateTable.NONE;
    }

    private static String key(PhiKind kind, String value) {
        return TokenBook.family(kind) + '\n' + value;
    }

    private void play(ToldText text) {
        StringBuilder sent = new StringBuilder(text.text().length());
        NavigableMap<Integer, Surrogate> places = new TreeMap<>();
        int done = 0;
        for (ToldText.Value value : text.values()) {
            sent.append(text.text(), done, value.start());
            Surrogate surrogate = byValue.get(key(value.kind(), value.value()));
            if (surrogate == null) {
                sent.append(value.kind().tag());
            } else {
                places.put(sent.length(), surrogate);
                sent.append(surrogate.text());
            }
            done = value.end();
        }
        sent.append(text.text(), done, text.text().length());
        listen(sent, places);
    }

    /** From its beginning, since what stands before a surrogate may take it for a part of something else. */
    private void listen(CharSequence sent, NavigableMap<Integer, Surrogate> places) {
        StringBuilder back = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, Surrogate> place : places.entrySet()) {
            at = heard(sent, at, place.getKey(), back);
            back.setLength(0);
            int end = place.getKey() + place.getValue().text().length();
            boolean whole = at == place.getKey();
            at = heard(sent, at, end, back);
            if (!whole || at != end || !back.toString().equals(place.getValue().value())) {
                lost.add(place.getValue());
            }
        }
    }

    /** Restores up to a place, or past it if something reaches over it; gives how far. */
    private int heard(CharSequence sent, int from, int to, StringBuilder back) {
        int at = from;
        while (at < to) {
            Lookup.Match match = table.match(sent, at);
            if (match == null) {
                back.append(sent.charAt(at++));
                continue;
            }
            for (Lookup.Bit bit : match.bits()) {
                back.append(sent, at, bit.start()).append(bit.value());
                at = bit.end();
            }
            back.append(sent, at, match.end());
            at = match.end();
        }
        return at;
    }
}
