package health.cordon.audit.merkle;

import health.cordon.audit.Finding;
import health.cordon.audit.NotVerified;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Inclusion and consistency proofs, made and checked (RFC 6962, 2.1.1 and 2.1.2; RFC 9162, 2.1.3 and 2.1.4).
 *
 * <p>Hashes stand in the order of the RFC: nearest to the leaf first.
 */
public final class Proofs {

    private Proofs() {}

    /** PATH(index, D[size]): that the entry with this index is in the tree of this size. */
    public static List<byte[]> inclusion(long index, long size, NodeSource nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index beyond the tree");
        }
        TreeHasher hasher = new TreeHasher();
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + leftSide(to - from);
            if (index < middle) {
                proof.add(range(middle, to, nodes, hasher));
                to = middle;
            } else {
                proof.add(range(from, middle, nodes, hasher));
                from = middle;
            }
        }
        Collections.reverse(proof);
        return proof;
    }

    /** PROOF(old, D[size]): that the tree of the old size is a beginning of this one. Empty from size 0 and to itself. */
    public static List<byte[]> consistency(long old, long size, NodeSource nodes) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("size beyond the tree");
        }
        List<byte[]> proof = new ArrayList<>();
        if (old == 0 || old == size) {
            return proof;
        }
        TreeHasher hasher = new TreeHasher();
        long from = 0;
        long to = size;
        while (old != to) {
            long middle = from + leftSide(to - from);
            if (old <= middle) {
                proof.add(range(middle, to, nodes, hasher));
                to = middle;
            } else {
                proof.add(range(from, middle, nodes, hasher));
                from = middle;
            }
        }
        // The old root itself is known to who checks, unless the old tree was not a whole subtree.
        if (from != 0) {
            proof.add(range(from, to, nodes, hasher));
        }
        Collections.reverse(proof);
        return proof;
    }

    /** The root of the tree of this size. */
    public static byte[] root(long size, NodeSource nodes) {
        TreeHasher hasher = new TreeHasher();
        return size == 0 ? hasher.empty() : range(0, size, nodes, hasher);
    }

    /** Holds that {@code leafHash} is the entry with this index under {@code root}. */
    public static void verifyInclusion(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root)
            throws NotVerified {
        if (index < 0 || index >= size) {
            throw new NotVerified(Finding.BAD_INCLUSION, "index", index);
        }
        TreeHasher hasher = new TreeHasher();
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                throw new NotVerified(Finding.BAD_INCLUSION, "index", index);
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0 || !Arrays.equals(hash, root)) {
            throw new NotVerified(Finding.BAD_INCLUSION, "index", index);
        }
    }

    /** Holds that the tree with the old root is a beginning of the one with this root. */
    public static void verifyConsistency(long old, long size, byte[] oldRoot, byte[] root, List<byte[]> proof)
            throws NotVerified {
        NotVerified wrong = new NotVerified(Finding.BAD_CONSISTENCY, "old size", old);
        if (old < 0 || old > size) {
            throw wrong;
        }
        if (old == size || old == 0) {
            boolean same =
                    old == size ? Arrays.equals(oldRoot, root) : Arrays.equals(oldRoot, new TreeHasher().empty());
            if (!proof.isEmpty() || !same) {
                throw wrong;
            }
            return;
        }
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(old) == 1) {
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            throw wrong;
        }
        long node = old - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        TreeHasher hasher = new TreeHasher();
        byte[] first = path.getFirst();
        byte[] second = first;
        for (byte[] sibling : path.subList(1, path.size())) {
            if (last == 0) {
                throw wrong;
            }
            if ((node & 1) == 1 || node == last) {
                first = hasher.node(sibling, first);
                second = hasher.node(sibling, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = hasher.node(second, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0 || !Arrays.equals(first, oldRoot) || !Arrays.equals(second, root)) {
            throw wrong;
        }
    }

    /** MTH over the leaves from {@code from} to {@code to}; {@code from} is where the RFC's recursion may cut. */
    private static byte[] range(long from, long to, NodeSource nodes, TreeHasher hasher) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return nodes.node(height, from >> height);
        }
        long middle = from + leftSide(count);
        return hasher.node(range(from, middle, nodes, hasher), range(middle, to, nodes, hasher));
    }

    /** The largest power of two below {@code count}. */
    private static long leftSide(long count) {
        return Long.highestOneBit(count - 1);
    }
}
