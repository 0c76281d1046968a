package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.deid.policy.Tag;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a tag. A tag that stands there already stays, so that a clean document stays as it is. */
record Redaction(Tag tag) implements Treatment {

    private static final Set<String> TAGS =
            Arrays.stream(PhiKind.values()).map(PhiKind::tag).collect(Collectors.toUnmodifiableSet());

    @Override
    public String replace(Workspace work, int index) {
        String text = work.text(index);
        if (TAGS.contains(text)) {
            return text;
        }
        PhiKind kind = work.span(index).kind();
        return tag.render(kind, tag.numbered() ? work.number(index) : 0, "");
    }

    /** A tag tells nothing of the value, so a value that is a part of the tag's own words does no harm. */
    @Override
    public boolean mayKeep(PhiKind kind) {
        return true;
    }
}
