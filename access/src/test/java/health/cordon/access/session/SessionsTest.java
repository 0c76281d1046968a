package health.cordon.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.AuthenticatorContract;
import health.cordon.core.Cfr;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Cfr("164.312(a)(2)(iii)")
class SessionsTest extends AuthenticatorContract {

    private static final Refused OVER = new Refused(SignInFailure.SESSION_OVER);

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryRecordStore<SessionRecord> store = new MemoryRecordStore<>(clock, 1000);
    private final MemoryAccessLog log = new MemoryAccessLog(1000);
    private final Sessions sessions = new Sessions(store, log, clock, Sessions.Settings.STANDARD);
    private final StartedSession started = sessions.start(Principal.person("ana", Role.PRIVACY_OFFICER));

    @Override
    protected Authenticator authenticator() {
        return sessions;
    }

    @Override
    protected Credentials good() {
        return Credentials.Bearer.of(started.reveal());
    }

    @Override
    protected Credentials bad() {
        return Credentials.Bearer.of("cordons_x");
    }

    @Test
    void whoIsQuietIsSignedOutAndWhoIsBusyIsNot() {
        for (int i = 0; i < 20; i++) {
            clock.move(Duration.ofMinutes(13));
            assertThat(sessions.authenticate(good())).isInstanceOf(Authenticated.class);
        }
        clock.move(Duration.ofMinutes(15));
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
        // Coming back does not wake it.
        clock.move(Duration.ofMinutes(-15));
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
        assertThat(log.events().toString()).contains("SESSION_ENDED", "how=clock");
    }

    @Test
    void logoffMayComeEarlyByATenthAndNeverLate() {
        clock.move(Duration.ofSeconds(89));
        assertThat(sessions.authenticate(good())).isInstanceOf(Authenticated.class);
        clock.move(Duration.ofSeconds(15 * 60 - 89));
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
    }

    @Test
    void howeverBusyItEnds() {
        for (int i = 0; i < 71; i++) {
            clock.move(Duration.ofMinutes(10));
            assertThat(sessions.authenticate(good())).isInstanceOf(Authenticated.class);
        }
        clock.move(Duration.ofMinutes(10));
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
    }

    @Test
    void aClockThatIsSetBackEndsItRatherThanProlongingIt() {
        clock.move(Duration.ofSeconds(-30));
        assertThat(sessions.authenticate(good())).isInstanceOf(Authenticated.class);
        clock.move(Duration.ofHours(-1));
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
    }

    @Test
    void signingOutEndsIt() {
        sessions.end((Credentials.Bearer) good());
        sessions.end((Credentials.Bearer) good());
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void allSessionsOfOneWhoLeavesAreEnded() {
        StartedSession other = sessions.start(Principal.person("bo"));
        sessions.start(Principal.person("ana"));
        assertThat(sessions.endAll("chief", "ana")).isEqualTo(2);
        assertThat(sessions.authenticate(good())).isEqualTo(OVER);
        assertThat(sessions.authenticate(Credentials.Bearer.of(other.reveal()))).isInstanceOf(Authenticated.class);
    }

    @Test
    void sweepingEndsWhatTheClockHasEnded() {
        clock.move(Duration.ofMinutes(10));
        sessions.start(Principal.person("bo"));
        clock.move(Duration.ofMinutes(5));
        assertThat(sessions.sweep()).isEqualTo(1);
        assertThat(store.all()).extracting(each -> each.principal().id()).containsExactly("bo");
    }

    @Test
    void theTokenIsNowhereButWithItsOwner() {
        String secret = started.reveal().substring(8);
        assertThat(store.all().toString() + store.all().getFirst().id() + log.events() + started)
                .doesNotContain(secret.substring(0, 12));
    }
}
