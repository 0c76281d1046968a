package health.cordon.server.trail;

import health.cordon.access.Principal;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import health.cordon.crypto.Pseudonyms;
import health.cordon.crypto.spi.KeyHandle;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes of other rooms' words what an entry may hold. A word that does not fit, or whose kind may identify a patient, goes
 * in as a keyed pseudonym, each kind in a domain of its own. Thread-safe.
 */
public final class Names {

    /** The role of Cordon itself. */
    public static final RoleName SYSTEM = new RoleName("system");

    private static final RoleName NONE = new RoleName("none");
    private static final RoleName SEVERAL = new RoleName("several");
    private static final int LONGEST_ROLE = 48;

    private final Pseudonyms pseudonyms;

    /** Pseudonyms under this keyset. */
    public Names(Keyset keyset) {
        pseudonyms = keyset.pseudonyms();
    }

    /** Who, by the id that signing in gave. */
    public PrincipalId who(String id) {
        try {
            return new PrincipalId(id);
        } catch (CordonException unfit) {
            return new PrincipalId("id:" + pseudonym("principal", id));
        }
    }

    /**
     * In which role he acted: the one of his that the deciding policy asks for; else his only one; else all of them, as far
     * as they fit.
     */
    public RoleName role(Principal principal, Collection<Role> asked) {
        List<String> decided = principal.roles().stream()
                .filter(asked::contains)
                .map(Role::name)
                .sorted()
                .toList();
        return role(
                decided.isEmpty() ? principal.roles().stream().map(Role::name).toList() : decided.subList(0, 1));
    }

    private static RoleName role(Collection<String> names) {
        String joined = new TreeSet<>(names).stream().collect(Collectors.joining("."));
        if (joined.isEmpty()) {
            return NONE;
        }
        try {
            return joined.length() > LONGEST_ROLE ? SEVERAL : new RoleName(joined);
        } catch (CordonException unfit) {
            return SEVERAL;
        }
    }

    /** A guarded thing. */
    public ResourceRef resource(ResourceType type, String id) {
        ResourceKind kind = kind(type);
        return type.isAboutOnePatient() ? keyed(kind, type.word(), id) : named(kind, type.word(), id);
    }

    /** A thing with a name, if the name fits; else its pseudonym in this domain. */
    public ResourceRef named(ResourceKind kind, String domain, String id) {
        try {
            return ResourceRef.named(kind, id);
        } catch (CordonException unfit) {
            return keyed(kind, domain, id);
        }
    }

    /** A thing whose name is not to be read. */
    public ResourceRef keyed(ResourceKind kind, String domain, String id) {
        return ResourceRef.keyed(kind, pseudonym(domain, id));
    }

    /** A data key. Its handle is a keyed hash already, in the same alphabet: {@link #handle} brings it back. */
    public static ResourceRef key(KeyHandle handle) {
        return ResourceRef.keyed(
                ResourceKind.KEY, new Pseudonym("PSN-" + handle.token().substring(KeyHandle.PREFIX.length())));
    }

    /** The handle behind what {@link #key} made. */
    public static KeyHandle handle(ResourceRef key) {
        return new KeyHandle(KeyHandle.PREFIX + key.id().substring("PSN-".length()));
    }

    private Pseudonym pseudonym(String domain, String id) {
        return pseudonyms.of("audit-" + domain, Phi.of(id));
    }

    private static ResourceKind kind(ResourceType type) {
        return switch (type) {
            case TRAINING_DATA -> ResourceKind.TRAINING_DATA;
            case DATASET -> ResourceKind.DATASET;
            case MODEL_ENDPOINT -> ResourceKind.MODEL_ENDPOINT;
            case MODEL_ARTEFACT -> ResourceKind.MODEL;
            case INFERENCE_LOG -> ResourceKind.INFERENCE_LOG;
            case PROMPT_HISTORY -> ResourceKind.PROMPT_HISTORY;
            case VECTOR_COLLECTION -> ResourceKind.VECTOR_COLLECTION;
            case VAULT_ENTRY -> ResourceKind.VAULT_ENTRY;
            case PATIENT_RECORD -> ResourceKind.RECORD;
            case AUDIT_LOG -> ResourceKind.AUDIT_LOG;
            case EMERGENCY_GRANT -> ResourceKind.EMERGENCY_GRANT;
            case CONFIGURATION -> ResourceKind.CONFIGURATION;
            case DEIDENTIFICATION -> ResourceKind.DOCUMENT;
        };
    }
}
