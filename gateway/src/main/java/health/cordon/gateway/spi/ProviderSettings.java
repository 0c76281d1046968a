package health.cordon.gateway.spi;

import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one model's endpoint is set up: words of whoever configures the gateway. Secrets are not among them; a setting tells the
 * file ({@code key-file}) or the variable ({@code key-env}) that one stands in.
 *
 * @param name the provider's name in the configuration
 * @param values the settings
 * @param environment where variables are looked up; null for none
 */
public record ProviderSettings(String name, Map<String, String> values, UnaryOperator<@Nullable String> environment) {

    private static final int LONGEST_SECRET = 64 << 10;

    /** Takes a copy. */
    public ProviderSettings {
        values = Map.copyOf(values);
    }

    /** With the variables of this process. */
    public ProviderSettings(String name, Map<String, String> values) {
        this(name, values, System::getenv);
    }

    /** A setting; empty if it is not told. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /**
     * A setting.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER} if it is not told
     */
    public String required(String key) {
        return optional(key).orElseThrow(() -> bad(key));
    }

    /**
     * A number from 1 on.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER} if it is none
     */
    public int number(String key, int standard) {
        try {
            int told = optional(key).map(Integer::parseInt).orElse(standard);
            if (told > 0) {
                return told;
            }
        } catch (NumberFormatException notOne) {
            // Told below, without the value.
        }
        throw bad(key);
    }

    /** Whether the secret {@code key} is told, by {@code key-file} or {@code key-env}. */
    public boolean hasSecret(String key) {
        return optional(key + "-file").isPresent() || optional(key + "-env").isPresent();
    }

    /**
     * A secret, from the file or the variable that is told; white space around it is no part of it.
     *
     * @throws CordonException {@link GatewayError#BAD_PROVIDER} if neither or both are told, {@link
     *     GatewayError#NO_CREDENTIALS} if it cannot be read or is empty
     */
    public Phi secret(String key) {
        Optional<String> file = optional(key + "-file");
        Optional<String> variable = optional(key + "-env");
        if (file.isPresent() == variable.isPresent()) {
            throw bad(key + "-file");
        }
        String value = file.isPresent() ? read(Path.of(file.get())) : environment.apply(variable.orElse(""));
        if (value == null || value.isBlank()) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.key("setting", key));
        }
        return Phi.of(value.strip());
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LONGEST_SECRET) {
                throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.path(file));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** That a setting is missing or wrong; to throw. */
    public CordonException bad(String key) {
        return new CordonException(
                GatewayError.BAD_PROVIDER, SafeArg.key("provider", name), SafeArg.key("setting", key));
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "ProviderSettings(" + name + ")";
    }
}
