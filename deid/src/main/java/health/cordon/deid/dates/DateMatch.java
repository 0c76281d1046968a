package health.cordon.deid.dates;

import java.util.Arrays;

/** What {@link DateGrammar} found at one place: which form, and where each part stands. Reused between matches. */
final class DateMatch {

    /** How much of a date there is, and in which writing. */
    enum Form {
        /** Year, month and day. */
        FULL,
        /** Year, month and day as a run of digits: {@code 20190314}. */
        COMPACT,
        /** {@code March 14}. */
        WORD_MONTH_DAY,
        /** {@code March 2019}. */
        WORD_MONTH_YEAR,
        /** {@code March}. */
        WORD_MONTH,
        /** {@code 3/14}. */
        NUMERIC_MONTH_DAY,
        /** {@code 03/2019}, {@code 2019-03}. */
        NUMERIC_MONTH_YEAR,
        /** {@code 5th}, {@code Monday the 5th}. */
        DAY,
        /** Season or quarter with its year. */
        PERIOD,
        /** {@code Christmas}, with or without a year. */
        FEAST
    }

    static final int YEAR = 0;
    static final int MONTH = 1;
    static final int DAY = 2;
    static final int WEEKDAY = 3;

    final int[] from = new int[4];
    final int[] to = new int[4];
    final int[] value = new int[4];

    Form form = Form.FULL;
    int start;
    int end;
    /** The mark between the parts, {@code '-'} for every dash; a blank between words; 0 for none. */
    char separator;
    /** Whether more than one day is meant: {@code March 3-5}. */
    boolean range;

    boolean time;
    /** Whether the month's word is also an ordinary word. */
    boolean ambiguous;

    boolean person;
    boolean foreign;
    /** {@code mid-March}, {@code early March}. */
    boolean edge;
    /** Whether words tie day and month, as in {@code 3rd of May}. */
    boolean tied;
    /** Whether the feast's name holds {@code Day} or {@code Eve}. */
    boolean dayNamed;

    void clear(int at) {
        Arrays.fill(value, -1);
        start = at;
        end = at;
        separator = 0;
        range = false;
        time = false;
        ambiguous = false;
        person = false;
        foreign = false;
        edge = false;
        tied = false;
        dayNamed = false;
    }

    void part(int part, int start, int end, int value) {
        from[part] = start;
        to[part] = end;
        this.value[part] = value;
    }

    boolean has(int part) {
        return value[part] >= 0;
    }

    int width(int part) {
        return to[part] - from[part];
    }

    boolean found(Form form, int end) {
        this.form = form;
        this.end = end;
        return true;
    }
}
