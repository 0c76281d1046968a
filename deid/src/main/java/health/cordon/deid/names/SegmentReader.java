package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads names, addresses and places of care from HL7 version 2 segments, where the number of a field says what it holds,
 * whatever the word. Source: HL7 v2.5.1, chapters 2, 3 and 6.
 */
final class SegmentReader {

    private static final int LONGEST = 120;

    private final Page page;
    private final Tokens tokens;

    SegmentReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims what the fields of all segments of the page hold. */
    void find(String detector, Detections found) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.first(i + 1) == '|' && tokens.linesBefore(i) > 0) {
                Segment segment = Segment.at(tokens, i);
                if (segment != null) {
                    read(segment, i, detector, found);
                }
            }
        }
    }

    private void read(Segment segment, int from, String detector, Detections found) {
        int field = segment == Segment.MSH ? 1 : 0;
        int component = 1;
        int i = from + 1;
        while (i < tokens.size() && tokens.linesBefore(i) == 0) {
            char mark = tokens.first(i);
            if (mark == '|') {
                field++;
                component = 1;
                i++;
            } else if (mark == '^') {
                component++;
                i++;
            } else {
                int end = end(i);
                claim(segment.holds(field, component), i, end, detector, found);
                i = end;
            }
        }
    }

    private int end(int from) {
        int i = from;
        while (i < tokens.size()
                && i - from < LONGEST
                && (i == from || tokens.linesBefore(i) == 0)
                && tokens.first(i) != '|'
                && tokens.first(i) != '^') {
            i++;
        }
        return i;
    }

    private void claim(Segment.@Nullable Content content, int from, int to, String detector, Detections found) {
        if (content == null
                || !content.mayBe(tokens, from)
                || to == from + 1 && Cue.any(page.cue(from), Cue.GENERIC_PLACE.bit | Cue.FACILITY_NOUN.bit)) {
            return;
        }
        found.add(tokens.start(from), tokens.end(to - 1), content.kind, 0.9, detector, "field of an HL7 segment");
        page.take(from, to);
    }

    /** The segments that name people and places. */
    enum Segment {
        MSH,
        PID,
        NK1,
        PV1,
        OBR,
        ORC,
        GT1,
        IN1;

        static @Nullable Segment at(Tokens tokens, int i) {
            for (Segment segment : values()) {
                if (tokens.is(i, segment.name().toLowerCase(Locale.ROOT))) {
                    return segment;
                }
            }
            return null;
        }

        /** What a component of a field holds; null if nothing that is sought here. */
        @Nullable
        Content holds(int field, int component) {
            return switch (this) {
                case MSH -> field == 4 || field == 6 ? Content.FACILITY : null;
                case PID ->
                    field == 5 || field == 6 || field == 9 ? name(component) : field == 11 ? place(component) : null;
                case NK1 -> field == 2 ? name(component) : field == 4 ? place(component) : null;
                case GT1 -> field == 3 ? name(component) : field == 5 ? place(component) : null;
                case IN1 -> field == 16 ? name(component) : field == 19 ? place(component) : null;
                case PV1 ->
                    field == 3 && component == 1
                            ? Content.FACILITY
                            : field >= 7 && field <= 9 || field == 17 ? clinician(component) : null;
                case OBR -> field == 10 || field == 16 || field == 28 || field == 32 ? clinician(component) : null;
                case ORC -> field >= 10 && field <= 12 ? clinician(component) : null;
            };
        }

        private static @Nullable Content name(int component) {
            return component <= 4 ? Content.NAME : null;
        }

        private static @Nullable Content clinician(int component) {
            return component <= 4 ? Content.CLINICIAN : null;
        }

        private static @Nullable Content place(int component) {
            return switch (component) {
                case 1, 2 -> Content.STREET;
                case 3 -> Content.CITY;
                case 5 -> Content.ZIP;
                default -> null;
            };
        }

        /** What a component may hold. */
        enum Content {
            NAME(PhiKind.NAME),
            CLINICIAN(PhiKind.CLINICIAN_NAME),
            STREET(PhiKind.STREET),
            CITY(PhiKind.CITY),
            ZIP(PhiKind.ZIP),
            FACILITY(PhiKind.FACILITY);

            private final PhiKind kind;

            Content(PhiKind kind) {
                this.kind = kind;
            }

            private boolean mayBe(Tokens tokens, int i) {
                return switch (this) {
                    case NAME, CLINICIAN, CITY -> tokens.isWord(i);
                    case STREET, ZIP ->
                        tokens.shape(i) == Tokens.NUMBER
                                || tokens.shape(i) == Tokens.CODE
                                || this == STREET && tokens.isWord(i);
                    case FACILITY -> tokens.isWord(i) || tokens.shape(i) == Tokens.NUMBER;
                };
            }
        }
    }
}
