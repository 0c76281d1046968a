package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to a note between the writer and the reader: case, typing, scanning, wrapping, tables, pages, dictation. */
final class Styling {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("patient", "pt"),
            Map.entry("with", "w/"),
            Map.entry("without", "w/o"),
            Map.entry("history", "hx"),
            Map.entry("complains", "c/o"),
            Map.entry("daily", "qd"),
            Map.entry("before", "a"),
            Map.entry("after", "p"),
            Map.entry("diagnosis", "dx"),
            Map.entry("treatment", "tx"),
            Map.entry("left", "L"),
            Map.entry("right", "R"),
            Map.entry("bilateral", "b/l"),
            Map.entry("increased", "inc"),
            Map.entry("follow-up", "f/u"),
            Map.entry("discharged", "d/c'd"),
            Map.entry("admitted", "adm"),
            Map.entry("hospital", "hosp"),
            Map.entry("regarding", "re"),
            Map.entry("emergency", "ER"),
            Map.entry("department", "dept"),
            Map.entry("number", "#"),
            Map.entry("appointment", "appt"),
            Map.entry("and", "&"),
            Map.entry("the", ""),
            Map.entry("was", ""),
            Map.entry("a", ""));

    private Styling() {}

    static void apply(NoteStyle style, Draft draft, Draft header, Seeded seeded) {
        switch (style) {
            case NORMAL -> {}
            case UPPER -> draft.recase(true);
            case LOWER -> draft.recase(false);
            case TYPOS -> draft.apply(typos(draft, seeded));
            case OCR -> draft.apply(scanned(draft, seeded));
            case WRAPPED -> draft.apply(wrapped(draft, seeded.between(38, 76)));
            case TABLE -> draft.apply(table(draft.text()));
            case PAGED -> paged(draft, header, seeded);
            case DICTATED -> draft.apply(spoken(draft));
            case ABBREVIATED -> draft.apply(shortened(draft, seeded));
        }
    }

    private static List<Draft.Edit> typos(Draft draft, Seeded seeded) {
        List<Draft.Edit> edits = new ArrayList<>();
        String text = draft.text();
        for (int at = 1; at + 2 < text.length(); at++) {
            if (inWord(text, at) && inWord(text, at - 1) && inWord(text, at + 1) && seeded.chance(0.012)) {
                String two = text.substring(at, at + 2);
                switch (seeded.below(3)) {
                    case 0 -> edits.add(new Draft.Edit(at, at + 2, "" + two.charAt(1) + two.charAt(0)));
                    case 1 -> edits.add(new Draft.Edit(at, at + 1, ""));
                    default -> edits.add(new Draft.Edit(at, at + 1, "" + two.charAt(0) + two.charAt(0)));
                }
                at += 3;
            }
        }
        return edits;
    }

    private static List<Draft.Edit> scanned(Draft draft, Seeded seeded) {
        List<Draft.Edit> edits = new ArrayList<>();
        String text = draft.text();
        for (int at = 0; at + 1 < text.length(); at++) {
            String two = text.substring(at, at + 2);
            char c = two.charAt(0);
            if (two.equals("fi") && seeded.chance(0.5)) {
                edits.add(new Draft.Edit(at, at + 2, "\uFB01"));
                at++;
            } else if (two.equals("fl") && seeded.chance(0.5)) {
                edits.add(new Draft.Edit(at, at + 2, "\uFB02"));
                at++;
            } else if (c == '0' && seeded.chance(0.06)) {
                edits.add(new Draft.Edit(at, at + 1, "O"));
            } else if (c == '1' && seeded.chance(0.05)) {
                edits.add(new Draft.Edit(at, at + 1, "l"));
            } else if (c == 'm' && seeded.chance(0.03)) {
                edits.add(new Draft.Edit(at, at + 1, "rn"));
            } else if (c == 'l' && Character.isLetter(two.charAt(1)) && seeded.chance(0.02)) {
                edits.add(new Draft.Edit(at, at + 1, "1"));
            } else if (c == ' ' && !draft.inSpan(at) && seeded.chance(0.015)) {
                edits.add(new Draft.Edit(at, at + 1, seeded.chance(0.5) ? "" : "  "));
            }
        }
        return edits;
    }

    private static List<Draft.Edit> wrapped(Draft draft, int width) {
        List<Draft.Edit> edits = new ArrayList<>();
        String text = draft.text();
        int lineStart = 0;
        int lastSpace = -1;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                lineStart = at + 1;
                lastSpace = -1;
            } else if (text.charAt(at) == ' ') {
                lastSpace = at;
            }
            if (at - lineStart >= width && lastSpace > lineStart) {
                edits.add(new Draft.Edit(lastSpace, lastSpace + 1, "\n"));
                lineStart = lastSpace + 1;
                lastSpace = -1;
            }
        }
        return edits;
    }

    private static List<Draft.Edit> table(String text) {
        List<Draft.Edit> edits = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int colon = text.indexOf(": ", start);
            if (colon > start && colon < end && colon - start < 28) {
                edits.add(new Draft.Edit(start, start, "| "));
                edits.add(new Draft.Edit(colon, colon + 2, " | "));
                edits.add(new Draft.Edit(end, end, " |"));
            }
            start = end + 1;
        }
        return edits;
    }

    /** Cuts the text at line ends, every few hundred characters, and puts the header between. */
    private static void paged(Draft draft, Draft header, Seeded seeded) {
        Draft paged = new Draft();
        int from = 0;
        String text = draft.text();
        while (from < text.length()) {
            int cut = text.indexOf('\n', Math.min(text.length() - 1, from + seeded.between(350, 900)));
            while (cut >= 0 && draft.inSpan(cut)) {
                cut = text.indexOf('\n', cut + 1);
            }
            int to = cut < 0 ? text.length() : cut + 1;
            paged.add(header).add(part(draft, from, to));
            from = to;
        }
        draft.become(paged);
    }

    private static Draft part(Draft draft, int from, int to) {
        Draft part = new Draft();
        int at = from;
        for (GoldSpan span : draft.spans()) {
            if (span.start() >= from && span.end() <= to) {
                part.plain(draft.text().substring(at, span.start()));
                part.gold(draft.text().substring(span.start(), span.end()), span.kind(), span.origin());
                at = span.end();
            }
        }
        return part.plain(draft.text().substring(at, to));
    }

    private static List<Draft.Edit> spoken(Draft draft) {
        List<Draft.Edit> edits = new ArrayList<>();
        String text = draft.text();
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (draft.inSpan(at)) {
                continue;
            }
            if (c == '.' && next <= ' ' && Character.isLowerCase(text.charAt(at - 1)) && !abbreviated(text, at)) {
                edits.add(new Draft.Edit(at, at + 1, " period"));
            } else if (c == ',' && next == ' ') {
                edits.add(new Draft.Edit(at, at + 1, " comma"));
            } else if (c == ':' && next <= ' ') {
                edits.add(new Draft.Edit(at, at + 1, " colon"));
            } else if (c == '\n' && next == '\n') {
                edits.add(new Draft.Edit(at, at + 2, " new paragraph\n"));
                at++;
            }
        }
        return edits;
    }

    private static boolean abbreviated(String text, int dot) {
        return dot >= 2
                && (text.startsWith("Dr", dot - 2) || text.startsWith("Mr", dot - 2) || text.startsWith("Ms", dot - 2));
    }

    private static List<Draft.Edit> shortened(Draft draft, Seeded seeded) {
        List<Draft.Edit> edits = new ArrayList<>();
        String text = draft.text();
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && (inWord(text, end) || text.charAt(end) == '-')) {
                end++;
            }
            boolean apart = at > 0 && text.charAt(at - 1) == ' ' && end < text.length() && text.charAt(end) == ' ';
            String shorter = end > at && apart ? SHORT.get(text.substring(at, end)) : null;
            if (shorter != null && !draft.inSpan(at) && seeded.chance(0.8)) {
                edits.add(new Draft.Edit(at, shorter.isEmpty() ? end + 1 : end, shorter));
            }
            at = end + 1;
        }
        return edits;
    }

    private static boolean inWord(String text, int at) {
        return Character.isLetter(text.charAt(at));
    }
}
