package health.cordon.server.gateway;

import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells in time that an agreement ends: in the log, and as a figure. Thread-safe. */
final class AgreementWatch {

    private final AgreementRegistry agreements;
    private final int warnDays;
    private final InstantSource clock;

    AgreementWatch(AgreementRegistry agreements, int warnDays, InstantSource clock) {
        this.agreements = agreements;
        this.warnDays = warnDays;
        this.clock = clock;
    }

    /** The figures, for whoever scrapes them. */
    void offer(Metrics metrics) {
        metrics.gauges(
                "cordon_agreement_days_left",
                "Days until an agreement ends; 0 once it has, and before it begins.",
                "agreement",
                this::daysLeft);
        metrics.gauge(
                "cordon_agreements_unverified",
                "1 if the registry of agreements cannot be read or verified, so that nothing is sent under any.",
                () -> isVerified() ? 0 : 1);
    }

    /** A line for each agreement that has ended or ends soon. */
    void warn(ServerLog log) {
        Instant now = clock.instant();
        try {
            for (Agreement agreement : agreements.all()) {
                SafeArg id = SafeArg.key("agreement", agreement.id());
                if (!now.isBefore(agreement.validUntil())) {
                    log.warn("an agreement has ended", id);
                } else if (agreement.daysLeft(now) < warnDays) {
                    log.warn("an agreement ends soon", id, SafeArg.of("days", agreement.daysLeft(now)));
                }
            }
        } catch (RuntimeException e) {
            log.error("the agreements cannot be verified", SafeArg.cause(e));
        }
    }

    private Map<String, Double> daysLeft() {
        Map<String, Double> days = new LinkedHashMap<>();
        Instant now = clock.instant();
        try {
            agreements
                    .all()
                    .forEach(each -> days.put(each.id(), each.isValid(now) ? (double) each.daysLeft(now) : 0.0));
        } catch (RuntimeException e) {
            return Map.of();
        }
        return days;
    }

    private boolean isVerified() {
        try {
            agreements.all();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
