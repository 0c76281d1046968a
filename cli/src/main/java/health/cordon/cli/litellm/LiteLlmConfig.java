package health.cordon.cli.litellm;

import health.cordon.access.yaml.YamlFile;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.error.CordonException;
import health.cordon.server.config.ProviderKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A configuration of LiteLLM, read once: what of it becomes a gateway section, and what does not. */
public final class LiteLlmConfig {

    /** LiteLLM's words for providers that speak OpenAI's API at an address of one's own. */
    private static final List<String> COMPATIBLE = List.of(
            "hosted_vllm", "vllm", "ollama", "ollama_chat", "lm_studio", "llamafile", "openai_like", "custom_openai");

    private static final String OLLAMA = "http://localhost:11434";
    private static final String ENVIRONMENT = "os.environ/";

    /** What of {@code litellm_params} an endpoint has. */
    private static final List<String> CARRIED =
            List.of("model", "api_base", "api_key", "aws_region_name", "region_name");

    private record Deployment(String id, ProviderKind kind, String url, String model, String region, String key) {}

    private final YamlFile yaml;
    private final List<Deployment> endpoints = new ArrayList<>();
    private final Map<String, List<String>> routes = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private LiteLlmConfig(YamlFile yaml) {
        this.yaml = yaml;
    }

    /** Reads the text of a file. */
    public static LiteLlmConfig read(String text) {
        YamlFile yaml = new YamlFile(text);
        LiteLlmConfig config = new LiteLlmConfig(yaml);
        config.readAll();
        yaml.problems().forEach(problem -> config.leftOut.add(problem.toString()));
        return config;
    }

    /** What is not carried over, with its lines. It holds no values but models' names. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The gateway section, with what is left out at its end. */
    public String section() {
        StringBuilder out = new StringBuilder("""
                # Made from a configuration of LiteLLM. Declare your own networks, then run `cordon gateway check`.
                gateway:
                  boundary: [127.0.0.0/8, "::1/128"]
                """);
        out.append("  endpoints:").append(endpoints.isEmpty() ? " []\n" : "\n");
        for (Deployment each : endpoints) {
            out.append("    - id: ").append(each.id()).append('\n');
            line(out, "kind", each.kind().word());
            line(out, "url", each.url());
            line(out, "model", quoted(each.model()));
            line(out, "region", each.region().isEmpty() ? "" : quoted(each.region()));
            out.append(each.key());
        }
        out.append("  routes:").append(routes.isEmpty() ? " []\n" : "\n");
        routes.forEach((model, ids) -> {
            out.append("    - model: ").append(quoted(model)).append('\n');
            line(out, "mode", "pseudonymize");
            line(out, "endpoints", "[" + String.join(", ", ids) + "]");
        });
        leftOut.forEach(each -> out.append("# not carried over: ")
                .append(each.replace('\n', ' '))
                .append('\n'));
        return out.toString();
    }

    private void readAll() {
        Map<String, YamlFile.Value> all = yaml.root("the configuration");
        all.forEach((key, value) -> {
            if (!key.equals("model_list")) {
                leftOut(value, "'" + key + "' and what is in it");
            }
        });
        for (YamlFile.Value item : yaml.items(all.get("model_list"))) {
            Map<String, YamlFile.Value> entry = yaml.mapping(item, "an entry of model_list");
            entry.forEach((key, value) -> {
                if (!key.equals("model_name") && !key.equals("litellm_params")) {
                    leftOut(value, "'" + key + "' of " + name(entry));
                }
            });
            deployment(item, entry);
        }
    }

