package health.cordon.access.minimum;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * A place in a tree of fields, with what is done with what stands there. Built by {@link FieldTree}, then never changed.
 * Lists have no place of their own: what holds of a field holds of each item.
 */
final class FieldNode {

    /** What is done. */
    enum Kind {
        /** Nothing by itself; something below it is kept. */
        WAY,
        /** A value is kept. */
        KEEP,
        /** All is kept, but for what is said below. */
        KEEP_ALL,
        /** Nothing is kept. */
        WITHHOLD,
        /** A value is kept with less in it. */
        GENERALIZE,
        /** Another resource stands here, and its own fields hold. */
        RESOURCE
    }

    final int number;
    final String path;
    final SerializableString name;
    final Map<String, FieldNode> children = new HashMap<>();
    Kind kind = Kind.WAY;

    @Nullable
    Generalization generalization;

    @Nullable
    FieldNode any;

    /** Whether something below it is kept, so that an object may stand here. */
    boolean leadsOn;

    FieldNode(int number, String path, String name) {
        this.number = number;
        this.path = path;
        this.name = new SerializedString(name);
    }

    /** The place of a field below this one; null if no rule knows it. */
    @Nullable
    FieldNode below(String field) {
        FieldNode named = children.get(field);
        return named != null ? named : any;
    }

    boolean isLeaf() {
        return children.isEmpty() && any == null;
    }
}
