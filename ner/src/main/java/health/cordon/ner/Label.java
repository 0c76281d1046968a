package health.cordon.ner;

import health.cordon.core.PhiKind;
import org.jspecify.annotations.Nullable;

/**
 * What the models say of a word. Both models know the same labels, in this order: it is part of the format of their weights.
 *
 * <p>A word has one label, whether it begins its name or goes on with it: two names side by side are told apart by what
 * stands between them.
 */
public enum Label {
    /** No identifier. */
    OTHER(null),
    /** A patient, a relative, or anyone whose role is not told. */
    NAME(PhiKind.NAME),
    /** A clinician or another member of the workforce. */
    CLINICIAN_NAME(PhiKind.CLINICIAN_NAME),
    /** A hospital, practice, ward, school, employer. */
    FACILITY(PhiKind.FACILITY),
    /** A city, town, village, neighbourhood. */
    CITY(PhiKind.CITY),
    /** Any other place below the state: county, river, building, district. */
    PLACE(PhiKind.PLACE),
    /** Street, number, unit, box. */
    STREET(PhiKind.STREET),
    /** A user name or handle. */
    USERNAME(PhiKind.USERNAME),
    /** A number or code that identifies and that no rule has told the kind of. */
    ID(PhiKind.OTHER_ID),
    /** An age over 89. */
    AGE(PhiKind.AGE_OVER_89),
    /** An element of a date. */
    DATE(PhiKind.DATE);

    /** How many labels there are. */
    public static final int COUNT = values().length;

    private final @Nullable PhiKind kind;

    Label(@Nullable PhiKind kind) {
        this.kind = kind;
    }

    /** The kind of PHI; null for {@link #OTHER}. */
    public @Nullable PhiKind kind() {
        return kind;
    }

    /** The label as a set of one, for gold that may allow several. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The label under which the models learn a kind. */
    public static Label of(PhiKind kind) {
        return switch (kind) {
            case NAME -> NAME;
            case CLINICIAN_NAME -> CLINICIAN_NAME;
            case FACILITY -> FACILITY;
            case CITY -> CITY;
            case PLACE, COUNTY -> PLACE;
            case STREET -> STREET;
            case USERNAME -> USERNAME;
            case AGE_OVER_89 -> AGE;
            case DATE -> DATE;
            default -> ID;
        };
    }
}
