package health.cordon.gateway;

import health.cordon.gateway.admit.Admission;
import health.cordon.gateway.answer.GuardOut;
import health.cordon.gateway.guard.GuardIn;
import health.cordon.gateway.provider.Calls;
import health.cordon.gateway.reply.Outcomes;
import health.cordon.gateway.route.Router;
import health.cordon.gateway.token.Conversations;
import health.cordon.gateway.trace.Traces;

/** The stages of a gateway. */
record GatewayParts(
        Admission admission,
        GuardIn guardIn,
        Router router,
        Calls calls,
        GuardOut guardOut,
        Conversations conversations,
        Outcomes outcomes,
        Traces traces) {}
