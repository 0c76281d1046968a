package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * A note without its text: what covers each of its identifiers, and what covers how much of the rest.
 *
 * @param elements its identifiers
 * @param plain letters and digits that are no identifier, by what covers them; those that nothing covers are left out
 * @param plainSigns how many letters and digits are no identifier
 * @param lot a number by which notes are dealt out; the same text has the same one
 */
public record Cells(List<Element> elements, Map<Cover, Integer> plain, int plainSigns, int lot) {

    /**
     * An identifier: found if all of its covers hold.
     *
     * @param kind what it is
     * @param covers what covers its letters and digits
     */
    record Element(PhiKind kind, Set<Cover> covers) {

        Element {
            covers = Set.copyOf(covers);
        }

        boolean isFound(int[] levels) {
            for (Cover cover : covers) {
                if (!cover.holds(levels)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes copies. */
    public Cells {
        elements = List.copyOf(elements);
        plain = Map.copyOf(plain);
    }

    /**
     * Cuts a note where claims and identifiers begin and end.
     *
     * @param claims all claims, in offsets of the original text
     */
    public static Cells of(GoldDocument document, List<Detection> claims, Grid grid) {
        BitSet signs = document.signs();
        BitSet gold = new BitSet();
        BitSet open = new BitSet();
        TreeSet<Integer> borders = new TreeSet<>();
        List<Set<Cover>> covers = new ArrayList<>();
        for (GoldEntity entity : document.entities()) {
            (entity.kind() == null ? open : gold).set(entity.start(), entity.end());
            borders.add(entity.start());
            borders.add(entity.end());
            covers.add(new HashSet<>());
        }
        List<Detection> ordered = new ArrayList<>(claims);
        ordered.sort(Comparator.comparingInt(Detection::start));
        for (Detection claim : ordered) {
            borders.add(claim.start());
            borders.add(claim.end());
        }
        Map<Cover, Integer> plain = new HashMap<>();
        List<Detection> active = new ArrayList<>();
        int next = 0;
        int from = 0;
        for (int to : borders) {
            int weight = signs.get(from, to).cardinality();
            if (weight > 0) {
                Cover cover = Cover.of(active, grid);
                if (gold.get(from)) {
                    add(document, from, cover, covers);
                } else if (!open.get(from) && cover != Cover.NONE) {
                    plain.merge(cover, weight, Integer::sum);
                }
            }
            from = to;
            active.removeIf(claim -> claim.end() <= to);
            while (next < ordered.size() && ordered.get(next).start() <= to) {
                active.add(ordered.get(next++));
            }
        }
        signs.andNot(gold);
        signs.andNot(open);
        return new Cells(elements(document, covers), plain, signs.cardinality(), lot(document.text()));
    }

    private static void add(GoldDocument document, int at, Cover cover, List<Set<Cover>> covers) {
        for (int i = 0; i < covers.size(); i++) {
            GoldEntity entity = document.entities().get(i);
            if (entity.start() <= at && at < entity.end()) {
                covers.get(i).add(cover);
            }
        }
    }

    private static List<Element> elements(GoldDocument document, List<Set<Cover>> covers) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < covers.size(); i++) {
            PhiKind kind = document.entities().get(i).kind();
            if (kind != null) {
                elements.add(new Element(kind, covers.get(i)));
            }
        }
        return elements;
    }

    private static int lot(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() >>> 1);
    }

    boolean hasPhi() {
        return !elements.isEmpty();
    }

    int found(int[] levels) {
        return (int)
                elements.stream().filter(element -> element.isFound(levels)).count();
    }

    int plainCovered(int[] levels) {
        int covered = 0;
        for (Map.Entry<Cover, Integer> each : plain.entrySet()) {
            covered += each.getKey().holds(levels) ? each.getValue() : 0;
        }
        return covered;
    }

    /** How many claims there are to speak of; without text, which it does not have. */
    @Override
    public String toString() {
        return "Cells(" + elements.size() + " elements)";
    }
}
