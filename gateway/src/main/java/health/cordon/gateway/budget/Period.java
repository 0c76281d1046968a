package health.cordon.gateway.budget;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** For how long a budget is. Periods begin with the hour, the day, the month of UTC. */
public enum Period {
    /** An hour. */
    HOUR,
    /** A day. */
    DAY,
    /** A month of the calendar. */
    MONTH;

    /** When the period of a moment began. */
    public Instant start(Instant at) {
        ZonedDateTime there = at.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> there.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> there.truncatedTo(ChronoUnit.DAYS).toInstant();
            case MONTH -> there.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
        };
    }

    /** When it ends, and the next one begins. */
    public Instant end(Instant at) {
        ZonedDateTime start = start(at).atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> start.plusHours(1).toInstant();
            case DAY -> start.plusDays(1).toInstant();
            case MONTH -> start.plusMonths(1).toInstant();
        };
    }
}
