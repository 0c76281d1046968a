package health.cordon.gateway.network;

/**
 * Where a provider stands: whether what it is asked leaves the organisation.
 *
 * <p>It is not declared. {@link Inside} comes from an {@link UpstreamClient} that connects to no address outside its boundary, so
 * that it holds for every connection and not only for the moment of a check. Immutable.
 */
public sealed interface Standing {

    /** The model runs in this process: there is no connection. */
    Standing IN_PROCESS = new InProcess();

    /** Elsewhere: an agreement must cover it. */
    Standing OUTSIDE = new Outside();

    /** Whether nothing leaves the organisation, so that no business associate is involved. */
    default boolean isInside() {
        return !(this instanceof Outside);
    }

    /** In this process. */
    final class InProcess implements Standing {
        private InProcess() {}

        @Override
        public String toString() {
            return "in-process";
        }
    }

    /** Every connection ends within a boundary, or there is none. */
    final class Inside implements Standing {
        private final NetworkBoundary boundary;
        private final String host;

        Inside(NetworkBoundary boundary, String host) {
            this.boundary = boundary;
            this.host = host;
        }

        /** The boundary. */
        public NetworkBoundary boundary() {
            return boundary;
        }

        /** The one host that connections are made to. */
        public String host() {
            return host;
        }

        @Override
        public String toString() {
            return "inside " + boundary;
        }
    }

    /** Outside. */
    final class Outside implements Standing {
        private Outside() {}

        @Override
        public String toString() {
            return "outside";
        }
    }
}
