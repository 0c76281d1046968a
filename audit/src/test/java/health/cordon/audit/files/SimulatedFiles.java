package health.cordon.audit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A disk in memory that fails where it is told to, and that forgets on {@link #powerLoss} what was not flushed: of the
 * writes since the last flush some sectors are there and some are not, of the names since the last flush of their folder
 * some are the new ones and some the old ones.
 */
public final class SimulatedFiles implements FileLayer {

    /** How an operation fails. */
    public enum Fault {
        /** This one operation fails, a write half done; then all goes on. */
        ONCE,
        /** This operation and all behind it fail. */
        FOR_EVER,
        /** The power goes: like {@link #FOR_EVER}, and whoever looks afterwards takes {@link #powerLoss}. */
        POWER
    }

    private static final int SECTOR = 512;

    private static final class Inode {
        private byte[] now = new byte[0];
        private byte[] durable = new byte[0];
        private final List<long[]> unforced = new ArrayList<>();

        private void write(ByteBuffer data, long position) {
            int end = Math.toIntExact(position + data.remaining());
            if (end > now.length) {
                now = Arrays.copyOf(now, end);
            }
            unforced.add(new long[] {position, end});
            data.get(now, (int) position, data.remaining());
        }

        private void force() {
            if (durable.length < now.length) {
                durable = Arrays.copyOf(durable, now.length);
            }
            for (long[] range : unforced) {
                System.arraycopy(now, (int) range[0], durable, (int) range[0], (int) (range[1] - range[0]));
            }
            unforced.clear();
        }

        private Inode afterPowerLoss(SplittableRandom random) {
            Inode left = new Inode();
            byte[] bytes = durable.clone();
            for (long[] range : unforced) {
                for (long at = range[0]; at < range[1]; at = at / SECTOR * SECTOR + SECTOR) {
                    int end = (int) Math.min(range[1], at / SECTOR * SECTOR + SECTOR);
                    if (random.nextBoolean()) {
                        bytes = bytes.length < end ? Arrays.copyOf(bytes, end) : bytes;
                        System.arraycopy(now, (int) at, bytes, (int) at, end - (int) at);
                    }
                }
            }
            left.now = bytes;
            left.durable = bytes.clone();
            return left;
        }
    }

    private final Map<Path, Inode> names = new TreeMap<>();
    private final Map<Path, Inode> durableNames = new TreeMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Set<Path> durableFolders = new HashSet<>();
    private final Set<Path> noFiles;
    private long operations;
    private long failAt = Long.MAX_VALUE;
    private Fault fault = Fault.ONCE;
    private long powerAt = Long.MAX_VALUE;

    /** An empty disk on which {@code root} and the folders above it are. */
    public SimulatedFiles(Path root) {
        for (Path folder = root.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            folders.add(folder);
            durableFolders.add(folder);
        }
        noFiles = Set.copyOf(folders);
    }

    /** Lets an operation fail, counted from now, from 1. */
    public synchronized void failAt(long operation, Fault how) {
        powerAt = Long.MAX_VALUE;
        failAt = operation == 0 ? Long.MAX_VALUE : operations + operation;
        fault = how;
    }

    /** Lets an operation fail once, and the power go so many operations later. */
    public synchronized void failOnceThenPower(long operation, long later) {
        failAt(operation, Fault.ONCE);
        powerAt = failAt + later;
    }

    /** How many operations there were that change something. */
    public synchronized long operations() {
        return operations;
    }

    /** Whether the operation that was to fail has come. */
    public synchronized boolean hasFailed() {
        return operations >= failAt;
    }

    /** What is there when the power is back. */
    public synchronized SimulatedFiles powerLoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedFiles left = new SimulatedFiles(Path.of("/"));
        left.folders.addAll(noFiles);
        left.durableFolders.addAll(noFiles);
        Set<Path> all = new HashSet<>(names.keySet());
        all.addAll(durableNames.keySet());
        Map<Inode, Inode> survived = new java.util.IdentityHashMap<>();
        for (Path path : all) {
            Inode inode = random.nextBoolean() ? names.get(path) : durableNames.get(path);
            if (inode != null) {
                Inode after = survived.computeIfAbsent(inode, one -> one.afterPowerLoss(random));
                left.names.put(path, after);
                left.durableNames.put(path, after);
                for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
                    left.folders.add(folder);
                    left.durableFolders.add(folder);
                }
            }
        }
        left.folders.addAll(durableFolders);
        left.durableFolders.addAll(durableFolders);
        return left;
    }

    /** What a new process finds after kill -9: everything that was written. */
    public synchronized SimulatedFiles afterKill() {
        failAt = Long.MAX_VALUE;
        return this;
    }

    private boolean step() throws IOException {
        operations++;
        return operations == failAt || (operations > failAt && fault != Fault.ONCE) || operations >= powerAt;
    }

    private static IOException broken() {
        return new IOException("No space left on device");
    }

    @Override
    public synchronized Open create(Path file, boolean ownerOnly) throws IOException {
        if (step()) {
            throw broken();
        }
        if (names.containsKey(file) || folders.contains(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        requireParent(file);
        Inode inode = new Inode();
        names.put(file, inode);
        return new OpenInode(inode);
    }

    @Override
    public synchronized Open open(Path file) throws IOException {
        return new OpenInode(inode(file));
    }

    @Override
    public synchronized byte[] read(Path file) throws IOException {
        return inode(file).now.clone();
    }

    @Override
    public synchronized byte[] read(Path file, long position, int length) throws IOException {
        byte[] all = inode(file).now;
        int from = (int) Math.min(all.length, position);
        return Arrays.copyOfRange(all, from, Math.min(all.length, from + length));
    }

    @Override
    public synchronized long size(Path file) throws IOException {
        return inode(file).now.length;
    }

    @Override
    public synchronized boolean exists(Path path) {
        return names.containsKey(path) || folders.contains(path);
    }

    @Override
    public synchronized List<String> list(Path folder) {
        List<String> found = new ArrayList<>();
        for (Path path : names.keySet()) {
            if (folder.equals(path.getParent())) {
                found.add(path.getFileName().toString());
            }
        }
        for (Path path : folders) {
            if (folder.equals(path.getParent())) {
                found.add(path.getFileName().toString());
            }
        }
        found.sort(null);
        return found;
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        if (step()) {
            throw broken();
        }
        requireParent(folder);
        folders.add(folder);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        if (step()) {
            throw broken();
        }
        requireParent(to);
        Inode inode = inode(from);
        names.remove(from);
        names.put(to, inode);
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        if (step()) {
            throw broken();
        }
        names.remove(path);
        folders.remove(path);
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        if (step()) {
            throw broken();
        }
        for (Map<Path, Inode> map : List.of(names, durableNames)) {
            for (Path path : List.copyOf(map.keySet())) {
                if (folder.equals(path.getParent())) {
                    Inode inode = names.get(path);
                    if (inode == null) {
                        durableNames.remove(path);
                    } else {
                        durableNames.put(path, inode);
                    }
                }
            }
        }
        for (Path path : folders) {
            if (folder.equals(path.getParent())) {
                durableFolders.add(path);
            }
        }
    }

    private Inode inode(Path file) throws NoSuchFileException {
        Inode inode = names.get(file);
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        return inode;
    }

    private void requireParent(Path path) throws NoSuchFileException {
        if (!folders.contains(Objects.requireNonNull(path.getParent()))) {
            throw new NoSuchFileException(path.getParent().toString());
        }
    }

    private final class OpenInode implements Open {

        private final Inode inode;

        private OpenInode(Inode inode) {
            this.inode = inode;
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            synchronized (SimulatedFiles.this) {
                if (step()) {
                    inode.write(data.slice(data.position(), data.remaining() / 2), position);
                    throw broken();
                }
                inode.write(data, position);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedFiles.this) {
                if (step()) {
                    throw broken();
                }
                inode.force();
            }
        }

        @Override
        public void close() {}
    }
}
