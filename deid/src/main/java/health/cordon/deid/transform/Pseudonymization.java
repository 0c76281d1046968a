package health.cordon.deid.transform;

import health.cordon.core.Phi;
import health.cordon.deid.policy.Tag;

/**
 * Writes a keyed token. Names are told apart by person, so that a bare surname has the token of the full name that the
 * document gives; everything else by its letters and digits, whatever stands between them.
 */
record Pseudonymization(Tag tag) implements Treatment {

    @Override
    public String replace(Workspace work, int index) {
        String token = work.keys()
                .pseudonyms()
                .of(work.family(index), Phi.of(work.identity(index)))
                .token();
        return tag.render(work.span(index).kind(), 0, token);
    }
}
