package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the chart already knows about a document's people: the values to find in every form.
 *
 * <p>Immutable and thread-safe. What it takes to find the values is worked out once, on first use, and kept: use one
 * instance for all documents of a patient.
 *
 * <p><b>As JSON.</b> Every key may be left out. Where a list is written, a single value will do. Unknown keys are errors.
 *
 * <pre>{@code
 * {
 *   "id": "a document's or patient's key; only in files that hold several",
 *   "patient":   PERSON,
 *   "relatives": [PERSON or "name"],
 *   "providers": [PERSON or "name"],
 *   "identifiers": [{"kind": "MRN", "value": "..."}]          kind: a constant of PhiKind
 * }
 * PERSON:
 * {
 *   "names": ["John Q Smith", "Smith, John", {"prefix": "Dr", "given": ["John", "Q"], "family": "Smith",
 *             "suffix": "Jr", "nickname": "Jack"}],            also "first", "middle", "last"
 *   "birthDate": "1950-03-04", "deathDate": "...", "dates": ["2019-03-14"],
 *   "mrn": ["..."], "ssn": "...", "phones": ["..."], "faxes": ["..."], "emails": ["..."],
 *   "addresses": ["12 Main St, Springfield, IL 62704", {"street": "...", "unit": "...", "city": "...",
 *                 "county": "...", "state": "...", "zip": "..."}],
 *   "employers": ["..."], "others": ["..."]
 * }
 * }</pre>
 *
 * Patient and relatives are found as {@link PhiKind#NAME}, providers as {@link PhiKind#CLINICIAN_NAME}, employers as
 * {@link PhiKind#FACILITY}, others as {@link PhiKind#OTHER_ID}. States and years are no PHI and are not looked for.
 */
public final class KnownPhi {

    /** Nothing is known. */
    public static final KnownPhi NONE = builder().build();

    private final List<KnownName> names;
    private final List<KnownValue> values;
    private volatile @Nullable KnownIndex index;

    private KnownPhi(List<KnownName> names, List<KnownValue> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    /** Takes values one by one. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads one JSON object of the form above.
     *
     * @param source what an error's message names
     * @throws CordonException {@link DeidError#KNOWN_PHI_UNREADABLE}, {@link DeidError#KNOWN_PHI_UNKNOWN_KEY}
     */
    public static KnownPhi parse(String json, SafeArg source) {
        Map<String, KnownPhi> all = new KnownPhiReader(source).read(json);
        return all.isEmpty() ? NONE : all.values().iterator().next();
    }

    /**
     * Reads a file of one or more such JSON objects, one behind the other (NDJSON is).
     *
     * @return by {@code id}; under the empty text what has none
     * @throws CordonException as {@link #parse}
     */
    public static Map<String, KnownPhi> read(Path file) {
        return new KnownPhiReader(SafeArg.path(file)).read(file);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return names.isEmpty() && values.isEmpty();
    }

    /** How many values of each kind are known. */
    public Map<PhiKind, Integer> counts() {
        Map<PhiKind, Integer> counts = new LinkedHashMap<>();
        names.forEach(name -> counts.merge(name.kind(), 1, Integer::sum));
        values.forEach(value -> counts.merge(value.kind(), 1, Integer::sum));
        return counts;
    }

    /** Two threads may both work it out; what they find is the same. */
    KnownIndex index() {
        KnownIndex known = index;
        if (known == null) {
            known = new KnownIndex(names, values);
            index = known;
        }
        return known;
    }

    /** Counts, never values. */
    @Override
    public String toString() {
        return "KnownPhi" + counts();
    }

    /** Takes values one by one; blank ones are left out. Not thread-safe. */
    public static final class Builder {

        private final List<KnownName> names = new ArrayList<>();
        private final List<KnownValue> values = new ArrayList<>();

        private Builder() {}

        /** A name of the patient or a relative, in one text: {@code John Q Smith} or {@code Smith, John Q}. */
        public Builder name(String name) {
            return named(KnownName.parse(PhiKind.NAME, name));
        }

        /** A provider's name, likewise. */
        public Builder provider(String name) {
            return named(KnownName.parse(PhiKind.CLINICIAN_NAME, name));
        }

        /** Any other value. Names of persons, dates and whole addresses ({@link PhiKind#STREET}) are taken apart. */
        public Builder value(PhiKind kind, String value) {
            if (value.isBlank()) {
                return this;
            }
            switch (kind) {
                case NAME, CLINICIAN_NAME -> named(KnownName.parse(kind, value));
                case STREET -> FreeAddress.parts(value).forEach(values::add);
                default -> values.add(new KnownValue(kind, value));
            }
            return this;
        }

        Builder named(KnownName name) {
            if (!name.given().isEmpty() || !name.family().isEmpty()) {
                names.add(name);
            }
            return this;
        }

        /** What was taken so far. */
        public KnownPhi build() {
            return new KnownPhi(names, values);
        }
    }
}
