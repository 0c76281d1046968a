package health.cordon.gateway.agreement;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agreement's record as it is kept: its JSON in Base64, and an Ed25519 signature (RFC 8032) over those very bytes with a
 * context before them. What is signed is what is read: nothing is written anew in between.
 */
public final class SignedAgreement {

    private static final byte[] CONTEXT = "cordon/v1/agreement\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private SignedAgreement() {}

    /** The record of an agreement, signed. */
    public static byte[] sign(Agreement agreement, PrivateKey key) {
        byte[] payload = StrictTree.bytes(tree(agreement));
        ObjectNode record = StrictTree.object();
        record.put("agreement", Base64.getEncoder().encodeToString(payload));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(CONTEXT);
            signature.update(payload);
            record.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED, e, SafeArg.cause(e));
        }
        return StrictTree.bytes(record);
    }

    /**
     * The agreement of a record.
     *
     * @throws CordonException {@link GatewayError#AGREEMENT_UNVERIFIED}; {@link GatewayError#CONSUMER_ENDPOINT} and {@link
     *     GatewayError#RETENTION_NOT_ZERO} for one that should never have been signed
     */
    public static Agreement verify(byte[] record, PublicKey key) {
        try {
            JsonNode tree = StrictTree.read(record);
            byte[] payload = decoded(text(tree, "agreement"));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(CONTEXT);
            signature.update(payload);
            if (tree.size() != 2 || !signature.verify(decoded(text(tree, "signature")))) {
                throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
            }
            return agreement(StrictTree.read(payload));
        } catch (GeneralSecurityException | IllegalArgumentException | DateTimeParseException e) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED, e, SafeArg.cause(e));
        }
    }

    /** Only the one way of writing these bytes: a record has one form. */
    private static byte[] decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
        }
        return bytes;
    }

    private static ObjectNode tree(Agreement agreement) {
        ObjectNode tree = StrictTree.object();
        tree.put("id", agreement.id());
        tree.put("signed_by", agreement.signedBy());
        tree.put("counterparty", agreement.counterparty());
        put(tree.putArray("hosts"), agreement.hosts());
        put(tree.putArray("models"), agreement.models());
        put(
                tree.putArray("modalities"),
                agreement.modalities().stream().map(Modality::name).collect(Collectors.toSet()));
        put(tree.putArray("regions"), agreement.regions());
        tree.put("zero_retention", agreement.terms().zeroRetention());
        tree.put("no_training", agreement.terms().noTraining());
        tree.put("phi_allowed", agreement.phiAllowed());
        tree.put("valid_from", agreement.validFrom().toString());
        tree.put("valid_until", agreement.validUntil().toString());
        tree.put("document_sha256", agreement.documentHash());
        return tree;
    }

    private static Agreement agreement(JsonNode tree) {
        return new Agreement(
                text(tree, "id"),
                text(tree, "signed_by"),
                text(tree, "counterparty"),
                texts(tree, "hosts"),
                texts(tree, "models"),
                texts(tree, "modalities").stream().map(Modality::valueOf).collect(Collectors.toSet()),
                texts(tree, "regions"),
                new Terms(flag(tree, "zero_retention"), flag(tree, "no_training")),
                flag(tree, "phi_allowed"),
                Instant.parse(text(tree, "valid_from")),
                Instant.parse(text(tree, "valid_until")),
                text(tree, "document_sha256"));
    }

    private static void put(ArrayNode array, Set<String> texts) {
        new TreeSet<>(texts).forEach(array::add);
    }

    private static String text(JsonNode tree, String key) {
        JsonNode value = tree.get(key);
        if (value == null || !value.isString()) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
        }
        return value.stringValue();
    }

    private static boolean flag(JsonNode tree, String key) {
        JsonNode value = tree.get(key);
        if (value == null || !value.isBoolean()) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
        }
        return value.booleanValue();
    }

    private static Set<String> texts(JsonNode tree, String key) {
        JsonNode value = tree.get(key);
        if (value == null || !value.isArray()) {
            throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
        }
        Set<String> texts = new TreeSet<>();
        for (JsonNode each : value.values()) {
            if (!each.isString()) {
                throw new CordonException(GatewayError.AGREEMENT_UNVERIFIED);
            }
            texts.add(each.stringValue());
        }
        return texts;
    }
}
