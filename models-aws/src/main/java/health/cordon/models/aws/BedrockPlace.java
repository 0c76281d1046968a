package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.UpstreamUrl;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Bedrock is asked.
 *
 * @param url the endpoint, without a path
 * @param region the region whose endpoint it is; requests are signed for it
 */
public record BedrockPlace(URI url, String region) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");
    private static final Pattern HOST = Pattern.compile(
            "(?:.+\\.)?bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\.(?:(?:vpce\\.)?amazonaws\\.com(?:\\.cn)?|api\\.aws)\\.?");

    /** Names of more than one region that stand before a model's own, beside those of two letters. */
    private static final Set<String> WIDE = Set.of("us-gov", "apac", "global");

    /**
     * Checks both.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER} if the region is none, or the host tells another
     */
    public BedrockPlace {
        Matcher host = HOST.matcher(url.getHost().toLowerCase(Locale.ROOT));
        if (!REGION.matcher(region).matches()
                || host.matches() && !host.group(1).equals(region)
                || url.getRawPath() != null && url.getRawPath().replace("/", "").length() > 0) {
            throw new CordonException(GatewayError.BAD_PROVIDER, SafeArg.key("setting", "region"));
        }
    }

    /**
     * AWS's own endpoint of a region.
     *
     * @param fips the one whose cryptography is validated by FIPS 140; not every region has it
     */
    public static BedrockPlace of(String region, boolean fips) {
        String end = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        if (!REGION.matcher(region).matches()) {
            throw new CordonException(GatewayError.BAD_PROVIDER, SafeArg.key("setting", "region"));
        }
        return new BedrockPlace(
                URI.create("https://bedrock-runtime" + (fips ? "-fips" : "") + "." + region + end), region);
    }

    /** A private endpoint, for example of a VPC. */
    public static BedrockPlace of(String url, String region) {
        return new BedrockPlace(UpstreamUrl.of(url), region);
    }

    /**
     * Where a request to this model is processed: the region, or for a profile over several regions the name of their area, such
     * as {@code us}, which no agreement about a single region covers; empty for an ARN, which tells nothing.
     */
    public Optional<String> region(String model) {
        if (model.startsWith("arn:")) {
            return Optional.empty();
        }
        int dot = model.indexOf('.');
        String first = dot < 0 ? "" : model.substring(0, dot);
        return Optional.of(first.matches("[a-z]{2}") || WIDE.contains(first) ? first : region);
    }
}