    private void deployment(YamlFile.Value item, Map<String, YamlFile.Value> entry) {
        String name = name(entry);
        YamlFile.Value told = entry.get("litellm_params");
        if (!isModel(name) || told == null) {
            leftOut(
                    item,
                    "an entry of model_list: its model_name is no single model's name, or it has no litellm_params");
            return;
        }
        Map<String, YamlFile.Value> params = yaml.mapping(told, "litellm_params");
        String full = text(params, "model");
        String base = text(params, "api_base");
        int slash = full.indexOf('/');
        String provider = slash < 0 ? "openai" : full.substring(0, slash);
        String model = full.substring(slash + 1);
        Optional<ProviderKind> kind = kind(provider, base);
        if (kind.isEmpty()) {
            leftOut(told, name + ": the provider of " + full + " is none of " + ProviderKind.words());
            return;
        }
        String url = base.isEmpty() && provider.startsWith("ollama") ? OLLAMA : base;
        if (!isModel(model)
                || url.startsWith(ENVIRONMENT)
                || kind.get() == ProviderKind.OPENAI_COMPATIBLE && url.isEmpty()) {
            leftOut(told, name + ": the model is none that can be named, or its api_base is not in the file");
            return;
        }
        params.forEach((key, value) -> {
            if (!CARRIED.contains(key)) {
                leftOut(value, "'" + key + "' of " + name);
            }
        });
        String id = id(name);
        String region = text(params, "aws_region_name").isEmpty()
                ? text(params, "region_name")
                : text(params, "aws_region_name");
        endpoints.add(new Deployment(id, kind.get(), url, model, region, key(params, id)));
        List<String> ids = routes.computeIfAbsent(name, unused -> new ArrayList<>());
        ids.add(id);
        if (ids.size() == 2) {
            leftOut(item, name + ": requests are not spread over its deployments; the first is asked, then the next");
        }
    }

    private static Optional<ProviderKind> kind(String provider, String base) {
        if (COMPATIBLE.contains(provider) || provider.equals("openai") && !base.isEmpty()) {
            return Optional.of(ProviderKind.OPENAI_COMPATIBLE);
        }
        return ProviderKind.of(provider.equals("azure") ? "azure-openai" : provider)
                .filter(kind -> kind != ProviderKind.ECHO);
    }

    /** The lines that say where the key is. */
    private String key(Map<String, YamlFile.Value> params, String id) {
        YamlFile.Value value = params.get("api_key");
        String text = text(params, "api_key");
        if (value == null || text.isEmpty()) {
            return "";
        }
        if (text.startsWith(ENVIRONMENT)) {
            return "      key-env: " + quoted(text.substring(ENVIRONMENT.length())) + "\n";
        }
        leftOut(value, "the key of " + id + " stands in the file; put it into " + id + ".key, for you alone");
        return "      key-file: " + id + ".key\n";
    }

    private String id(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String id = isId(plain) ? plain : "endpoint";
        for (int n = 2; taken(id); n++) {
            id = (isId(plain) ? plain : "endpoint") + "-" + n;
        }
        return id;
    }

    private boolean taken(String id) {
        return endpoints.stream().anyMatch(each -> each.id().equals(id));
    }

    private static boolean isId(String text) {
        try {
            ResourceRef.named(ResourceKind.MODEL_ENDPOINT, text);
            return !text.isEmpty();
        } catch (CordonException e) {
            return false;
        }
    }

    private static boolean isModel(String text) {
        try {
            new ModelName(text);
            return true;
        } catch (CordonException e) {
            return false;
        }
    }

    private String name(Map<String, YamlFile.Value> entry) {
        return text(entry, "model_name");
    }

    private String text(Map<String, YamlFile.Value> from, String key) {
        YamlFile.Value value = from.get(key);
        return value == null ? "" : yaml.text(value, "'" + key + "'").orElse("");
    }

    private void leftOut(YamlFile.Value at, String what) {
        leftOut.add("line " + yaml.line(at) + ": " + what);
    }

    private static void line(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            out.append("      ").append(key).append(": ").append(value).append('\n');
        }
    }

    /** A plain word as it is, anything else in quotes. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_.-]*") && !text.matches("(?i)true|false|null|yes|no|on|off")
                ? text
                : '"' + text.replaceAll("[^ -~]", "?").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
