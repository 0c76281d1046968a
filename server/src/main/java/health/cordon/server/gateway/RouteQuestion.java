package health.cordon.server.gateway;

import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.access.Scopes;
import health.cordon.access.explain.WhatIf;
import health.cordon.access.explain.WhatIf.Explanation;
import health.cordon.access.policy.Question;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.kept.AccessRooms;
import java.util.Set;

/** Whether the policies let someone ask a model at all: the question that the gateway asks before it reads anything. */
public final class RouteQuestion {

    private RouteQuestion() {}

    /** The answer for anyone of this role, with the policies behind it. */
    public static Explanation may(ServerConfig config, Role role, PurposeOfUse purpose, String model) {
        Principal someone = new Principal(
                "someone",
                role.equals(Role.SERVICE) ? PrincipalKind.SERVICE : PrincipalKind.PERSON,
                Set.of(role),
                false,
                Scopes.EVERYWHERE,
                Attributes.NONE);
        Resource endpoint = Resource.of(ResourceType.MODEL_ENDPOINT, model, Classification.PHI);
        return new WhatIf(AccessRooms.policies(config.access()))
                .explain(new Question(someone, purpose, Action.INVOKE, endpoint, false));
    }
}
