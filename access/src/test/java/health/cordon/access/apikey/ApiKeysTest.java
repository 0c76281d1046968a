package health.cordon.access.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Attributes;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryAccessLog;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.AuthenticatorContract;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Cfr("164.312(a)(2)(i)")
class ApiKeysTest extends AuthenticatorContract {

    private static final Principal BOT = new Principal(
            "triage-bot",
            PrincipalKind.SERVICE,
            Set.of(Role.SERVICE),
            false,
            Scopes.of("deidentify:*"),
            Attributes.NONE);

    private final MovingClock clock = MovingClock.atNow();
    private final MemoryRecordStore<ApiKeyRecord> store = new MemoryRecordStore<>(clock, 1000);
    private final MemoryAccessLog log = new MemoryAccessLog(1000);
    private final ApiKeys keys = new ApiKeys(store, log, clock);
    private final IssuedApiKey issued = keys.issue("ana", "triage", BOT, Duration.ofDays(30));

    @Override
    protected Authenticator authenticator() {
        return keys;
    }

    @Override
    protected Credentials good() {
        return Credentials.Bearer.of(issued.reveal());
    }

    @Override
    protected Credentials bad() {
        return Credentials.Bearer.of("cordon_nonsense");
    }

    private Refused refused(SignInFailure why) {
        return new Refused(why);
    }

    @Test
    void aKeySignsInWithTheRolesAndScopesThatItWasGiven() {
        assertThat(keys.authenticate(good())).isInstanceOfSatisfying(Authenticated.class, someone -> {
            assertThat(someone.principal()).isEqualTo(BOT);
            assertThat(someone.credential()).isEqualTo(issued.kept().id());
            assertThat(someone.until()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        });
    }

    @Test
    void theSecretIsNowhereButInTheKey() {
        String secret = issued.reveal().split("_")[2];
        assertThat(secret).hasSize(52);
        assertThat(store.all().toString() + store.all().getFirst().secretHash() + log.events() + issued + keys.all())
                .doesNotContain(secret)
                .doesNotContain(secret.substring(0, 12));
    }

    @Test
    void noTwoKeysAreAlike() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(texts.add(keys.issue("ana", "k", BOT, Duration.ofDays(1))
                            .reveal()
                            .split("_")[2]))
                    .isTrue();
        }
    }

    @Test
    void aTypingErrorIsToldFromAGuess() {
        ApiKeyText known = ApiKeyText.of(issued.reveal()).orElseThrow();
        ApiKeyText other = ApiKeyText.random(new java.security.SecureRandom());
        String wrongSecret = new ApiKeyText(known.id(), other.secret()).text();
        assertThat(keys.authenticate(Credentials.Bearer.of(wrongSecret))).isEqualTo(refused(SignInFailure.BAD_PROOF));
        assertThat(keys.authenticate(Credentials.Bearer.of(other.text())))
                .isEqualTo(refused(SignInFailure.UNKNOWN_KEY));
        String mistyped = issued.reveal().replaceFirst("_.", "_u");
        assertThat(keys.authenticate(Credentials.Bearer.of(mistyped))).isEqualTo(refused(SignInFailure.MALFORMED));
        String injected = "cordon_" + "' OR '1'='1' -- " + "_" + other.secret() + "_x";
        assertThat(keys.authenticate(Credentials.Bearer.of(injected))).isEqualTo(refused(SignInFailure.MALFORMED));
    }

    @Test
    void aKeyEndsByItselfAndByBeingCalledBack() {
        clock.move(Duration.ofDays(30).minusSeconds(1));
        assertThat(keys.authenticate(good())).isInstanceOf(Authenticated.class);
        clock.move(Duration.ofSeconds(1));
        assertThat(keys.authenticate(good())).isEqualTo(refused(SignInFailure.EXPIRED));

        IssuedApiKey second = keys.issue("ana", "second", BOT, Duration.ofDays(1));
        keys.revoke("bo", second.kept().id());
        keys.revoke("bo", second.kept().id());
        assertThat(keys.authenticate(Credentials.Bearer.of(second.reveal()))).isEqualTo(refused(SignInFailure.REVOKED));
        assertThat(log.events().toString()).contains("KEY_ISSUED", "KEY_REVOKED", "actor=bo");
        assertThat(log.events()).hasSize(3);
    }

    @Test
    void whatTheLogDoesNotTakeDoesNotHappen() {
        ApiKeys unlogged = new ApiKeys(store, new MemoryAccessLog(0), clock);
        int before = store.all().size();
        assertThatThrownBy(() -> unlogged.issue("ana", "x", BOT, Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.LOG_REFUSED));
        assertThat(store.all()).hasSize(before);
        assertThatThrownBy(() -> unlogged.revoke("ana", issued.kept().id())).isInstanceOf(CordonException.class);
        assertThat(keys.authenticate(good())).isInstanceOf(Authenticated.class);
    }

    @Test
    void aKeyHasAnEndWithinBoundsAndNeverBreaksTheGlass() {
        for (Duration time : new Duration[] {Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(367)}) {
            assertThatThrownBy(() -> keys.issue("ana", "x", BOT, time))
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_LIFETIME));
        }
        assertThatThrownBy(() -> keys.issue("ana", "x", Principal.person("p", Role.BREAK_GLASS), Duration.ofDays(1)))
                .isInstanceOf(CordonException.class);
    }
}
