package health.cordon.server.engine;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Profile;
import health.cordon.deid.Resolved;
import health.cordon.deid.policy.Policy;
import health.cordon.server.ServerError;
import health.cordon.server.config.ServerConfig.Deid;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engines that the server offers. Thread-safe. */
public final class Engines {

    private record Key(String policy, Profile profile) {}

    private final EngineMaker maker;
    private final Cascades cascades;
    private final ReidentificationVault vault;
    private final Deid settings;
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final Map<Key, Engine> made = new ConcurrentHashMap<>();

    /**
     * With the built-in policies and those that the settings name; makes the one that is used where a request says nothing.
     *
     * @param cascades the models that the maker's engines work with
     * @param vault where policies that write codes keep them
     */
    public Engines(Deid settings, EngineMaker maker, Cascades cascades, ReidentificationVault vault) {
        this.settings = settings;
        this.maker = maker;
        this.cascades = cascades;
        this.vault = vault;
        Policy.names().forEach(name -> policies.put(name, Policy.named(name)));
        for (Path file : settings.policies()) {
            Policy policy = Policy.load(file);
            if (policies.putIfAbsent(policy.name(), policy) != null) {
                throw new CordonException(
                        ServerError.POLICY_NOT_OFFERED, SafeArg.path(file), SafeArg.key("twice", policy.name()));
            }
        }
        of(Optional.empty(), Optional.empty());
    }

    /** The names of the policies that are offered. */
    public List<String> policies() {
        return List.copyOf(policies.keySet());
    }

    /**
     * The engine for a policy and a profile; those of the settings where none is named.
     *
     * @throws CordonException {@link ServerError#POLICY_NOT_OFFERED}
     */
    public Engine of(Optional<String> policy, Optional<Profile> profile) {
        Policy chosen = policies.get(policy.orElse(settings.policy()));
        if (chosen == null) {
            throw new CordonException(ServerError.POLICY_NOT_OFFERED);
        }
        return made.computeIfAbsent(
                new Key(chosen.name(), profile.orElse(settings.profile())),
                key -> new Engine(
                        chosen,
                        key.profile(),
                        maker.make(chosen, key.profile()),
                        cascades.of(key.profile()).models().deciding()));
    }

    /** One engine with what it was made of. */
    public final class Engine {

        private final Policy policy;
        private final Profile profile;
        private final Deidentifier deidentifier;
        private final String hash;
        private final Map<String, String> versions;

        private Engine(Policy policy, Profile profile, Deidentifier deidentifier, Map<String, String> versions) {
            this.policy = policy;
            this.profile = profile;
            this.deidentifier = deidentifier;
            this.hash = policy.hash();
            this.versions = Collections.unmodifiableMap(versions);
        }

        /** What it does with what it finds. */
        public Policy policy() {
            return policy;
        }

        /** SHA-256 of its rules, in hexadecimal. */
        public String hash() {
            return hash;
        }

        /** Cordon's version, and SHA-256 of what it decides by: rules, lexicon, models; in the order to show them. */
        public Map<String, String> versions() {
            return versions;
        }

        /** How hard it looks. */
        public Profile profile() {
            return profile;
        }

        /** De-identifies a document; {@link #sync} before the result leaves. */
        public Deidentified deidentify(Document document) {
            return deidentifier.deidentify(document);
        }

        /** Finds the PHI of a document. */
        public Resolved detect(Document document) {
            return deidentifier.detect(document);
        }

        /** Returns when the codes that results hold would survive a power failure. */
        public void sync() {
            if (policy.needsVault()) {
                vault.sync();
            }
        }
    }
}
