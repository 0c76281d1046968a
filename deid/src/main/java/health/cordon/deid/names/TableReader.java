package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables whose first row says what the columns hold, {@code Name | DOB | MRN}: what stands below a name is one, whatever
 * word it is. Columns are parted by bars, tabs, semicolons or commas. Linear in the text; not thread-safe.
 */
final class TableReader {

    private static final int LONGEST_LABEL = 28;
    private static final int LONGEST_CELL = 60;
    private static final int MOST_COLUMNS = 40;
    private static final String SEPARATORS = "|\t;,";

    private static final Map<String, PhiKind> KINDS = labels(Map.ofEntries(
            Map.entry(
                    PhiKind.NAME,
                    "name|patient|patient name|pt|pt name|full name|surname|last|last name|first|first name|forename|given name"
                            + "|family name|middle name|client|client name|member name|student|employee|customer|guest|nok"
                            + "|next of kin|guardian|parent"),
            Map.entry(
                    PhiKind.CLINICIAN_NAME,
                    "pcp|gp|attending|doctor|dr|provider|physician|clinician|nurse|rn|surgeon|consultant|referring|therapist"
                            + "|seen by|prescriber|anesthesiologist"),
            Map.entry(PhiKind.DATE, "dob|d.o.b.|d.o.b|date of birth|birth date|birthdate|born"),
            Map.entry(
                    PhiKind.MRN,
                    "mrn|mr no|record no|record number|medical record number|hosp no|hospital no|chart no|nhs no|nhs number"),
            Map.entry(PhiKind.PHONE, "phone|tel|telephone|mobile|cell|phone number|contact no|mob"),
            Map.entry(PhiKind.EMAIL, "email|e-mail|mail"),
            Map.entry(PhiKind.STREET, "address|street|street address|home address"),
            Map.entry(PhiKind.CITY, "city|town"),
            Map.entry(PhiKind.ZIP, "zip|zip code|postcode|post code|postal code"),
            Map.entry(PhiKind.SSN, "ssn"),
            Map.entry(PhiKind.USERNAME, "username|user name|login"),
            Map.entry(PhiKind.HEALTH_PLAN_ID, "member id|insurance id|policy no|policy number|medicare no"),
            Map.entry(PhiKind.ACCOUNT, "account|acct|account no|acct no|account number")));

    /** Labels that make a row a head, and claim nothing. */
    private static final List<String> OTHERS = List.of(
            "age",
            "sex",
            "gender",
            "room",
            "rm",
            "bed",
            "ward",
            "unit",
            "dx",
            "diagnosis",
            "reason",
            "allergies",
            "status",
            "notes",
            "plan",
            "procedure",
            "id",
            "no",
            "time",
            "date",
            "problem",
            "issues",
            "code status",
            "site",
            "comment",
            "comments",
            "visit",
            "state",
            "country",
            "weight",
            "to do",
            "los");

    private final String text;

    private char separator;
    private @Nullable List<@Nullable PhiKind> columns;

    TableReader(String text) {
        this.text = text;
    }

    /** Claims the cells of all such tables. */
    void find(String detector, Detections found) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line(from, end, detector, found);
            from = end + 1;
        }
    }

    private void line(int from, int to, String detector, Detections found) {
        List<@Nullable PhiKind> head = columns;
        if (head != null) {
            if (isRule(from, to)) {
                return;
            }
            List<int[]> cells = cells(from, to);
            if (cells.size() == head.size()) {
                for (int k = 0; k < head.size(); k++) {
                    claim(cells.get(k), head.get(k), detector, found);
                }
                return;
            }
            columns = null;
        }
        for (int k = 0; k < SEPARATORS.length() && columns == null; k++) {
            separator = SEPARATORS.charAt(k);
            int first = text.indexOf(separator, from);
            if (first >= 0 && first < to) {
                columns = head(cells(from, to));
            }
        }
    }

    /** What the columns hold, if the row is a head. */
    private @Nullable List<@Nullable PhiKind> head(List<int[]> cells) {
        List<@Nullable PhiKind> kinds = new ArrayList<>();
        int known = 0;
        int told = 0;
        boolean named = false;
        boolean person = false;
        for (int[] cell : cells) {
            if (cell[1] - cell[0] > LONGEST_LABEL) {
                return null;
            }
            String label = text.substring(cell[0], cell[1]).toLowerCase(Locale.ROOT);
            label = label.substring(label.lastIndexOf(':') + 1).strip();
            PhiKind kind = KINDS.get(label);
            boolean other = OTHERS.contains(label);
            kinds.add(kind);
            known += kind != null || other ? 1 : 0;
            told += kind != null ? 1 : 0;
            named |= label.equals("name");
            person |= kind != null && kind != PhiKind.CLINICIAN_NAME && kind != PhiKind.NAME
                    || label.equals("age")
                    || label.equals("sex")
                    || label.equals("gender")
                    || label.equals("room")
                    || label.equals("bed")
                    || label.equals("ward");
        }
        boolean whole = separator != ',' && separator != ';' || known == kinds.size();
        return told > 0 && known > 1 && whole && (!named || person) ? kinds : null;
    }

    private void claim(int[] cell, @Nullable PhiKind kind, String detector, Detections found) {
        if (kind == null || cell[0] >= cell[1] || cell[1] - cell[0] > LONGEST_CELL) {
            return;
        }
        boolean letters = false;
        boolean digits = false;
        for (int i = cell[0]; i < cell[1]; i++) {
            letters |= Character.isLetter(text.charAt(i));
            digits |= Character.isDigit(text.charAt(i));
        }
        boolean fits = switch (kind) {
            case NAME, CLINICIAN_NAME, CITY -> letters && !digits && !isEmpty(text.substring(cell[0], cell[1]));
            case STREET, EMAIL, USERNAME -> letters;
            default -> digits;
        };
        if (fits) {
            found.add(cell[0], cell[1], kind, 0.75, detector, "cell below a label");
        }
    }

    private static boolean isEmpty(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "n/a",
                    "na",
                    "none",
                    "unknown",
                    "unk",
                    "tbd",
                    "tba",
                    "empty",
                    "vacant",
                    "nil",
                    "null",
                    "self",
                    "pending",
                    "same" -> true;
            default -> false;
        };
    }

    /** {@code |---|:--|}. */
    private boolean isRule(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("|-+:= \t".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return to > from;
    }

    /** The cells of a line without the blanks around them; bars at its ends part nothing. */
    private List<int[]> cells(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        if (separator == '|' && start < end && text.charAt(start) == '|') {
            start++;
        }
        if (separator == '|' && end > start && text.charAt(end - 1) == '|') {
            end--;
        }
        List<int[]> cells = new ArrayList<>();
        boolean quoted = false;
        int cell = start;
        for (int i = start; i <= end && cells.size() < MOST_COLUMNS; i++) {
            if (i < end && text.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (i == end || text.charAt(i) == separator && !quoted) {
                cells.add(trimmed(cell, i));
                cell = i + 1;
            }
        }
        return cells;
    }

    private int[] trimmed(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return new int[] {start, end};
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '"' || c == '*';
    }

    private static Map<String, PhiKind> labels(Map<PhiKind, String> lists) {
        Map<String, PhiKind> labels = new HashMap<>();
        lists.forEach((kind, list) -> {
            for (String label : list.split("\\|")) {
                labels.put(label, kind);
            }
        });
        return Map.copyOf(labels);
    }
}
