package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.primitive.Jca;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a vault: a {@link VaultHeader}, then records that are only ever appended.
 *
 * <pre>
 * length  4   of nonce and sealed record
 * check   8   HMAC over record number and length, so that a changed length is not taken for a torn record
 * nonce  12   random (SP 800-38D, 8.2.2); fewer than 2^28 records keep far below the 2^32 that are allowed
 * sealed  n   AES-256-GCM; associated data: the header, keyset id included, and the record number
 * </pre>
 *
 * A random nonce, because a counter would repeat: a record that was torn and dropped had the number that the next one
 * gets. {@link RandomAccessFile} and not a channel, because a channel closes itself when its thread is interrupted. Not
 * thread-safe.
 */
final class VaultFile implements AutoCloseable {

    /** Below the 2^32 encryptions under one key with random nonces of SP 800-38D, 8.3. */
    static final int MOST_RECORDS = 1 << 28;
    /** Of one record before encryption. */
    static final int MOST_BYTES = 1 << 20;

    private static final int CHECK = 8;
    private static final int FRAME = Integer.BYTES + CHECK;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int BUFFER = 1 << 17;

    private final Path path;
    private final RandomAccessFile file;
    private final VaultHeader header;
    private final SecureRandom random = Jca.randomForNonces();
    private final Cipher cipher;
    private final Cipher decipher;
    private long end = VaultHeader.BYTES;
    private boolean broken;

    private VaultFile(Path path, RandomAccessFile file, VaultHeader header) {
        this.path = path;
        this.file = file;
        this.header = header;
        this.cipher = Jca.gcm();
        this.decipher = Jca.gcm();
    }

    /** What {@link #scan} meets. */
    @FunctionalInterface
    interface Visitor {
        void visit(long offset, VaultRecord entry);
    }

    /** Reads the header and checks it; the records are checked by {@link #scan}. */
    static VaultFile open(Path path, RandomAccessFile file, Keyset keyset) throws IOException {
        byte[] bytes = new byte[VaultHeader.BYTES];
        if (file.length() < bytes.length) {
            throw new CordonException(CryptoError.VAULT_DAMAGED, SafeArg.path(path));
        }
        file.readFully(bytes);
        return new VaultFile(path, file, VaultHeader.open(path, bytes, keyset));
    }

    VaultKeys keys() {
        return header.keys();
    }

    /**
     * Reads every record in order. Zeros up to the end count as torn too: some file systems make a file longer before its
     * bytes arrive, and a crash in between leaves zeros.
     *
     * @return how many bytes of a torn last record follow the last whole one; 0 if there is none
     * @throws CordonException {@link CryptoError#VAULT_DAMAGED} at any other irregularity
     */
    long scan(Visitor visitor) throws IOException {
        file.seek(VaultHeader.BYTES);
        DataInputStream in = new DataInputStream(new BufferedInputStream(new Bytes(file), BUFFER));
        byte[] frame = new byte[FRAME];
        for (int number = 0; ; number++) {
            long left = file.length() - end;
            if (left < FRAME) {
                return left;
            }
            in.readFully(frame);
            int length = ByteBuffer.wrap(frame).getInt();
            if (!MessageDigest.isEqual(frame, frame(number, length))) {
                if ((isZero(frame) || left - FRAME >= TAG) && isZeroToTheEnd(in)) {
                    return left;
                }
                throw damaged(number);
            }
            if (left - FRAME < length) {
                return left;
            }
            byte[] sealed = in.readNBytes(length);
            VaultRecord entry = open(number, sealed);
            if (entry == null) {
                if (isZero(Arrays.copyOfRange(sealed, length - TAG, length)) && isZeroToTheEnd(in)) {
                    return left;
                }
                throw damaged(number);
            }
            visitor.visit(end, entry);
            end += FRAME + length;
        }
    }

    /** Cuts off what follows the last whole record. */
    void truncate() throws IOException {
        file.setLength(end);
        force();
    }

    /**
     * Appends a record and tells where it begins. If the file system refuses, the file is as it was before.
     *
     * @param number how many records precede it
     */
    long append(int number, VaultRecord entry) throws IOException {
        if (broken) {
            throw new CordonException(CryptoError.VAULT_UNWRITABLE, SafeArg.path(path));
        }
        byte[] sealed = seal(number, entry.bytes());
        byte[] whole = Arrays.copyOf(frame(number, sealed.length), FRAME + sealed.length);
        System.arraycopy(sealed, 0, whole, FRAME, sealed.length);
        long offset = end;
        try {
            file.seek(offset);
            file.write(whole);
        } catch (IOException e) {
            cutBack(offset, e);
            throw e;
        }
        end = offset + whole.length;
        return offset;
    }

    /** The record that {@link #scan} or {@link #append} placed there. */
    VaultRecord read(int number, long offset) throws IOException {
        file.seek(offset);
        byte[] frame = new byte[FRAME];
        file.readFully(frame);
        int length = ByteBuffer.wrap(frame).getInt();
        if (!MessageDigest.isEqual(frame, frame(number, length))) {
            throw damaged(number);
        }
        byte[] sealed = new byte[length];
        file.readFully(sealed);
        VaultRecord entry = open(number, sealed);
        if (entry == null) {
            throw damaged(number);
        }
        return entry;
    }

    /** Waits until all that was appended is on the disk. */
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void cutBack(long offset, IOException why) {
        try {
            file.setLength(offset);
        } catch (IOException e) {
            broken = true;
            why.addSuppressed(e);
        }
    }

    private byte[] frame(int number, int length) {
        byte[] code = keys().frame()
                .code(ByteBuffer.allocate(2 * Integer.BYTES)
                        .putInt(number)
                        .putInt(length)
                        .array());
        return ByteBuffer.allocate(FRAME).putInt(length).put(code, 0, CHECK).array();
    }

    private byte[] seal(int number, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, keys().record(), new GCMParameterSpec(8 * TAG, nonce));
            bind(cipher, number);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw Jca.missing("AES/GCM/NoPadding", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The record, or null if it is not what was sealed at this place. */
    private @Nullable VaultRecord open(int number, byte[] sealed) {
        byte[] plain = new byte[0];
        try {
            decipher.init(Cipher.DECRYPT_MODE, keys().record(), new GCMParameterSpec(8 * TAG, sealed, 0, NONCE));
            bind(decipher, number);
            plain = decipher.doFinal(sealed, NONCE, sealed.length - NONCE);
            return VaultRecord.of(plain);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw Jca.missing("AES/GCM/NoPadding", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void bind(Cipher to, int number) {
        to.updateAAD(header.bytes());
        to.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }

    private CordonException damaged(int number) {
        return new CordonException(CryptoError.VAULT_DAMAGED, SafeArg.path(path), SafeArg.of("record", number));
    }

    private static boolean isZero(byte[] bytes) {
        int any = 0;
        for (byte b : bytes) {
            any |= b;
        }
        return any == 0;
    }

    private static boolean isZeroToTheEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (!isZero(Arrays.copyOf(buffer, read))) {
                return false;
            }
        }
        return true;
    }

    /** The file from where it stands. Closing does nothing: a second descriptor, closed, would give up the lock. */
    private static final class Bytes extends InputStream {

        private final RandomAccessFile file;

        Bytes(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return file.read(into, from, length);
        }
    }
}
