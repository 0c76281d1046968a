package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.core.hipaa.SafeHarbor;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.policy.SpanFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the treatments of one document share; each part is made when first asked for. Used by one thread. */
final class Workspace implements AutoCloseable {

    /**
     * The year against which old dates are judged unless the document or the policy tells a later one. A constant and not the
     * clock, so that one document gives one result; raise it with releases.
     */
    @Cfr("164.514(b)(2)(i)(C)")
    static final int KNOWN_YEAR = 2026;

    private static final int LAST_PLAUSIBLE_YEAR = 2100;

    private final Document document;
    private final List<Span> spans;
    private final Keys keys;
    private final Map<Integer, DateText> dates = new HashMap<>();
    private final Map<PhiKind, Map<String, Integer>> numbers = new EnumMap<>(PhiKind.class);
    private final @Nullable Ongoing ongoing;
    private @Nullable People people;
    private @Nullable InputWords words;
    private @Nullable Taken taken;
    private @Nullable NameSurrogates names;
    private @Nullable PlaceSurrogates places;
    private @Nullable NumberSurrogates numbersOfKinds;
    private int latestYear;
    private boolean coded;

    /**
     * What the texts of a conversation share.
     *
     * @param words of the texts so far
     * @param taken the surrogates given in the conversation
     * @param people whom it has told
     */
    record Ongoing(InputWords words, Taken taken, Acquaintances people) {}

    Workspace(Document document, List<Span> spans, Keys keys) {
        this(document, spans, keys, null);
    }

    /** For a text that others stand before. */
    Workspace(Document document, List<Span> spans, Keys keys, @Nullable Ongoing ongoing) {
        this.document = document;
        this.spans = spans;
        this.keys = keys;
        this.ongoing = ongoing;
        if (ongoing != null) {
            words = ongoing.words();
            taken = ongoing.taken();
        }
    }

    Span span(int index) {
        return spans.get(index);
    }

    List<Span> spans() {
        return spans;
    }

    String text(int index) {
        return document.text().substring(span(index).start(), span(index).end());
    }

    /** The whole document. */
    String document() {
        return document.text();
    }

    Keys keys() {
        return keys;
    }

    SpanFacts facts(int index) {
        return new SpanFacts(document, span(index), () -> AgeText.years(text(index)), () -> revealsAge(index));
    }

    /** Whose record it is, as the vault knows it. */
    String owner() {
        return document.subject() == null ? document.id() : document.subject();
    }

    /** A keyed number for this subject; a document without one is its own subject. */
    long keyed(String domain, String... parts) {
        List<String> all = new ArrayList<>(parts.length + 2);
        all.add(document.subject() == null ? "document" : "subject");
        all.add(owner());
        all.addAll(List.of(parts));
        return keys.pseudonyms().number(domain, all.toArray(String[]::new));
    }

    ReidentificationVault vault() {
        coded = true;
        return Objects.requireNonNull(keys.vault());
    }

    /** Makes codes durable before the document that holds them is handed on. */
    @Override
    public void close() {
        if (coded) {
            vault().sync();
        }
    }

    DateText date(int index) {
        return dates.computeIfAbsent(index, i -> DateText.of(text(i)));
    }

    OptionalInt year(int index) {
        return date(index).year();
    }

    private boolean revealsAge(int index) {
        OptionalInt year = year(index);
        return year.isPresent() && revealsAge(year.getAsInt(), OptionalInt.empty());
    }

    /** Whether someone born in that year may be older than 89 in the latest year known. */
    @Cfr("164.514(b)(2)(i)(C)")
    boolean revealsAge(int year, OptionalInt asOf) {
        return SafeHarbor.mustGroupAge((asOf.isPresent() ? asOf.getAsInt() : latestYear()) - year);
    }

    private int latestYear() {
        if (latestYear == 0) {
            latestYear = KNOWN_YEAR;
            for (int i = 0; i < spans.size(); i++) {
                if (span(i).kind() == PhiKind.DATE) {
                    int year = year(i).orElse(0);
                    latestYear = year <= LAST_PLAUSIBLE_YEAR ? Math.max(latestYear, year) : latestYear;
                }
            }
        }
        return latestYear;
    }

    /** The span's age as 90+; a plus sign that stands behind the span already is not written twice. */
    @Cfr("164.514(b)(2)(i)(C)")
    String ageGroup(int index) {
        String group = AgeText.group(text(index));
        int end = span(index).end();
        boolean plus = group.endsWith("+")
                && end < document.text().length()
                && document.text().charAt(end) == '+';
        return plus ? group.substring(0, group.length() - 1) : group;
    }

    /** The number of this span's value among those of its kind, from 1. */
    int number(int index) {
        Map<String, Integer> ofKind = numbers.computeIfAbsent(span(index).kind(), _ -> new HashMap<>());
        return ofKind.computeIfAbsent(identity(index), _ -> ofKind.size() + 1);
    }

    /** Kinds whose values may be the same thing share one. */
    String family(int index) {
        PhiKind kind = span(index).kind();
        return isName(kind) ? PhiKind.NAME.name() : kind.name();
    }

    /** What two spans of one family have in common if they mean the same: the person, or the letters and digits. */
    String identity(int index) {
        return isName(span(index).kind()) ? people().person(index) : canonical(text(index));
    }

    People people() {
        if (people == null) {
            people = new People(this);
        }
        return people;
    }

    /** The people that are known before this text is read. */
    Acquaintances acquaintances() {
        return ongoing == null ? new Acquaintances() : ongoing.people();
    }

    InputWords words() {
        if (words == null) {
            words = InputWords.of(document.text());
        }
        return words;
    }

    /** Surrogates already given in this document. */
    Taken taken() {
        if (taken == null) {
            taken = new Taken(_ -> false);
        }
        return taken;
    }

    NameSurrogates names(boolean keepInitials, boolean keepGender) {
        if (names == null || !names.are(keepInitials, keepGender)) {
            names = new NameSurrogates(this, keepInitials, keepGender);
        }
        return names;
    }

    PlaceSurrogates places() {
        if (places == null) {
            places = new PlaceSurrogates(this);
        }
        return places;
    }

    NumberSurrogates numbers() {
        if (numbersOfKinds == null) {
            numbersOfKinds = new NumberSurrogates(this);
        }
        return numbersOfKinds;
    }

    static boolean isName(PhiKind kind) {
        return kind == PhiKind.NAME || kind == PhiKind.CLINICIAN_NAME;
    }

    /** Letters and digits in lower case; the whole text if it has none. */
    static String canonical(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.appendCodePoint(Character.toLowerCase(c));
            }
        }
        return out.isEmpty() ? text : out.toString();
    }
}
