package health.cordon.access.policy;

import health.cordon.access.AccessError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts that a set of policies is made of.
 *
 * @param schemaName the name of the schema's file
 * @param schema the text of the schema
 * @param policies the texts of the {@code .cedar} files by name, in order
 */
record PolicyFiles(String schemaName, String schema, TreeMap<String, String> policies) {

    static final String SCHEMA = "cordon.cedarschema";

    private static final String[] BUILT_IN = {
        "auditor",
        "break-glass",
        "clinician",
        "data-scientist",
        "everyone",
        "privacy-officer",
        "security-officer",
        "service"
    };

    private static final long LARGEST = 1 << 20;

    static PolicyFiles builtIn() {
        TreeMap<String, String> policies = new TreeMap<>();
        for (String name : BUILT_IN) {
            policies.put(name + ".cedar", resource(name + ".cedar"));
        }
        return new PolicyFiles(SCHEMA, resource(SCHEMA), policies);
    }

    static String builtInTests() {
        return resource("built-in-tests.yaml");
    }

    /** All {@code .cedar} files of a folder, and its schema or else the built-in one. */
    static PolicyFiles of(Path folder) {
        TreeMap<String, String> policies = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".cedar")).toList()) {
                policies.put(file.getFileName().toString(), text(file));
            }
        } catch (IOException e) {
            throw new CordonException(AccessError.POLICIES_UNREADABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
        if (policies.isEmpty()) {
            throw new CordonException(AccessError.POLICIES_UNREADABLE, SafeArg.path(folder));
        }
        Path schema = folder.resolve(SCHEMA);
        return new PolicyFiles(SCHEMA, Files.exists(schema) ? text(schema) : resource(SCHEMA), policies);
    }

    /** These and those; a file there takes the place of one of the same name here, and so does a schema. */
    PolicyFiles with(Path folder) {
        PolicyFiles more = of(folder);
        TreeMap<String, String> all = new TreeMap<>(policies);
        all.putAll(more.policies);
        return new PolicyFiles(schemaName, Files.exists(folder.resolve(SCHEMA)) ? more.schema : schema, all);
    }

    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, schemaName, schema);
            policies.forEach((name, text) -> add(digest, name, text));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> byName() {
        TreeMap<String, String> all = new TreeMap<>(policies);
        all.put(schemaName, schema);
        return all;
    }

    private static void add(MessageDigest digest, String name, String text) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CordonException(AccessError.POLICIES_UNREADABLE, SafeArg.path(file));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CordonException(AccessError.POLICIES_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static String resource(String name) {
        try (InputStream in = PolicyFiles.class.getResourceAsStream("/health/cordon/access/policies/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
