package health.cordon.access;

import java.time.Instant;

/** What came of looking at credentials. */
public sealed interface Authentication {

    /**
     * He is who he says.
     *
     * @param principal who
     * @param credential which credential, in a form that may be logged: a key's id, a token's id
     * @param until when the credential ends by itself
     */
    record Authenticated(Principal principal, String credential, Instant until) implements Authentication {}

    /**
     * He is not, or it cannot be told.
     *
     * @param why for the log alone
     */
    record Refused(SignInFailure why) implements Authentication {}

    /** These credentials are of a form that another authenticator reads. */
    record NotMine() implements Authentication {

        /** The only one needed. */
        public static final NotMine IT = new NotMine();
    }

    /** Refused, for this reason. */
    static Authentication refused(SignInFailure why) {
        return new Refused(why);
    }
}
