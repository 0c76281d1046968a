package health.cordon.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.SignedAgreement;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Price;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.testkit.Property;
import health.cordon.testkit.Seeded;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Over random registries: no way without cover, and no fallback to less protection. */
@Cfr("164.502(e)(1)")
class RouterProperties {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final KeyPair KEYS = keys();

    /** A registry and a route. */
    private record Case(List<Agreement> agreements, Route route, Operation operation, Latencies latencies) {}

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Real providers, which connect to nobody before they are asked. */
    private static final Map<String, ModelProvider> PROVIDERS = new ConcurrentHashMap<>();

    private static ModelProvider at(String host, boolean inside) {
        return PROVIDERS.computeIfAbsent(
                host + inside,
                _ -> new OpenAiCompatibleProvider(
                        "p",
                        "https://" + host,
                        Optional.empty(),
                        inside ? Optional.of(NetworkBoundary.THIS_MACHINE) : Optional.empty(),
                        UpstreamLimits.STANDARD));
    }

    @AfterAll
    static void close() {
        PROVIDERS.values().forEach(ModelProvider::close);
    }

    private static Agreement agreement(Seeded seeded, int number) {
        Instant from = NOW.plusSeconds(seeded.between(-3, 1) * 1000L);
        return new Agreement(
                "baa-" + number,
                "officer",
                "vendor",
                Set.copyOf(seeded.sample(List.of("a.example", "b.example", "c.example"), seeded.between(1, 2))),
                Set.of(seeded.choose("*", "m1", "m2")),
                Set.of(seeded.choose(Modality.values())),
                Set.of(seeded.choose("us", "eu")),
                new Terms(seeded.chance(0.5), seeded.chance(0.5)),
                seeded.chance(0.8),
                from,
                from.plusSeconds(seeded.between(1, 4) * 1000L),
                "0".repeat(64));
    }

    private static Case random(Seeded seeded) {
        List<Agreement> agreements = new ArrayList<>();
        for (int i = 0; i < seeded.between(0, 8); i++) {
            agreements.add(agreement(seeded, i));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < seeded.between(1, 5); i++) {
            endpoints.add(new Endpoint(
                            "e" + i,
                            at(
                                    seeded.choose(
                                            "a.example", "b.example", "c.example", "chatgpt.com", "www.claude.ai"),
                                    seeded.chance(0.1)),
                            seeded.choose("m1", "m2"),
                            seeded.choose("us", "eu"))
                    .at(new Price(new Amount(seeded.between(0, 3)), new Amount(seeded.between(0, 3)))));
        }
        Latencies latencies = new Latencies(() -> NOW);
        endpoints.forEach(endpoint -> latencies.began(endpoint, seeded.between(0, 3)));
        return new Case(
                agreements,
                new Route("m", Mode.ALLOW, endpoints).with(seeded.choose(Route.Order.values())),
                seeded.choose(Operation.values()),
                latencies);
    }

    @Test
    void everyWayIsCoveredAndNoneProtectsLessThanTheFirst() {
        Property.forAll(600, RouterProperties::random, one -> {
            AgreementRegistry registry = AgreementRegistry.of(
                    one.agreements().stream()
                            .map(agreement -> SignedAgreement.sign(agreement, KEYS.getPrivate()))
                            .toList(),
                    KEYS.getPublic());
            List<Way> listed = Router.ways(one.route(), one.operation(), registry, NOW);
            List<Way> ways = Ordering.of(one.route().order(), TokenBound.ORDINARY, one.latencies())
                    .of(listed);
            assertThat(ways).as("no order changes what is acceptable").containsExactlyInAnyOrderElementsOf(listed);
            assertThat(ways.isEmpty() || listed.getFirst().atLeast(ways.getFirst()))
                    .as("nor how well the first protects")
                    .isTrue();
            Modality modality = one.operation() == Operation.CHAT ? Modality.TEXT : Modality.EMBEDDING;
            for (Way way : ways) {
                Endpoint endpoint = way.endpoint();
                assertThat(endpoint.host().orElseThrow()).doesNotContain("chatgpt", "claude");
                if (!endpoint.isInside()) {
                    Agreement agreement = way.agreement().orElseThrow();
                    assertThat(one.agreements()).contains(agreement);
                    assertThat(agreement.hosts()).contains(endpoint.host().orElseThrow());
                    assertThat(agreement.modalities()).contains(modality);
                    assertThat(agreement.regions()).contains(endpoint.region());
                    assertThat(agreement.phiAllowed()).isTrue();
                    assertThat(agreement.validFrom()).isBeforeOrEqualTo(NOW);
                    assertThat(agreement.validUntil()).isAfter(NOW);
                }
                Way first = ways.getFirst();
                if (first.agreement().isEmpty()) {
                    assertThat(way.agreement()).isEmpty();
                } else if (way.agreement().isPresent()) {
                    Terms theirs = way.agreement().get().terms();
                    Terms firsts = first.agreement().get().terms();
                    assertThat(theirs.zeroRetention() || !firsts.zeroRetention())
                            .isTrue();
                    assertThat(theirs.noTraining() || !firsts.noTraining()).isTrue();
                }
            }
            RouteExplanation explained =
                    RouteExplanation.of(one.route(), one.operation(), registry, NOW, one.latencies());
            assertThat(explained.steps().stream()
                            .filter(RouteExplanation.Step::isUsed)
                            .map(RouteExplanation.Step::endpoint))
                    .as("the explanation says what the router does")
                    .containsExactlyElementsOf(ways.stream().map(Way::endpoint).toList());
            assertThat(explained.steps())
                    .filteredOn(step -> step.standing() == RouteExplanation.Standing.NOT_COVERED)
                    .allSatisfy(step -> assertThat(step.gaps().values())
                            .hasSize(one.agreements().size())
                            .noneMatch(Set::isEmpty));
        });
    }

    @Test
    void aRecordThatWasChangedStopsEverything() {
        byte[] record = SignedAgreement.sign(agreement(Seeded.of(1), 0), KEYS.getPrivate());
        assertThat(SignedAgreement.verify(record, KEYS.getPublic()).id()).isEqualTo("baa-0");
        for (int i = 0; i < record.length; i += 7) {
            byte[] changed = record.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> AgreementRegistry.of(List.of(changed), KEYS.getPublic())
                            .covering(new Agreement.Use("a.example", "m1", Modality.TEXT, "us"), NOW))
                    .isInstanceOf(CordonException.class);
        }
        assertThatThrownBy(() -> SignedAgreement.verify(record, keys().getPublic()))
                .isInstanceOf(CordonException.class);
    }

    @Test
    @Cfr("164.502(e)(1)")
    void consumerServicesCannotBeDeclared() {
        for (String host : List.of(
                "chatgpt.com", "WWW.ChatGPT.com", "chat.openai.com.", "claude.ai", "ab.chatgpt.com", "www.x.ai")) {
            assertThatThrownBy(() -> declared(host, new Terms(true, true))).hasMessageContaining("C10033");
        }
        for (String host : List.of("api.openai.com", "eu.api.openai.com")) {
            assertThatThrownBy(() -> declared(host, new Terms(false, true))).hasMessageContaining("C10034");
        }
        assertThat(declared("api.openai.com", new Terms(true, true)).hosts()).containsExactly("api.openai.com");
    }

    private static Agreement declared(String host, Terms terms) {
        return new Agreement(
                "baa",
                "o",
                "v",
                Set.of(host),
                Set.of("*"),
                Set.of(Modality.TEXT),
                Set.of("us"),
                terms,
                true,
                NOW,
                NOW.plusSeconds(1),
                "0".repeat(64));
    }
}
