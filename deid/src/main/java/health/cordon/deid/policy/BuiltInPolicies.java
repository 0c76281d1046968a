package health.cordon.deid.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The policies that come with Cordon: resources beside this class. */
final class BuiltInPolicies {

    /** Their names, the default first. */
    static final List<String> NAMES = List.of("safe-harbor", "limited-data-set", "research-dates", "surrogate");

    private BuiltInPolicies() {}

    /** The YAML of one of {@link #NAMES}. */
    static String text(String name) {
        try (InputStream in = BuiltInPolicies.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("a built-in policy is missing from the module");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
