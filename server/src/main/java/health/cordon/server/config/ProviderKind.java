package health.cordon.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an endpoint is asked. Whoever makes a provider goes through them all: a kind that is added does not compile unmade. */
public enum ProviderKind {
    /** A model of this process that repeats what it is told. */
    ECHO,
    /** OpenAI's API at an address of one's own. */
    OPENAI_COMPATIBLE,
    /** OpenAI. */
    OPENAI;

    /** Its word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is unless told; empty if that must be told, or if it is in this process. */
    public Optional<String> usualUrl() {
        return this == OPENAI ? Optional.of("https://api.openai.com") : Optional.empty();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ProviderKind::word).toList();
    }

    /** The kind of a word. */
    public static Optional<ProviderKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
