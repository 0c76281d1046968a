package health.cordon.access;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/** What someone shows to prove who he is. Never printed. */
public sealed interface Credentials {

    /** What came behind {@code Authorization: Bearer}: a JWT, an API key, a session's token. */
    final class Bearer implements Credentials {

        private final String token;

        private Bearer(String token) {
            this.token = token;
        }

        /** Wraps a token, of any form and length. */
        public static Bearer of(String token) {
            return new Bearer(Objects.requireNonNull(token));
        }

        /** The token itself: for authenticators alone. */
        public String reveal() {
            return token;
        }

        @Override
        public String toString() {
            return "Bearer(" + token.length() + " characters)";
        }
    }

    /**
     * The certificates that a TLS client sent and proved to hold the key of, its own first.
     */
    final class ClientCertificate implements Credentials {

        private final List<X509Certificate> chain;

        private ClientCertificate(List<X509Certificate> chain) {
            this.chain = List.copyOf(chain);
        }

        /** Wraps a chain; the TLS layer must have checked the proof of possession. */
        public static ClientCertificate of(List<X509Certificate> chain) {
            return new ClientCertificate(chain);
        }

        /** The chain, the client's own certificate first; may be empty. */
        public List<X509Certificate> chain() {
            return chain;
        }

        @Override
        public String toString() {
            return "ClientCertificate(" + chain.size() + " certificates)";
        }
    }
}
