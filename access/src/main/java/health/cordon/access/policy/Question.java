package health.cordon.access.policy;

import health.cordon.access.Action;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.core.PurposeOfUse;

/**
 * What policies are asked.
 *
 * @param principal who
 * @param purpose why
 * @param action what is to be done
 * @param resource with what
 * @param emergency whether an emergency grant of this person is in force
 */
public record Question(
        Principal principal, PurposeOfUse purpose, Action action, Resource resource, boolean emergency) {}
