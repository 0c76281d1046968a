package health.cordon.deid.transform;

import health.cordon.crypto.FormatPreserved;
import org.jspecify.annotations.Nullable;

/** Encrypts by FF1 under the kind's name as domain; what FF1 refuses is redacted. */
record Encryption() implements Treatment {

    @Override
    public @Nullable String replace(Workspace work, int index) {
        FormatPreserved result =
                work.keys().formatPreserving().encrypt(work.span(index).kind().name(), work.text(index));
        return result instanceof FormatPreserved.Encrypted done ? done.text() : null;
    }
}
