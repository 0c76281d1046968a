package health.cordon.access.spi;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Credentials;
import health.cordon.testkit.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Authenticator} must keep. Extend it beside each implementation. */
public abstract class AuthenticatorContract {

    /** The authenticator under test. */
    protected abstract Authenticator authenticator();

    /** Credentials that it accepts. */
    protected abstract Credentials good();

    /** Credentials of its form that it refuses. */
    protected abstract Credentials bad();

    @Test
    void hasAShortLowerCaseName() {
        assertThat(authenticator().name()).matches("[a-z][a-z0-9-]{1,30}");
    }

    @Test
    void acceptsTheGoodAndRefusesTheBad() {
        Authenticator authenticator = authenticator();
        assertThat(authenticator.authenticate(good())).isInstanceOf(Authenticated.class);
        assertThat(authenticator.authenticate(bad())).isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void leavesOtherFormsToOthers() {
        Authenticator authenticator = authenticator();
        for (Credentials other : List.of(
                Credentials.Bearer.of(""),
                Credentials.Bearer.of("Basic YTpi"),
                Credentials.Bearer.of("sk-0123456789"),
                Credentials.Bearer.of("\u0000"))) {
            if (good() instanceof Credentials.Bearer) {
                assertThat(authenticator.authenticate(other)).isEqualTo(NotMine.IT);
            } else {
                assertThat(authenticator.authenticate(other)).isInstanceOf(NotMine.class);
            }
        }
        if (good() instanceof Credentials.Bearer) {
            assertThat(authenticator.authenticate(Credentials.ClientCertificate.of(List.of())))
                    .isEqualTo(NotMine.IT);
        }
    }

    @Test
    void acceptsNoTextAtRandomAndThrowsAtNone() {
        Authenticator authenticator = authenticator();
        String prefix = good() instanceof Credentials.Bearer bearer ? bearer.reveal() : "";
        Property.forAllText(400, seeded -> seeded.soup(120), text -> {
            for (String each :
                    List.of(text, prefix.substring(0, Math.min(10, prefix.length())) + text, prefix + text)) {
                if (!each.equals(prefix)) {
                    assertThat(authenticator.authenticate(Credentials.Bearer.of(each)))
                            .isNotInstanceOf(Authenticated.class);
                }
            }
        });
    }

    @Test
    void aGoodOneWithAnyCharacterChangedIsNotAccepted() {
        if (!(good() instanceof Credentials.Bearer bearer)) {
            return;
        }
        Authenticator authenticator = authenticator();
        String token = bearer.reveal();
        for (int i = 0; i < token.length(); i += Math.max(1, token.length() / 97)) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(authenticator.authenticate(Credentials.Bearer.of(changed)))
                    .as("character %d", i)
                    .isNotInstanceOf(Authenticated.class);
        }
    }
}
