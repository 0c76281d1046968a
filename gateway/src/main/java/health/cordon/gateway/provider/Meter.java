package health.cordon.gateway.provider;

import health.cordon.gateway.budget.Bill;
import health.cordon.gateway.budget.Reservation;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.spi.ReplyEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/**
 * Counts what one call takes. What the endpoint tells is believed; where it tells nothing, tokens are estimated from lengths and
 * rounded up. For one thread.
 */
public final class Meter {

    private final Endpoint endpoint;
    private final JsonNode asked;
    private final RouteGate.Place place;
    private final Reservation reservation;
    private final AtomicBoolean settled = new AtomicBoolean();
    private long sent = -1;
    private long bytes;
    private long input;
    private long output;

    Meter(Endpoint endpoint, JsonNode asked, RouteGate.Place place, Reservation reservation) {
        this.endpoint = endpoint;
        this.asked = asked;
        this.place = place;
        this.reservation = reservation;
    }

    void count(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text text -> bytes += length(text.text());
            case ReplyEvent.ToolArguments more -> bytes += length(more.text());
            case ReplyEvent.Usage usage -> {
                input = Math.max(input, usage.prompt());
                output = Math.max(output, usage.completion());
            }
            case ReplyEvent.ToolBegin _, ReplyEvent.Finish _, ReplyEvent.Vectors _ -> {
                // Counted by the endpoint.
            }
        }
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** What it took so far. */
    public Bill bill() {
        if (input > 0 || output > 0) {
            return Bill.of(input, output, false, endpoint.price());
        }
        if (sent < 0) {
            sent = StrictTree.bytes(asked).length;
        }
        return Bill.of(TokenBound.estimate(sent), TokenBound.estimate(bytes), true, endpoint.price());
    }

    /** It ended. Telling that more than once is as good as once. */
    void settle() {
        if (settled.compareAndSet(false, true)) {
            Bill bill = bill();
            place.used(bill.input() + bill.output());
            reservation.settle(bill.quantity());
            place.close();
        }
    }
}
