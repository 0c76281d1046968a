package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.deid.policy.Tag;

/** Writes a re-identification code. */
@Cfr("164.514(c)")
record Coding(Tag tag) implements Treatment {

    @Override
    public String replace(Workspace work, int index) {
        String kind = work.span(index).kind().name();
        String code = work.vault()
                .assign(work.owner(), kind, Phi.of(work.text(index)))
                .token();
        return tag.render(work.span(index).kind(), 0, code);
    }
}
