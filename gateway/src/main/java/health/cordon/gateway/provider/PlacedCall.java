package health.cordon.gateway.provider;

import health.cordon.gateway.trail.IntendedCall;

/** A call that has a place on its route, and its intent in the audit log. Only {@link Calls} makes one. */
public final class PlacedCall {

    private final IntendedCall intended;
    private final RouteGate.Place place;

    PlacedCall(IntendedCall intended, RouteGate.Place place) {
        this.intended = intended;
        this.place = place;
    }

    /** Its intent. */
    public IntendedCall intended() {
        return intended;
    }

    RouteGate.Place place() {
        return place;
    }

    @Override
    public String toString() {
        return "PlacedCall(" + intended + ")";
    }
}
