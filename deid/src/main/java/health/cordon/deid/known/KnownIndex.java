package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import java.util.List;

/** All that is known, laid out for finding. Filled once, then read by any thread. */
final class KnownIndex {

    final NameIndex names;
    final NumberIndex numbers = new NumberIndex();
    final DateIndex dates = new DateIndex();
    final PhraseIndex phrases = new PhraseIndex();

    KnownIndex(List<KnownName> names, List<KnownValue> values) {
        this.names = new NameIndex(names);
        for (KnownValue value : values) {
            add(value.kind(), value.value());
        }
    }

    /** What is neither a date nor a number is looked for word by word: no value is dropped for its form. */
    private void add(PhiKind kind, String value) {
        boolean taken = switch (kind) {
            case DATE -> dates.add(value);
            case STREET, CITY, COUNTY, PLACE, FACILITY, EMAIL, URL, USERNAME, IP_ADDRESS -> false;
            default -> numbers.add(kind, value);
        };
        if (!taken) {
            phrases.add(kind, value);
        }
    }
}
