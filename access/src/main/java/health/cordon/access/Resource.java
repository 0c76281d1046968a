package health.cordon.access;

import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for.
 *
 * <p>The facts come from whoever keeps the thing, never from whoever asks for it: a dataset's classification, for one,
 * from its registration.
 *
 * @param type what kind of thing
 * @param id which one
 * @param classification how much it tells of individuals
 * @param trainingApproved whether a documented approval to train on it is in force
 * @param owner the id of who answers for it
 * @param attributes facts that a site's policies ask for
 */
public record Resource(
        ResourceType type,
        String id,
        Classification classification,
        boolean trainingApproved,
        Optional<String> owner,
        Attributes attributes) {

    /** Checks the ids. */
    public Resource {
        Objects.requireNonNull(type);
        Objects.requireNonNull(classification);
        Words.id("resource", id);
        owner.ifPresent(name -> Words.id("owner", name));
    }

    /** A thing without an owner. */
    public static Resource of(ResourceType type, String id, Classification classification) {
        return new Resource(type, id, classification, false, Optional.empty(), Attributes.NONE);
    }

    /** The same with an owner. */
    public Resource ownedBy(String name) {
        return new Resource(type, id, classification, trainingApproved, Optional.of(name), attributes);
    }

    /** The same, approved for training or not. */
    public Resource approvedForTraining(boolean approved) {
        return new Resource(type, id, classification, approved, owner, attributes);
    }

    /** The type, and the id unless it may identify a patient. */
    @Override
    public String toString() {
        return type.word() + (type.isAboutOnePatient() ? "" : "::" + id);
    }
}
