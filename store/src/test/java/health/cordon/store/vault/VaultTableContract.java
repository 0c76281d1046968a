package health.cordon.store.vault;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.ReidentificationCode;
import health.cordon.crypto.ReidentificationVault;
import health.cordon.crypto.contract.Failing;
import health.cordon.crypto.contract.ReidentificationVaultContract;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.store.Store;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreOptions;
import health.cordon.store.Vendor;
import health.cordon.store.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class VaultTableContract extends ReidentificationVaultContract {

    private static final RevealAccess TO_TEST = RevealAccess.because("to test it");

    @TempDir
    Path folder;

    private final Vendor vendor;
    private StoreAddress address;
    private Store store;

    VaultTableContract(Vendor vendor) {
        this.vendor = vendor;
    }

    @BeforeEach
    void make() throws IOException {
        Keyset.generate().write(folder.resolve("kek"));
        address = vendor.place(folder);
        store = Store.create(address, KekAddress.parse("local:" + folder.resolve("kek")), StoreOptions.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ReidentificationVault open() {
        return store.in("clinic").vault();
    }

    @Override
    protected ReidentificationVault openOther() {
        return store.in("other").vault();
    }

    @Test
    void aCodeSurvivesRotationAndEndsWithItsSubjectsKey() {
        KeyOwner owner = KeyOwner.patient(Phi.of("p")).in("clinic");
        ReidentificationCode kept;
        ReidentificationCode gone;
        try (ReidentificationVault vault = open()) {
            gone = vault.assign("p", "NAME", Phi.of("Quillfeather"));
            kept = vault.assign("q", "NAME", Phi.of("Quillfeather"));
            store.keyring().rotate(owner);
            assertThat(vault.assign("p", "NAME", Phi.of("Quillfeather"))).isEqualTo(gone);
            assertThat(vault.restore(vault.assign("p", "NAME", Phi.of("Maren"))))
                    .contains(Phi.of("Maren"));
            store.keyring().shred(owner);
            assertThat(vault.restore(gone)).isEmpty();
            assertThat(vault.restore(kept)).contains(Phi.of("Quillfeather"));
            Failing.with(() -> vault.assign("p", "NAME", Phi.of("Quillfeather")), CryptoError.KEY_SHREDDED);
            store.keyring().reopen(owner);
            ReidentificationCode again = vault.assign("p", "NAME", Phi.of("Quillfeather"));
            assertThat(again).isNotEqualTo(gone);
            assertThat(vault.restore(again)).contains(Phi.of("Quillfeather"));
        }
    }

    @Test
    void rowsThatWereMovedOrChangedAreRefused() {
        ReidentificationCode one;
        ReidentificationCode two;
        ReidentificationCode other;
        try (ReidentificationVault vault = open();
                ReidentificationVault elsewhere = openOther()) {
            one = vault.assign("p", "NAME", Phi.of("Quillfeather"));
            two = vault.assign("p", "NAME", Phi.of("Maren"));
            other = elsewhere.assign("p", "NAME", Phi.of("Quillfeather"));
        }
        tamper(
                "UPDATE vault_code SET sealed = (SELECT sealed FROM vault_code WHERE code = ?) WHERE code = ?",
                two,
                one);
        try (ReidentificationVault vault = open()) {
            Failing.with(() -> vault.restore(one), CryptoError.CELL_REFUSED);
            assertThat(vault.restore(two).orElseThrow().reveal(TO_TEST)).isEqualTo("Maren");
        }
        tamper("UPDATE vault_code SET tenant = 'clinic', number = 1 WHERE code = ? OR code = ?", other, other);
        try (ReidentificationVault vault = open()) {
            Failing.with(() -> vault.restore(other), CryptoError.CELL_REFUSED);
        }
    }

    private void tamper(String sql, ReidentificationCode first, ReidentificationCode second) {
        try (Database database = Database.open(address)) {
            int changed = database.write(handle -> handle.execute(sql, first.token(), second.token()));
            assertThat(changed).isEqualTo(1);
        }
    }
}
