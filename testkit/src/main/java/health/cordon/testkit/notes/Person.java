package health.cordon.testkit.notes;

import org.jspecify.annotations.Nullable;

/**
 * Someone in a note.
 *
 * @param middle an initial or a name; may be null
 * @param nick what friends say; may be null
 * @param suffix {@code Jr.} and the like; may be null
 * @param credential of a clinician, for example {@code MD}; may be null
 */
record Person(
        NameOrigin origin,
        boolean female,
        String first,
        @Nullable String middle,
        String last,
        @Nullable String nick,
        @Nullable String suffix,
        @Nullable String credential) {

    String full() {
        return first + (middle == null ? "" : " " + (middle.length() == 1 ? middle + "." : middle)) + " " + last;
    }

    String lastFirst() {
        return last + ", " + first + (middle == null ? "" : " " + middle.charAt(0));
    }

    String initials() {
        return first.charAt(0) + "." + last.charAt(0) + ".";
    }

    String title() {
        return female ? "Ms." : "Mr.";
    }

    /** What stands before the surname in a form of address; null if there is no such form. */
    @Nullable
    String address(String form) {
        return switch (form) {
            case "sir", "sirfull" -> female ? "Dame " : "Sir ";
            case "lord" -> female ? "Lady " : "Lord ";
            case "herr" -> female ? "Frau " : "Herr ";
            case "mme" -> female ? "Mme " : "M. ";
            case "senor" -> female ? "Señora " : "Señor ";
            case "signor" -> female ? "Signora " : "Signor ";
            default -> null;
        };
    }
}
