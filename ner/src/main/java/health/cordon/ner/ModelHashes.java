package health.cordon.ner;

import health.cordon.deid.Ingredients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that decide, told by their hashes: with the same ones, the same document is found in the same way. They belong
 * into every report.
 *
 * @param sequence SHA-256 in hex of the sequence model's weights
 * @param encoder SHA-256 in hex of the encoder's file; null if none is in use
 * @param vocabulary SHA-256 in hex of its vocabulary; null if none is in use
 * @param weighing SHA-256 in hex of the weights that put their answers together
 */
public record ModelHashes(
        String sequence, @Nullable String encoder, @Nullable String vocabulary, String weighing) {

    /**
     * What is installed. Reads a few lines.
     *
     * @throws health.cordon.core.error.CordonException if the list of models is missing or damaged
     */
    public static ModelHashes installed() {
        return Models.shipped().hashes();
    }

    /** The same with another sequence model. */
    ModelHashes withSequence(String other) {
        return new ModelHashes(other, encoder, vocabulary, weighing);
    }

    /** The same without an encoder. */
    ModelHashes withoutEncoder() {
        return new ModelHashes(sequence, null, null, weighing);
    }

    /**
     * All that decides what is found: Cordon's version, the engine's data, these models. With the same ones, the same
     * document is found in the same way. Reads a few megabytes.
     */
    public Map<String, String> deciding() {
        Ingredients engine = Ingredients.installed();
        Map<String, String> deciding = new LinkedHashMap<>();
        deciding.put("cordon", engine.version());
        deciding.put("rules sha256", engine.rules());
        deciding.put("lexicon sha256", engine.lexicon());
        deciding.putAll(named());
        return deciding;
    }

    /** Each in use with its name, in the order to show them. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("sequence model", sequence);
        if (encoder != null) {
            named.put("encoder sha256", encoder);
        }
        if (vocabulary != null) {
            named.put("vocabulary sha256", vocabulary);
        }
        named.put("weighing sha256", weighing);
        return named;
    }
}
