package health.cordon.audit.entry;

import health.cordon.crypto.Pseudonym;
import java.util.Objects;
import java.util.UUID;

/**
 * Which resource: its kind and an id that tells nothing of a patient. An id is a word of the configuration, a random id
 * that Cordon gave out, or a keyed pseudonym; a file name, a record number or an accession number is none of these and
 * must be made a pseudonym first.
 *
 * @param kind what it is
 * @param id a name of small letters, digits and {@code ._/-} of at most 64 without a run of more than 4 digits; or a UUID;
 *     or a {@link Pseudonym}'s token
 */
public record ResourceRef(ResourceKind kind, String id) {

    private static final int UUID_LENGTH = 36;
    private static final int VERSION_AT = 14;

    /** Checks the form. */
    public ResourceRef {
        Objects.requireNonNull(kind);
        if (isUuid(id) ? id.charAt(VERSION_AT) != '4' : !isPseudonym(id)) {
            // Random ids are of version 4: others hold a network address or a hash of a name.
            Letters.require("resource", isUuid(id) ? "" : id, 64, 4, false, "._/-");
        }
    }

    /** One with a name of the configuration. */
    public static ResourceRef named(ResourceKind kind, String name) {
        return new ResourceRef(kind, name);
    }

    /** One with a random id. */
    public static ResourceRef random(ResourceKind kind, UUID id) {
        return new ResourceRef(kind, id.toString());
    }

    /** One whose own id may be PHI: its keyed pseudonym stands for it. */
    public static ResourceRef keyed(ResourceKind kind, Pseudonym pseudonym) {
        return new ResourceRef(kind, pseudonym.token());
    }

    /** Reads {@code KIND/id}, as {@link #toString} writes it. */
    public static ResourceRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Letters.refused("resource");
        }
        return new ResourceRef(
                Words.of(ResourceKind.class, text.substring(0, slash), "resource"), text.substring(slash + 1));
    }

    private static boolean isUuid(String id) {
        if (id.length() != UUID_LENGTH) {
            return false;
        }
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPseudonym(String id) {
        try {
            return id.startsWith("PSN-") && new Pseudonym(id).token().equals(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return kind.name() + "/" + id;
    }
}
