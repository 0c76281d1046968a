package health.cordon.access.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.Authenticator;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Cfr("164.308(a)(5)(ii)(C)")
class AuthenticatorsTest {

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";
    private static final Credentials RIGHT = Credentials.Bearer.of("a:right");
    private static final Credentials WRONG = Credentials.Bearer.of("a:wrong");

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryAccessLog log = new MemoryAccessLog(1000);
    private final FailureLimit limit = new FailureLimit(FailureLimit.Settings.STANDARD, clock);

    /** Knows texts that begin with its name. */
    private record Simple(String name) implements Authenticator {

        @Override
        public Authentication authenticate(Credentials credentials) {
            String token = ((Credentials.Bearer) credentials).reveal();
            if (!token.startsWith(name + ":")) {
                return NotMine.IT;
            }
            return switch (token.substring(name.length() + 1)) {
                case "right" -> new Authenticated(Principal.person(name), "c", Instant.MAX);
                case "boom" -> throw new IllegalStateException("token " + token);
                case "keys" -> Authentication.refused(SignInFailure.KEYS_UNAVAILABLE);
                default -> Authentication.refused(SignInFailure.BAD_PROOF);
            };
        }
    }

    private Authenticators authenticators(String... names) {
        return Authenticators.of(List.of(names), List.of(new Simple("a"), new Simple("b")), limit, log, clock);
    }

    @Test
    void theFirstThatKnowsTheFormAnswers() {
        Authenticators all = authenticators("a", "b");
        assertThat(all.authenticate(RIGHT, HERE)).isInstanceOf(Authenticated.class);
        assertThat(all.authenticate(Credentials.Bearer.of("b:right"), HERE)).isInstanceOf(Authenticated.class);
        assertThat(authenticators("a").authenticate(Credentials.Bearer.of("b:right"), HERE))
                .isEqualTo(new Refused(SignInFailure.UNKNOWN_FORM));
        assertThat(authenticators().authenticate(RIGHT, HERE)).isEqualTo(new Refused(SignInFailure.UNKNOWN_FORM));
    }

    @Test
    void namesThatAreUnknownOrDoubledStopTheStartAndTheKnownOnesAreTold() {
        for (List<String> names : List.of(List.of("a", "c"), List.of("a", "a"))) {
            assertThatThrownBy(() -> authenticators(names.toArray(String[]::new)))
                    .isInstanceOfSatisfying(CordonException.class, e -> {
                        assertThat(e.code()).isEqualTo(AccessError.UNKNOWN_AUTHENTICATOR);
                        assertThat(e.getMessage()).contains("hint=");
                    });
        }
        assertThatThrownBy(() ->
                        Authenticators.of(List.of("a"), List.of(new Simple("a"), new Simple("a")), limit, log, clock))
                .isInstanceOf(CordonException.class);
    }

    @Test
    void anAuthenticatorThatFailsHasRefusedAndNothingOfItIsTold() {
        assertThat(authenticators("a").authenticate(Credentials.Bearer.of("a:boom"), HERE))
                .isEqualTo(new Refused(SignInFailure.FAILED));
        assertThat(log.events().toString()).contains("FAILED").doesNotContain("boom");
    }

    @Test
    void whoFailsTooOftenIsLockedOutEvenWithTheRightCredentialsAndLongerEachTime() {
        Authenticators all = authenticators("a");
        for (int i = 0; i < 5; i++) {
            assertThat(all.authenticate(WRONG, HERE)).isEqualTo(new Refused(SignInFailure.BAD_PROOF));
        }
        assertThat(all.authenticate(RIGHT, HERE)).isEqualTo(new Refused(SignInFailure.LOCKED_OUT));
        assertThat(all.authenticate(RIGHT, THERE)).isInstanceOf(Authenticated.class);
        int logged = log.events().size();
        for (int i = 0; i < 100; i++) {
            all.authenticate(WRONG, HERE);
        }
        assertThat(log.events()).hasSize(logged);
        clock.move(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            assertThat(all.authenticate(WRONG, HERE)).isEqualTo(new Refused(SignInFailure.BAD_PROOF));
        }
        clock.move(Duration.ofMinutes(1));
        assertThat(all.authenticate(RIGHT, HERE)).isEqualTo(new Refused(SignInFailure.LOCKED_OUT));
        clock.move(Duration.ofMinutes(1));
        assertThat(all.authenticate(RIGHT, HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void failuresThatAreFarApartOrFollowedByASuccessDoNotAddUp() {
        Authenticators all = authenticators("a");
        for (int i = 0; i < 20; i++) {
            all.authenticate(WRONG, HERE);
            clock.move(Duration.ofMinutes(2));
        }
        assertThat(all.authenticate(RIGHT, HERE)).isInstanceOf(Authenticated.class);
        for (int i = 0; i < 20; i++) {
            all.authenticate(WRONG, HERE);
            assertThat(all.authenticate(RIGHT, HERE)).isInstanceOf(Authenticated.class);
        }
    }

    @Test
    void whatIsOurFaultIsNotCountedAgainstTheCaller() {
        Authenticators all = authenticators("a");
        for (int i = 0; i < 20; i++) {
            assertThat(all.authenticate(Credentials.Bearer.of("a:keys"), HERE))
                    .isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
        }
        assertThat(all.authenticate(RIGHT, HERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void aTokenLongerThanAnyIsNotLookedAt() {
        assertThat(authenticators("a").authenticate(Credentials.Bearer.of("a:" + "x".repeat(16 * 1024)), HERE))
                .isEqualTo(new Refused(SignInFailure.TOO_LONG));
    }

    @Test
    void refusalsAreRefusalsEvenWhereTheLogIsFull() {
        Authenticators unlogged =
                Authenticators.of(List.of("a"), List.of(new Simple("a")), limit, new MemoryAccessLog(0), clock);
        assertThat(unlogged.authenticate(WRONG, HERE)).isEqualTo(new Refused(SignInFailure.BAD_PROOF));
        assertThat(log.events())
                .filteredOn(AccessEvent.SignInRefused.class::isInstance)
                .isEmpty();
    }

    @Test
    void anAddressOfVersionSixCountsByItsNetwork() throws Exception {
        String one = FailureLimit.source(InetAddress.getByName("2001:db8:1:2:3:4:5:6"));
        assertThat(one)
                .isEqualTo(FailureLimit.source(InetAddress.getByName("2001:db8:1:2:ffff::1")))
                .isNotEqualTo(FailureLimit.source(InetAddress.getByName("2001:db8:1:3::1")));
        assertThat(FailureLimit.source(InetAddress.getByName("192.0.2.9"))).isEqualTo("192.0.2.9");
    }
}
