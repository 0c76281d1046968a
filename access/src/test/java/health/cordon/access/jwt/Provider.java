package health.cordon.access.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** An identity provider whose keys are in our hands, so that every wrong token can be made. */
final class Provider {

    static final String ISSUER = "https://idp.example.org";
    static final String AUDIENCE = "cordon";
    static final RSAKey RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1");

    private Provider() {}

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The public keys. */
    static String jwks() {
        return new JWKSet(List.of(RSA.toPublicJWK(), EC.toPublicJWK())).toString();
    }

    /** Claims that are right at this moment. */
    static String claims(Instant now) {
        return claims(now, "\"jti\":\"t-1\"");
    }

    static String claims(Instant now, String more) {
        long second = now.getEpochSecond();
        return "{\"iss\":\"" + ISSUER + "\",\"aud\":[\"other\",\"" + AUDIENCE + "\"],\"sub\":\"ana\",\"exp\":"
                + (second + 300)
                + ",\"nbf\":" + (second - 5) + ",\"iat\":" + (second - 5)
                + ",\"roles\":[\"md\",\"gardener\"],\"amr\":[\"pwd\",\"mfa\"]" + (more.isEmpty() ? "" : "," + more)
                + "}";
    }

    static String header(JWSAlgorithm algorithm, String keyId) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\",\"typ\":\"JWT\"}";
    }

    static String rs256(String claims) {
        return signed(header(JWSAlgorithm.RS256, "rsa-1"), claims, RSA);
    }

    static String es256(String claims) {
        return signed(header(JWSAlgorithm.ES256, "ec-1"), claims, EC);
    }

    /** Header and claims byte for byte as given, signed with the key whatever the header says. */
    static String signed(String header, String claims, com.nimbusds.jose.jwk.JWK key) {
        try {
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
            JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
            String input = part(header) + "." + part(claims);
            return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
