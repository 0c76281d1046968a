package health.cordon.server.shape;

/** An enum whose constants go by words of their own in JSON. */
public interface Worded {

    /** The word. */
    String word();
}
