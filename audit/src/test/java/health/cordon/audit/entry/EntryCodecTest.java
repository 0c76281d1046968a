package health.cordon.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.AuditError;
import health.cordon.audit.Entries;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private static final Instant TIME = Instant.parse("2026-11-23T07:09:04.123456Z");

    private final EntryReader reader = new EntryReader();

    @Test
    void anEntryIsTheJsonThatThePageShows() {
        byte[] bytes = EntryCodec.encode(AuditEntry.of(
                        new PrincipalId("a.balogh@clinic.example"),
                        new RoleName("privacy-officer"),
                        PurposeOfUse.HCOMPL,
                        AuditAction.READ,
                        ResourceRef.named(ResourceKind.INFERENCE_LOG, "triage"))
                .decided(Decision.PERMIT, Reason.POLICY_PERMITS)
                .paragraph(new CfrParagraph("164.308(a)(1)(ii)(D)"))
                .build());
        EntryCodec.stamp(bytes, EntryCodec.micros(TIME));
        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .isEqualTo("{\"v\":1,\"time\":\"2026-11-23T07:09:04.123456Z\",\"who\":\"a.balogh@clinic.example\","
                        + "\"role\":\"privacy-officer\",\"purpose\":\"HCOMPL\",\"action\":\"READ\","
                        + "\"resource\":\"INFERENCE_LOG/triage\",\"cfr\":\"164.308(a)(1)(ii)(D)\","
                        + "\"decision\":\"PERMIT\",\"reason\":\"POLICY_PERMITS\",\"outcome\":\"SUCCESS\"}");
    }

    @Test
    void everyEntryComesBackAsItWas() {
        for (int seed = 0; seed < 2000; seed++) {
            AuditEntry entry = Entries.any(seed);
            byte[] bytes = EntryCodec.encode(entry);
            EntryCodec.stamp(bytes, EntryCodec.micros(TIME) + seed);
            AuditRecord read = reader.read(seed, bytes, 0, bytes.length);
            assertThat(read.entry()).isEqualTo(entry);
            assertThat(read.time()).isEqualTo(TIME.plusNanos(seed * 1000L));
            assertThat(EntryCodec.text(read.entry(), EntryCodec.micros(read.time())))
                    .isEqualTo(read.json());
            assertThat(bytes.length).isLessThan(EntryCodec.MOST_BYTES / 2);
        }
    }

    @Test
    void whateverIsReadIsInItsOneForm() {
        SplittableRandom random = new SplittableRandom(4);
        int read = 0;
        for (int seed = 0; seed < 300; seed++) {
            byte[] good = EntryCodec.encode(Entries.any(seed));
            for (int i = 0; i < 60; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(32, 127);
                try {
                    AuditRecord record = reader.read(0, bad, 0, bad.length);
                    read++;
                    assertThat(EntryCodec.text(record.entry(), EntryCodec.micros(record.time())))
                            .isEqualTo(new String(bad, StandardCharsets.US_ASCII));
                } catch (CordonException e) {
                    assertThat(e.code()).isEqualTo(AuditError.ENTRY_MALFORMED);
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void cutLongerAndForeignBytesAreRefused() {
        byte[] good = EntryCodec.encode(Entries.any(3));
        for (int length = 0; length < good.length; length++) {
            int cut = length;
            refused(() -> reader.read(0, good, 0, cut));
        }
        String text = new String(good, StandardCharsets.US_ASCII);
        refused(text + " ");
        refused(text.replace("{\"v\":1", "{\"v\":2"));
        refused(text.replace("\"role\"", "\"extra\":\"x\",\"role\""));
        refused(text.substring(0, text.length() - 1) + ",\"note\":\"free text\"}");
        refused(text.substring(0, text.length() - 1) + ",\"before\":\"2026-11-23T07:09:04.123456Z\"}");
        refused(text.replaceFirst("1970-01-01", "1970-02-30"));
        refused(text.replaceFirst("1970-01-01T00", "1970-01-01T24"));
    }

    @Test
    void noTypeTakesWhatCouldBeAnIdentifierOrASentence() {
        List<Runnable> attempts = List.of(
                () -> new PrincipalId("Thessaly Quillfeather"),
                () -> new PrincipalId(""),
                () -> new PrincipalId("x".repeat(97)),
                () -> new PrincipalId("a\"b"),
                () -> new PrincipalId("a\nb"),
                () -> new PrincipalId("\u0430dmin"),
                () -> new RoleName("Clinician"),
                () -> new RoleName("role-00419937"),
                () -> ResourceRef.named(ResourceKind.DOCUMENT, "00419937"),
                () -> ResourceRef.named(ResourceKind.DOCUMENT, "123-45-6789-00419937"),
                () -> ResourceRef.named(ResourceKind.DOCUMENT, "Quillfeather.pdf"),
                () -> ResourceRef.named(ResourceKind.DOCUMENT, "x".repeat(65)),
                () -> new ResourceRef(ResourceKind.DOCUMENT, "f47ac10b-58cc-1372-8567-0e02b2c3d479"),
                () -> new ResourceRef(ResourceKind.DOCUMENT, "PSN-SHORT"),
                () -> new ModelName("a model of mine"),
                () -> new BaaId("555123456"),
                () -> new RecipientId("st mary"),
                () -> new PolicyHash("0123"),
                () -> new RuleId("patient-00419937"),
                () -> new CfrParagraph("164.312(b) see note"),
                () -> new CfrParagraph("165.312"),
                () -> new CfrParagraph("164.312()"),
                () -> new CfrParagraph("164.312(b"));
        for (Runnable attempt : attempts) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(AuditError.BAD_VALUE))
                    .hasMessageNotContainingAny("Quillfeather", "00419937", "555123456", "Thessaly");
        }
    }

    @Test
    void timesOutsideTheYearsThatFitAreTakenAsTheirEdge() {
        assertThat(Timestamps.text(-5)).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(Timestamps.text(Long.MAX_VALUE)).isEqualTo("9999-12-31T23:59:59.999999Z");
        byte[] text = Timestamps.text(EntryCodec.micros(TIME)).getBytes(StandardCharsets.US_ASCII);
        assertThat(Timestamps.read(text, 0)).isEqualTo(EntryCodec.micros(TIME));
    }

    private void refused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        refused(() -> reader.read(0, bytes, 0, bytes.length));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AuditError.ENTRY_MALFORMED));
    }
}
