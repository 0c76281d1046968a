package health.cordon.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.cordon.core.Cfr;
import health.cordon.store.StoreError;
import health.cordon.store.StoreFixture;
import health.cordon.store.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class AgreementsContract extends StoreFixture {

    AgreementsContract(Vendor vendor) {
        super(vendor);
    }

    @Test
    @Cfr("164.504(e)")
    void aHostIsCoveredWhileItsAgreementIsInForce() {
        AgreementRecord one = agreement("acme-2026", START, Set.of("API.Acme.example.", "eu.acme.example"));
        assertThat(tenant.agreements().add(one)).isTrue();
        assertThat(tenant.agreements().add(agreement("acme-2026", START, Set.of("x.example"))))
                .isFalse();
        tenant.agreements().add(agreement("later", START.plus(Duration.ofDays(20)), Set.of("api.acme.example")));
        assertThat(one.hosts()).containsExactly("api.acme.example", "eu.acme.example");
        assertThat(tenant.agreements().find("acme-2026")).contains(one);
        assertThat(ids("api.acme.example", START)).containsExactly("acme-2026");
        assertThat(ids("Api.ACME.example", START.plus(Duration.ofDays(25)))).containsExactly("acme-2026", "later");
        assertThat(ids("api.acme.example", START.minusMillis(1))).isEmpty();
        assertThat(ids("api.acme.example", START.plus(Duration.ofDays(365)))).containsExactly("later");
        assertThat(ids("acme.example", START)).isEmpty();
        assertThat(ids("x.example", START)).isEmpty();
        assertThat(store.in("other").agreements().inForce("api.acme.example", START))
                .isEmpty();
    }

    @Test
    void anEndedAgreementStaysOnRecord() {
        tenant.agreements().add(agreement("acme", START, Set.of("acme.example")));
        now = START.plusSeconds(60);
        tenant.agreements().end("acme");
        Instant ended = now;
        now = now.plusSeconds(60);
        tenant.agreements().end("acme");
        assertThat(ids("acme.example", ended)).isEmpty();
        assertThat(ids("acme.example", ended.minusMillis(1))).containsExactly("acme");
        reopened();
        assertThat(tenant.agreements().all())
                .singleElement()
                .satisfies(one -> assertThat(one.endedAt()).contains(ended));
        fails(() -> tenant.agreements().end("none"), StoreError.RECORD_MISSING);
        fails(() -> tenant.agreements().end("a\0"), StoreError.TEXT_UNFIT);
        assertThat(tenant.agreements().find("a\0")).isEmpty();
    }

    @Test
    void documentsComeBackByteForByteUnderAnyName() {
        for (String odd : ODD) {
            byte[] document = odd.getBytes(java.nio.charset.StandardCharsets.UTF_16);
            AgreementRecord record =
                    new AgreementRecord(odd, document, START, START.plusSeconds(1), Set.of(), Optional.of(START));
            assertThat(tenant.agreements().add(record)).isTrue();
            assertThat(tenant.agreements().find(odd)).contains(record);
        }
        assertThat(tenant.agreements().all())
                .hasSize(ODD.size())
                .isSortedAccordingTo(java.util.Comparator.comparing(AgreementRecord::id));
    }

    @Test
    void whatIsNoHostIsRefused() {
        for (String bad : List.of(
                "", ".", "a..b", "https://acme.example", "acme.example:443", "a b", "'; --", "-", "x".repeat(300))) {
            fails(() -> agreement("acme", START, Set.of(bad)), StoreError.HOST_UNFIT);
        }
        assertThat(AgreementRecord.host("B\u00FCro.example")).isEqualTo("xn--bro-hoa.example");
        assertThat(AgreementRecord.host("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementRecord("a", new byte[0], START, START, Set.of(), Optional.empty()));
        fails(
                () -> new AgreementRecord(
                        "a", new byte[1 + (1 << 20)], START, START.plusSeconds(1), Set.of(), Optional.empty()),
                StoreError.RECORD_TOO_LARGE);
    }

    private List<String> ids(String host, Instant at) {
        return tenant.agreements().inForce(host, at).stream()
                .map(AgreementRecord::id)
                .toList();
    }

    private static AgreementRecord agreement(String id, Instant from, Set<String> hosts) {
        return new AgreementRecord(
                id, new byte[] {1, 0, -1}, from, from.plus(Duration.ofDays(365)), hosts, Optional.empty());
    }
}
