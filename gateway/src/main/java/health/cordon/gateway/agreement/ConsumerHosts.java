package health.cordon.gateway.agreement;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.error.GatewayError;
import java.util.Locale;
import java.util.Set;

/**
 * Hosts that people open in a browser. Their makers offer no business associate agreement for them, so none can be declared
 * by mistake: without satisfactory assurances PHI may not be given to them.
 */
@Cfr("164.502(e)(1)")
public final class ConsumerHosts {

    /** With all hosts below them. */
    private static final Set<String> WHOLE = Set.of(
            "chatgpt.com",
            "chat.openai.com",
            "claude.ai",
            "gemini.google.com",
            "copilot.microsoft.com",
            "bing.com",
            "poe.com",
            "character.ai",
            "meta.ai",
            "grok.com",
            "chat.deepseek.com",
            "chat.mistral.ai");

    /** With {@code www} alone: their makers' APIs lie below them. */
    private static final Set<String> ITSELF = Set.of("openai.com", "perplexity.ai", "x.ai", "huggingface.co");

    /** The API host whose maker signs only for endpoints without retention; those of its regions stand below it. */
    private static final String ZERO_RETENTION_ONLY = "api.openai.com";

    private ConsumerHosts() {}

    /**
     * Holds that an agreement may name this host.
     *
     * @throws CordonException {@link GatewayError#CONSUMER_ENDPOINT}, {@link GatewayError#RETENTION_NOT_ZERO}
     */
    static void refuse(String host, Terms terms) {
        if (isConsumer(host)) {
            throw new CordonException(GatewayError.CONSUMER_ENDPOINT);
        }
        if ((host.equals(ZERO_RETENTION_ONLY) || host.endsWith("." + ZERO_RETENTION_ONLY)) && !terms.zeroRetention()) {
            throw new CordonException(GatewayError.RETENTION_NOT_ZERO);
        }
    }

    /** Whether it is a consumer service, in whatever case, with {@code www} or a dot at the end or without. */
    public static boolean isConsumer(String host) {
        String form = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        if (ITSELF.contains(form) || form.startsWith("www.") && ITSELF.contains(form.substring(4))) {
            return true;
        }
        return WHOLE.contains(form) || WHOLE.stream().anyMatch(whole -> form.endsWith("." + whole));
    }
}
