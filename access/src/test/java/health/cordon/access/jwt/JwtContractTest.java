package health.cordon.access.jwt;

import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.AuthenticatorContract;
import java.util.Map;

class JwtContractTest extends AuthenticatorContract {

    private final MovingClock clock = MovingClock.atNow();
    private final String token = Provider.rs256(Provider.claims(clock.instant()));

    @Override
    protected Authenticator authenticator() {
        return new JwtAuthenticator(
                JwtSettings.standard(Provider.ISSUER, Provider.AUDIENCE, Map.of()),
                VerificationKeys.of(Provider.jwks()),
                new MemoryRecordStore<>(clock, 10),
                clock);
    }

    @Override
    protected Credentials good() {
        return Credentials.Bearer.of(token);
    }

    @Override
    protected Credentials bad() {
        return Credentials.Bearer.of("eyJhbGciOiJub25lIn0.e30.");
    }
}
