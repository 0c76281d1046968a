package health.cordon.gateway.reply;

import health.cordon.audit.AuditReceipt;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.route.Way;
import health.cordon.gateway.trail.GatewayTrail;
import health.cordon.gateway.trail.IntendedCall;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The headers that tell a caller what was done with his call, and by which entry of the audit log that is proven. */
final class Receipts {

    private static final int SHOWN = 16;

    private Receipts() {}

    static Map<String, String> headers(IntendedCall intended, GatewayTrail trail) {
        GuardedRequest guarded = intended.before().before();
        Way way = intended.way();
        AuditReceipt receipt = intended.receipt();
        Map<String, String> headers = new TreeMap<>();
        headers.put(
                "cordon-request",
                guarded.before().before().before().before().id().toString());
        headers.put(
                "cordon-phi",
                "found=" + guarded.found().total() + " treated=" + guarded.treated() + " unscanned="
                        + guarded.coverage().unscanned());
        headers.put("cordon-mode", guarded.mode().name().toLowerCase(java.util.Locale.ROOT));
        if (guarded.mode() == Mode.PSEUDONYMIZE) {
            headers.put(
                    "cordon-pseudonyms",
                    intended.before().route().protection().pseudonyms().name().toLowerCase(java.util.Locale.ROOT));
        }
        headers.put("cordon-dropped", Integer.toString(guarded.coverage().dropped()));
        headers.put("cordon-screen", guarded.screen().header());
        headers.put(
                "cordon-preamble",
                intended.before().route().protection().preamble().id());
        headers.put("cordon-route", way.endpoint().id());
        headers.put("cordon-model", way.endpoint().recorded().value());
        headers.put("cordon-agreement", way.agreement().map(baa -> baa.id()).orElse("inside"));
        headers.put("cordon-policy", trail.policy().value().substring(0, SHOWN));
        headers.put("cordon-receipt", receipt.index() + ":" + HexFormat.of().formatHex(receipt.leafHash()));
        return headers;
    }
}
