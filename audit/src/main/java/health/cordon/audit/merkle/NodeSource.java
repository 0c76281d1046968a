package health.cordon.audit.merkle;

/** Where the hashes of whole subtrees come from. */
@FunctionalInterface
public interface NodeSource {

    /**
     * The hash of the subtree over the leaves from {@code index * 2^height} on, {@code 2^height} of them.
     *
     * @throws health.cordon.core.error.CordonException if it cannot be had
     */
    byte[] node(int height, long index);
}
