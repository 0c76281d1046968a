package health.cordon.audit.entry;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Times of the years 1970 to 9999 in UTC, to the microsecond, in 27 characters: {@code 2026-11-23T07:09:04.123456Z}. */
final class Timestamps {

    static final int LENGTH = 27;

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd.ddddddZ";
    private static final byte[] SHAPE_BYTES = SHAPE.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final long DAY = TimeUnit.DAYS.toMicros(1);
    private static final long LATEST = 253_402_300_799_999_999L;

    private Timestamps() {}

    static String text(long micros) {
        byte[] out = new byte[LENGTH];
        write(micros, out, 0);
        return new String(out, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** A clock outside these years is taken as their edge: a wrong clock must not stop the log. */
    static void write(long micros, byte[] out, int at) {
        long time = Math.clamp(micros, 0, LATEST);
        LocalDate day = LocalDate.ofEpochDay(time / DAY);
        long rest = time % DAY;
        for (int i = 0; i < LENGTH; i++) {
            out[at + i] = (byte) SHAPE.charAt(i);
        }
        digits(out, at, 4, day.getYear());
        digits(out, at + 5, 2, day.getMonthValue());
        digits(out, at + 8, 2, day.getDayOfMonth());
        digits(out, at + 11, 2, (int) (rest / 3_600_000_000L));
        digits(out, at + 14, 2, (int) (rest / 60_000_000L % 60));
        digits(out, at + 17, 2, (int) (rest / 1_000_000L % 60));
        digits(out, at + 20, 6, (int) (rest % 1_000_000L));
    }

    /**
     * Reads times one after the other; most are of the second of the one before, and only their fraction is looked at. For
     * one thread.
     */
    static final class Reader {

        private static final int SECOND = 19;

        private final byte[] second = new byte[SECOND];
        private long base;

        /** Microseconds since 1970, or -1 if it is no such time. */
        long read(byte[] in, int at) {
            if (at + LENGTH <= in.length && ByteRuns.standsAt(second, in, at, in.length)) {
                long fraction = fraction(in, at + SECOND);
                return fraction < 0 ? -1 : base + fraction;
            }
            long time = Timestamps.read(in, at);
            if (time >= 0) {
                System.arraycopy(in, at, second, 0, SECOND);
                base = time - time % 1_000_000L;
            }
            return time;
        }

        private static long fraction(byte[] in, int at) {
            if (in[at] != '.' || in[at + 7] != 'Z') {
                return -1;
            }
            long value = 0;
            for (int i = at + 1; i < at + 7; i++) {
                int digit = in[i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                value = value * 10 + digit;
            }
            return value;
        }
    }

    /** Microseconds since 1970, or -1 if it is no such time. */
    static long read(byte[] in, int at) {
        if (at + LENGTH > in.length || !isShaped(in, at)) {
            return -1;
        }
        int year = number(in, at, 4);
        int month = number(in, at + 5, 2);
        int day = number(in, at + 8, 2);
        int hour = number(in, at + 11, 2);
        int minute = number(in, at + 14, 2);
        int second = number(in, at + 17, 2);
        boolean there =
                year >= 1970 && month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
        if (!there || day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return -1;
        }
        return LocalDate.of(year, month, day).toEpochDay() * DAY
                + (hour * 3600L + minute * 60L + second) * 1_000_000L
                + number(in, at + 20, 6);
    }

    private static boolean isShaped(byte[] in, int at) {
        for (int i = 0; i < LENGTH; i++) {
            byte shape = SHAPE_BYTES[i];
            byte c = in[at + i];
            if (shape == 'd' ? c < '0' || c > '9' : c != shape) {
                return false;
            }
        }
        return true;
    }

    private static void digits(byte[] out, int at, int count, int value) {
        int left = value;
        for (int i = count - 1; i >= 0; i--) {
            out[at + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    private static int number(byte[] in, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10 + in[at + i] - '0';
        }
        return value;
    }
}
