package health.cordon.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What kinds of thing are guarded. The word is the type that policies use: {@code resource is Dataset}. */
public enum ResourceType {
    /** Data that models are trained on. */
    TRAINING_DATA("TrainingData", false),
    /** Any other governed table or file, sets for evaluation included. */
    DATASET("Dataset", false),
    /** A model that answers. */
    MODEL_ENDPOINT("ModelEndpoint", false),
    /** Weights and what else training makes. */
    MODEL_ARTEFACT("ModelArtefact", false),
    /** What was asked of models and answered. */
    INFERENCE_LOG("InferenceLog", false),
    /** One person's prompts. */
    PROMPT_HISTORY("PromptHistory", false),
    /** Embeddings and what they stand for. */
    VECTOR_COLLECTION("VectorCollection", false),
    /** What a re-identification code stands for. */
    VAULT_ENTRY("VaultEntry", true),
    /** A patient's record. */
    PATIENT_RECORD("PatientRecord", true),
    /** The log that proves. */
    AUDIT_LOG("AuditLog", false),
    /** Emergency access that someone took. */
    EMERGENCY_GRANT("EmergencyGrant", false),
    /** Keys, roles, policies, agreements. */
    CONFIGURATION("Configuration", false),
    /** The de-identification engine. */
    DEIDENTIFICATION("Deidentification", false);

    private static final List<String> WORDS =
            Arrays.stream(values()).map(ResourceType::word).toList();

    private final String word;
    private final boolean aboutOnePatient;

    ResourceType(String word, boolean aboutOnePatient) {
        this.word = word;
        this.aboutOnePatient = aboutOnePatient;
    }

    /** Its type in the policies. */
    public String word() {
        return word;
    }

    /** Whether an id of this type may identify a patient: then it is not printed, and a log keeps a pseudonym of it. */
    public boolean isAboutOnePatient() {
        return aboutOnePatient;
    }

    /** The type with this word; empty if there is none. */
    public static Optional<ResourceType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return WORDS;
    }
}
