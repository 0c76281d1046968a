package health.cordon.models.aws;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the signature of a request anew, from the specification and without AWS's library. Our own stub of what AWS does at
 * its door.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature Version
 *     4</a>
 */
record SignatureCheck(String accessKey, String secretKey, Optional<String> sessionToken, String region) {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");

    /** What is wrong with it; empty if nothing is. */
    Optional<String> problem(HttpExchange exchange, byte[] body) {
        try {
            Matcher told = AUTHORIZATION.matcher(header(exchange, "authorization"));
            if (!told.matches()) {
                return Optional.of("form");
            }
            String date = header(exchange, "x-amz-date");
            Instant at = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                    .withZone(ZoneOffset.UTC)
                    .parse(date, Instant::from);
            if (Duration.between(at, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) > 0
                    || !date.startsWith(told.group(2))) {
                return Optional.of("date");
            }
            if (!told.group(1).equals(accessKey)
                    || !told.group(3).equals(region)
                    || !told.group(4).equals("bedrock")) {
                return Optional.of("scope");
            }
            List<String> signed = Arrays.asList(told.group(5).split(";"));
            if (!signed.contains("host") || !signed.contains("x-amz-date") || !signed.contains("content-type")) {
                return Optional.of("headers");
            }
            if (!header(exchange, "x-amz-security-token").equals(sessionToken.orElse(""))
                    || sessionToken.isPresent() && !signed.contains("x-amz-security-token")) {
                return Optional.of("token");
            }
            String wanted = signature(exchange, body, signed, date, told.group(2));
            return wanted.equals(told.group(6)) ? Optional.empty() : Optional.of("signature");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature(HttpExchange exchange, byte[] body, List<String> signed, String date, String day)
            throws GeneralSecurityException {
        StringBuilder canonical = new StringBuilder("POST\n");
        canonical.append(path(exchange.getRequestURI())).append("\n\n");
        for (String name : signed) {
            canonical
                    .append(name)
                    .append(':')
                    .append(header(exchange, name).strip())
                    .append('\n');
        }
        canonical.append('\n').append(String.join(";", signed)).append('\n').append(hash(body));
        String scope = day + "/" + region + "/bedrock/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + hash(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, "bedrock", "aws4_request")) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, toSign));
    }

    /** Each segment as it came, encoded once more, as every service but S3 wants it. */
    private static String path(URI uri) {
        List<String> segments = new ArrayList<>();
        for (String segment : uri.getRawPath().split("/", -1)) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (b & 0xFF);
                if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                    encoded.append(c);
                } else {
                    encoded.append(String.format("%%%02X", (int) c));
                }
            }
            segments.add(encoded.toString());
        }
        return String.join("/", segments);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
