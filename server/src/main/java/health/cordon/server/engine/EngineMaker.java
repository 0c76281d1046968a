package health.cordon.server.engine;

import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import health.cordon.deid.policy.Policy;
import health.cordon.deid.rules.SiteRules;

/** The seat of detection: makes an engine for a policy and a profile. A model that finds names is put in here. */
@FunctionalInterface
public interface EngineMaker {

    /** Makes it. */
    Deidentifier make(Policy policy, Profile profile);

    /**
     * Engines of the built-in detectors, and but for {@link Profile#FAST} those that other modules provide.
     *
     * @param vault where codes are kept, for policies that write any
     */
    static EngineMaker builtIn(Keyset keyset, SiteRules siteRules, ReidentificationVault vault) {
        return (policy, profile) -> {
            Deidentifier.Builder builder =
                    Deidentifier.builder().policy(policy).keyset(keyset).siteRules(siteRules);
            if (policy.needsVault()) {
                builder.vault(vault);
            }
            if (profile != Profile.FAST) {
                builder.installedDetectors();
            }
            return builder.build();
        };
    }
}
