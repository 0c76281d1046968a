package health.cordon.gateway.route;

import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.screen.ScreenPolicy;
import health.cordon.gateway.token.PseudonymStyle;

/**
 * What a route does beside its mode.
 *
 * @param screens what is done about attacks on the model
 * @param preamble the managed system prompt
 * @param pseudonyms what pseudonyms look like, where PHI has some
 */
public record Protection(ScreenPolicy screens, Preamble preamble, PseudonymStyle pseudonyms) {

    /** Without a managed system prompt: for trying out, where what a model sees is what the client sent. */
    public static final Protection WITHOUT_PREAMBLE = new Protection(ScreenPolicy.STANDARD, Preamble.NONE);

    /** With tokens. */
    public Protection(ScreenPolicy screens, Preamble preamble) {
        this(screens, preamble, PseudonymStyle.TAGGED);
    }

    /** The same with other pseudonyms. */
    public Protection with(PseudonymStyle other) {
        return new Protection(screens, preamble, other);
    }

    /**
     * The usual one: the standard screens, and our managed system prompt where a model sees tokens. A route that only watches
     * blocks and changes nothing here either.
     */
    public static Protection usual(Mode mode) {
        if (mode == Mode.SHADOW) {
            return new Protection(ScreenPolicy.OBSERVING, Preamble.NONE);
        }
        return new Protection(ScreenPolicy.STANDARD, mode == Mode.PSEUDONYMIZE ? Preamble.HIPAA : Preamble.NONE);
    }

    /** All of it, in one order: a part of the policy's hash. */
    public String canonical() {
        return "screens " + screens.canonical() + " preamble " + preamble.version() + " " + preamble.hash() + " "
                + preamble.echoes() + " pseudonyms " + pseudonyms;
    }
}
