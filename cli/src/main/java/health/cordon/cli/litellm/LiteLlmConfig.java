package health.cordon.cli.litellm;

import health.cordon.access.yaml.YamlFile;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.vendor.ModelProviders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A configuration of LiteLLM, read once: what of it becomes a gateway section, and what does not. */
public final class LiteLlmConfig {

    /** LiteLLM's words for providers that speak OpenAI's API at an address of one's own. */
    private static final List<String> COMPATIBLE = List.of(
            "hosted_vllm", "vllm", "ollama", "ollama_chat", "lm_studio", "llamafile", "openai_like", "custom_openai");

    /** The gateway's word for them. */
    private static final String OWN = "openai-compatible";

    private static final String OLLAMA = "http://localhost:11434";
    private static final String ENVIRONMENT = "os.environ/";

    /** What of {@code litellm_params} an endpoint has. */
    private static final List<String> CARRIED =
            List.of("model", "api_base", "api_key", "aws_region_name", "region_name");

    /** A setting of one kind alone. */
    private static final Map<String, String> SETTINGS =
            Map.of("api_version", "api-version", "max_tokens", "max-tokens");

    private record Deployment(String id, String kind, String url, String model, String region, String more) {}

    private final YamlFile yaml;
    private final ModelProviders kinds = ModelProviders.installed();
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
            line(out, "kind", each.kind());
            line(out, "url", each.url().matches("[A-Za-z0-9:/._-]*") ? each.url() : quoted(each.url()));
            line(out, "model", quoted(each.model()));
            line(out, "region", each.region().isEmpty() ? "" : quoted(each.region()));
            out.append(each.more());
        }
        out.append("  routes:").append(routes.isEmpty() ? " []\n" : "\n");
        routes.forEach((model, ids) -> {
            out.append("    - model: ").append(quoted(model)).append('\n');
            line(out, "mode", "pseudonymize");
            line(out, "endpoints", "[" + String.join(", ", ids) + "]");
        });
        leftOut.forEach(each -> out.append("# not carried over: ")
                .append(each.replaceAll("[^ -~]", " "))
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
        Optional<String> kind = kind(provider, base);
        if (kind.isEmpty()) {
            leftOut(told, name + ": the provider of " + full + " is none of " + kinds.kinds());
            return;
        }
        String url = base.isEmpty() && provider.startsWith("ollama") ? OLLAMA : base;
        if (!isModel(model) || url.startsWith(ENVIRONMENT) || kind.get().equals(OWN) && url.isEmpty()) {
            leftOut(told, name + ": the model is none that can be named, or its api_base is not in the file");
            return;
        }
        String id = id(name);
        StringBuilder more = new StringBuilder(key(params, id));
        Set<String> known = kinds.settings(kind.get()).orElse(Set.of());
        params.forEach((key, value) -> {
            String setting = SETTINGS.getOrDefault(key, "");
            if (known.contains(setting)) {
                line(more, setting, quoted(text(params, key)));
            } else if (!CARRIED.contains(key)) {
                leftOut(value, "'" + key + "' of " + name);
            }
        });
        String region = text(params, "aws_region_name").isEmpty()
                ? text(params, "region_name")
                : text(params, "aws_region_name");
        endpoints.add(new Deployment(id, kind.get(), url, model, region, more.toString()));
        List<String> ids = routes.computeIfAbsent(name, unused -> new ArrayList<>());
        ids.add(id);
        if (ids.size() == 2) {
            leftOut(item, name + ": requests are not spread over its deployments; the first is asked, then the next");
        }
    }

    private Optional<String> kind(String provider, String base) {
        if (COMPATIBLE.contains(provider) || provider.equals("openai") && !base.isEmpty()) {
            return Optional.of(OWN);
        }
        String kind = provider.equals("azure") ? "azure-openai" : provider;
        return kinds.settings(kind).isPresent() ? Optional.of(kind) : Optional.empty();
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
