package health.cordon.gateway.provider;

import health.cordon.gateway.budget.Reservation;
import health.cordon.gateway.trail.IntendedCall;

/** A call that has a place on its route, what it takes at most reserved, and its intent in the audit log. Only {@link Calls} makes one. */
public final class PlacedCall {

    private final IntendedCall intended;
    private final RouteGate.Place place;
    private final Reservation reservation;

    PlacedCall(IntendedCall intended, RouteGate.Place place, Reservation reservation) {
        this.intended = intended;
        this.place = place;
        this.reservation = reservation;
    }

    /** The same place for another try. */
    PlacedCall with(IntendedCall next) {
        return new PlacedCall(next, place, reservation);
    }

    /** Its intent. */
    public IntendedCall intended() {
        return intended;
    }

    RouteGate.Place place() {
        return place;
    }

    Reservation reservation() {
        return reservation;
    }

    @Override
    public String toString() {
        return "PlacedCall(" + intended + ")";
    }
}
