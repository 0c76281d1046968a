package health.cordon.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.NotVerified;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves and roots that Certificate Transparency's implementations are tested with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final TreeHasher hasher = new TreeHasher();

    @Test
    void rootsAreThoseOfTheRfc() {
        List<byte[]> leaves =
                LEAVES.stream().map(leaf -> hasher.leaf(HEX.parseHex(leaf))).toList();
        assertThat(HEX.formatHex(hasher.empty()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= 8; size++) {
            assertThat(HEX.formatHex(Proofs.root(size, nodes(leaves)))).isEqualTo(ROOTS.get(size - 1));
            assertThat(HEX.formatHex(mth(leaves.subList(0, size)))).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void everyProofOfSmallTreesIsTheRfcsAndVerifies() throws NotVerified {
        List<byte[]> leaves = leaves(70);
        for (int size = 1; size <= leaves.size(); size++) {
            List<byte[]> tree = leaves.subList(0, size);
            byte[] root = mth(tree);
            assertThat(Proofs.root(size, nodes(tree))).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = Proofs.inclusion(index, size, nodes(tree));
                assertThat(flat(proof)).isEqualTo(flat(path(index, tree)));
                Proofs.verifyInclusion(index, size, tree.get(index), proof, root);
            }
            for (int old = 0; old <= size; old++) {
                List<byte[]> proof = Proofs.consistency(old, size, nodes(tree));
                assertThat(flat(proof)).isEqualTo(flat(old == 0 ? List.of() : subproof(old, tree, true)));
                byte[] oldRoot = old == 0 ? hasher.empty() : mth(tree.subList(0, old));
                Proofs.verifyConsistency(old, size, oldRoot, root, proof);
            }
        }
    }

    @Test
    void noChangedProofVerifies() {
        List<byte[]> leaves = leaves(37);
        byte[] root = mth(leaves);
        List<byte[]> proof = Proofs.inclusion(20, 37, nodes(leaves));
        refused(() -> Proofs.verifyInclusion(21, 37, leaves.get(20), proof, root));
        refused(() -> Proofs.verifyInclusion(20, 32, leaves.get(20), proof, root));
        refused(() -> Proofs.verifyInclusion(20, 37, leaves.get(21), proof, root));
        refused(() -> Proofs.verifyInclusion(20, 37, leaves.get(20), proof.subList(1, proof.size()), root));
        refused(() -> Proofs.verifyInclusion(20, 37, leaves.get(20), changed(proof, 2), root));
        refused(() -> Proofs.verifyInclusion(37, 37, leaves.get(20), proof, root));
        refused(() -> Proofs.verifyInclusion(-1, 37, leaves.get(20), proof, root));
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(root);
        refused(() -> Proofs.verifyInclusion(20, 37, leaves.get(20), longer, root));

        byte[] oldRoot = mth(leaves.subList(0, 23));
        List<byte[]> consistency = Proofs.consistency(23, 37, nodes(leaves));
        for (int i = 0; i < consistency.size(); i++) {
            int at = i;
            refused(() -> Proofs.verifyConsistency(23, 37, oldRoot, root, changed(consistency, at)));
        }
        refused(() -> Proofs.verifyConsistency(22, 37, oldRoot, root, consistency));
        refused(() -> Proofs.verifyConsistency(23, 37, root, root, consistency));
        refused(() -> Proofs.verifyConsistency(23, 37, oldRoot, root, List.of()));
        refused(() -> Proofs.verifyConsistency(37, 37, oldRoot, root, List.of()));
        refused(() -> Proofs.verifyConsistency(38, 37, oldRoot, root, consistency));
        refused(() -> Proofs.verifyConsistency(0, 37, oldRoot, root, List.of()));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotVerified.class);
    }

    private static List<byte[]> changed(List<byte[]> proof, int at) {
        List<byte[]> other = new ArrayList<>(proof);
        byte[] hash = other.get(at).clone();
        hash[7] ^= 1;
        other.set(at, hash);
        return other;
    }

    private List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(hasher.leaf(new byte[] {(byte) i, 3}));
        }
        return leaves;
    }

    private NodeSource nodes(List<byte[]> leaves) {
        return (height, index) -> mth(leaves.subList((int) (index << height), (int) (index + 1 << height)));
    }

    private static String flat(List<byte[]> hashes) {
        return String.join(" ", hashes.stream().map(HEX::formatHex).toList());
    }

    // The definitions of RFC 6962, 2.1, word for word; slow on purpose.

    private byte[] mth(List<byte[]> d) {
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = k(d.size());
        return hasher.node(mth(d.subList(0, k)), mth(d.subList(k, d.size())));
    }

    private List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = k(d.size());
        return m < k
                ? joined(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
                : joined(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
    }

    private List<byte[]> subproof(int m, List<byte[]> d, boolean whole) {
        if (m == d.size()) {
            return whole ? List.of() : List.of(mth(d));
        }
        int k = k(d.size());
        return m <= k
                ? joined(subproof(m, d.subList(0, k), whole), mth(d.subList(k, d.size())))
                : joined(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
    }

    private static int k(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static List<byte[]> joined(List<byte[]> list, byte[] last) {
        List<byte[]> all = new ArrayList<>(list);
        all.addAll(Arrays.asList(new byte[][] {last}));
        return all;
    }
}
