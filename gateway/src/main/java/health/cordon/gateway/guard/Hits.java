package health.cordon.gateway.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found in two readings of one text, put together: what either found is found. */
final class Hits {

    private Hits() {}

    /**
     * The hits of both readings, from left to right and apart; none cuts an escape.
     *
     * @param plain those of the text as it stands
     * @param read those of the other reading, already at their places in the text
     */
    static List<Hit> together(String text, List<Hit> plain, List<Hit> read, Reading reading) {
        List<Hit> all = new ArrayList<>(read);
        Set<Hit> asRead = new HashSet<>(read);
        Set<Integer> starts = new HashSet<>();
        Set<Integer> ends = new HashSet<>();
        for (Hit hit : read) {
            starts.add(hit.start());
            ends.add(hit.end());
        }
        for (Hit hit : plain) {
            int start = start(hit.start(), starts, reading);
            int end = end(hit.end(), ends, reading);
            if (start < end) {
                all.add(start == hit.start() && end == hit.end() ? hit : of(text, start, end, hit));
            }
        }
        all.sort(Comparator.comparingInt(Hit::start)
                .thenComparing(Comparator.comparingInt(Hit::end).reversed()));
        List<Hit> apart = new ArrayList<>();
        for (Hit hit : all) {
            if (apart.isEmpty() || apart.getLast().end() <= hit.start()) {
                apart.add(hit);
            } else {
                apart.add(joined(text, apart.removeLast(), hit, asRead));
            }
        }
        return apart;
    }

    /** Where the other reading begins a value behind the escape that this place would cut, the value begins there. */
    private static int start(int start, Set<Integer> begin, Reading reading) {
        int behind = reading.behind(start);
        return behind != start && begin.contains(behind) ? behind : reading.before(start);
    }

    private static int end(int end, Set<Integer> ends, Reading reading) {
        int before = reading.before(end);
        return before != end && ends.contains(before) ? before : reading.behind(end);
    }

    /** Of two at one place, the value is as it is read. */
    private static Hit joined(String text, Hit one, Hit two, Set<Hit> asRead) {
        int start = Math.min(one.start(), two.start());
        int end = Math.max(one.end(), two.end());
        Hit longer = two.end() - two.start() > one.end() - one.start() ? two : one;
        for (Hit hit : new Hit[] {one, two}) {
            if (hit.start() == start && hit.end() == end && asRead.contains(hit)) {
                return hit;
            }
        }
        return of(text, start, end, longer);
    }

    private static Hit of(String text, int start, int end, Hit like) {
        return new Hit(start, end, like.kind(), text.substring(start, end));
    }
}
