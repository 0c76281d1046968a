package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.deid.policy.Action;
import org.jspecify.annotations.Nullable;

/**
 * Writes invented values of the same look, each kind by its own means. But for names, a value with characters beyond the
 * basic plane, such as ornamental digits, is redacted: their look cannot be kept.
 */
final class Surrogation implements Treatment {

    private final Action.Surrogate settings;
    private final DateShifting dates;

    Surrogation(Action.Surrogate settings) {
        this.settings = settings;
        this.dates = new DateShifting(settings.dates());
    }

    @Override
    public @Nullable String replace(Workspace work, int index) {
        PhiKind kind = work.span(index).kind();
        if (!Workspace.isName(kind) && work.text(index).chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            return null;
        }
        NameSurrogates names = work.names(settings.keepInitials(), settings.keepGender());
        return switch (kind) {
            case NAME, CLINICIAN_NAME -> names.replace(index);
            case STREET, CITY, COUNTY, FACILITY, PLACE -> work.places().replace(index);
            case DATE -> dates.replace(work, index);
            case AGE_OVER_89 -> work.ageGroup(index);
            case EMAIL, URL, IP_ADDRESS, USERNAME -> new NetSurrogates(work, names).replace(index);
            default -> work.numbers().replace(index);
        };
    }

    /** The age group 90+ holds the age 90. */
    @Override
    public boolean mayKeep(PhiKind kind) {
        return kind == PhiKind.AGE_OVER_89;
    }
}
