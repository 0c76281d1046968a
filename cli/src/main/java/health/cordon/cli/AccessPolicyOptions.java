package health.cordon.cli;

import health.cordon.access.policy.AccessPolicies;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which access policies a command works with. */
final class AccessPolicyOptions {

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description =
                    "A folder of .cedar files that are added to the built-in policies; one of the same name takes the"
                            + " place of a built-in one.")
    @Nullable
    Path folder;

    @Option(names = "--only", description = "Take the policies of --policies alone, without the built-in ones.")
    boolean only;

    AccessPolicies load() {
        if (folder == null) {
            return AccessPolicies.builtIn();
        }
        return only ? AccessPolicies.read(folder) : AccessPolicies.builtInWith(folder);
    }
}
