package health.cordon.access;

/**
 * What someone is to the organisation. Policies speak of roles; people and services hold them. A site may have roles of its
 * own.
 *
 * @param name a lower-case letter, then letters, digits and {@code -}
 */
public record Role(String name) implements Comparable<Role> {

    /** Treats patients. */
    public static final Role CLINICIAN = new Role("clinician");
    /** Builds and measures models. */
    public static final Role DATA_SCIENTIST = new Role("data-scientist");
    /** The privacy official of 164.530(a)(1)(i). */
    public static final Role PRIVACY_OFFICER = new Role("privacy-officer");
    /** The security official of 164.308(a)(2). */
    public static final Role SECURITY_OFFICER = new Role("security-officer");
    /** Reads what proves. */
    public static final Role AUDITOR = new Role("auditor");
    /** A program. */
    public static final Role SERVICE = new Role("service");
    /** Given by an emergency grant while it is in force; never held otherwise. */
    public static final Role BREAK_GLASS = new Role("break-glass");

    /** Checks its form. */
    public Role {
        Words.name("role", name);
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
