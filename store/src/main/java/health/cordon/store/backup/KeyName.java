package health.cordon.store.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A version of a data key, without the key.
 *
 * @param handle whose
 * @param version which
 * @param state as the keyring names it
 */
record KeyName(String handle, int version, String state) {

    void write(DataOutputStream out) throws IOException {
        BackupHeader.text(out, handle);
        out.writeInt(version);
        BackupHeader.text(out, state);
    }

    static KeyName read(DataInputStream in) throws IOException {
        return new KeyName(BackupHeader.text(in), in.readInt(), BackupHeader.text(in));
    }
}
