package health.cordon.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.agreement.Agreement.Gap;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreements from a draft to a registry on disk, and each way in which a file there is none. */
class AgreementFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static final String DRAFT = """
            id: vendor-2026
            signed-by: Ada Officer
            counterparty: Vendor Inc.
            hosts: [API.vendor.example]
            models: [large-2]
            modalities: [text]
            regions: [us]
            zero-retention: true
            no-training: true
            phi-allowed: true
            valid-from: 2026-01-01
            valid-until: 2026-12-31
            document: vendor.pdf
            """;

    private static final Agreement.Use USE = new Agreement.Use("api.vendor.example", "large-2", Modality.TEXT, "us");

    @TempDir
    private Path folder;

    private Path agreements;
    private Path publicKey;
    private PrivateKey privateKey;

    @BeforeEach
    void keys() throws IOException {
        agreements = folder.resolve("agreements");
        publicKey = AgreementKeys.make(folder.resolve("baa.key"));
        privateKey = AgreementKeys.privateKey(folder.resolve("baa.key"));
        Files.writeString(folder.resolve("vendor.pdf"), "signed by both");
    }

    private Agreement draft(String text) throws IOException {
        return AgreementDraft.read(Files.writeString(folder.resolve("draft.yaml"), text), NOW);
    }

    private Path add() throws IOException {
        return AgreementFolder.add(agreements, draft(DRAFT), privateKey);
    }

    private AgreementRegistry registry() {
        return AgreementRegistry.in(new AgreementFolder(agreements, AgreementKeys.publicKey(publicKey)));
    }

    private static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aDraftBecomesARecordThatCoversWholeDays() throws IOException {
        add();
        assertThat(registry().covering(USE, NOW)).extracting(Agreement::id).containsExactly("vendor-2026");
        Agreement kept = registry().all().getFirst();
        assertThat(kept.documentHash()).isEqualTo(AgreementDraft.hash(folder.resolve("vendor.pdf")));
        assertThat(kept.covers(USE, Instant.parse("2026-12-31T23:59:59Z"))).isTrue();
        assertThat(kept.gaps(USE, Instant.parse("2027-01-01T00:00:00Z"))).containsExactly(Gap.ENDED);
        assertThat(kept.daysLeft(NOW)).isEqualTo(36);
        assertThat(kept.daysLeft(NOW.plus(Duration.ofDays(100)))).isZero();
    }

    @Test
    void everyGapIsTold() throws IOException {
        Agreement kept = draft(DRAFT.replace("phi-allowed: true", "phi-allowed: false"));
        Agreement.Use other = new Agreement.Use("b.example", "m", Modality.EMBEDDING, "eu");
        assertThat(kept.gaps(other, Instant.parse("2025-01-01T00:00:00Z")))
                .containsExactly(Gap.PHI, Gap.NOT_YET, Gap.HOST, Gap.MODEL, Gap.MODALITY, Gap.REGION);
    }

    @Test
    void allMistakesOfADraftAreToldAtOnce() {
        assertThatThrownBy(() -> draft("""
                        id: Vendor 2026
                        signed_by: Ada
                        hosts: [chatgpt.com, api.openai.com]
                        models: [large-2]
                        modalities: [txet]
                        regions: []
                        zero-retention: false
                        no-training: yes please
                        phi-allowed: true
                        valid-from: 2027-02-30
                        valid-until: 2025-01-01
                        document: missing.pdf
                        """))
                .isInstanceOfSatisfying(
                        InvalidDraft.class,
                        e -> assertThat(e.problems().toString())
                                .contains("'id'", "did you mean 'signed-by'?", "'counterparty' is missing")
                                .contains("consumer service", "zero-retention agreement", "did you mean 'text'?")
                                .contains("'regions' names none", "'no-training'", "'valid-from'")
                                .contains("has ended already", "'document' cannot be read"));
        assertThatThrownBy(() -> draft(DRAFT.replace("2026-01-01", "2027-06-01")))
                .isInstanceOfSatisfying(
                        InvalidDraft.class,
                        e -> assertThat(e.problems().toString()).contains("later than 'valid-from'"));
    }

    @Test
    void nothingIsReplaced() throws IOException {
        add();
        refused(GatewayError.AGREEMENT_EXISTS, this::add);
        assertThatThrownBy(() -> AgreementKeys.make(folder.resolve("baa.key")))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @Test
    void aChangedFileStopsEveryQuestionEvenAfterItWasVerified() throws IOException {
        Path file = add();
        AgreementRegistry registry = registry();
        assertThat(registry.covering(USE, NOW)).hasSize(1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        refused(GatewayError.AGREEMENT_UNVERIFIED, () -> registry.covering(USE, NOW));
    }

    @Test
    void aRecordUnderAnotherNameOrOfAnotherKeyStopsEveryQuestion() throws IOException {
        Path file = add();
        Path copy = Files.copy(file, agreements.resolve("other.json"));
        refused(GatewayError.AGREEMENT_UNVERIFIED, () -> registry().all());
        Files.delete(copy);
        assertThat(registry().all()).hasSize(1);
        publicKey = AgreementKeys.make(folder.resolve("stranger.key"));
        refused(GatewayError.AGREEMENT_UNVERIFIED, () -> registry().all());
    }

    @Test
    void aFileThatIsTakenAwayCoversNothing() throws IOException {
        Path file = add();
        AgreementRegistry registry = registry();
        assertThat(registry.covering(USE, NOW)).hasSize(1);
        Files.delete(file);
        assertThat(registry.covering(USE, NOW)).isEmpty();
    }

    @Test
    void noFolderIsNoEmptyFolder() {
        refused(GatewayError.AGREEMENTS_UNREADABLE, () -> registry().all());
    }

    @Test
    void keysAreOneHalfEachAndThePrivateOneIsItsOwners() throws IOException {
        Path key = folder.resolve("baa.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        refused(GatewayError.BAD_AGREEMENT_KEY, () -> AgreementKeys.publicKey(key));
        refused(GatewayError.BAD_AGREEMENT_KEY, () -> AgreementKeys.privateKey(publicKey));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(GatewayError.BAD_AGREEMENT_KEY, () -> AgreementKeys.privateKey(key));
        assertThat(List.of(key, publicKey)).allMatch(Files::exists);
    }
}
