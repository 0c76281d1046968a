package health.cordon.audit.tiles;

import health.cordon.audit.files.FileLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes tiles and bundles, each under another name first, so that a reader sees whole ones only. What was written
 * survives the process at once and a power failure after {@link #force()}. A failed write stays to be done and is tried
 * again by the next {@link #flush()}. Not thread-safe.
 */
public final class TileWriter {

    private record Waiting(String path, byte[] bytes) {}

    private final FileLayer files;
    private final Path folder;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> unforcedFiles = new LinkedHashSet<>();
    private final Set<Path> unforcedFolders = new LinkedHashSet<>();

    /** Writes below {@code folder}, which is there. */
    public TileWriter(FileLayer files, Path folder) {
        this.files = files;
        this.folder = folder;
        known.add(folder);
    }

    /** Notes a file to be written; its partial ones go when it is there. */
    public void full(String path, byte[] bytes) {
        waiting.add(new Waiting(path, bytes));
    }

    /** Writes what waits. */
    public void flush() throws IOException {
        while (!waiting.isEmpty()) {
            Waiting next = waiting.element();
            write(next.path(), next.bytes());
            deletePartials(next.path());
            waiting.remove();
        }
    }

    /** Writes the partial tiles of a tree and the bundle beside them. {@link #flush()} comes first. */
    public void partials(EdgeTiles edge, byte[] bundle) throws IOException {
        for (int level = 0; level < edge.levels(); level++) {
            int width = TilePath.edge(level, edge.size());
            if (width > 0) {
                write(TilePath.tile(level, edge.size() >>> 8 * (level + 1), width), edge.partial(level));
            }
        }
        int width = TilePath.edge(0, edge.size());
        if (width > 0) {
            write(TilePath.entries(edge.size() >>> 8, width), bundle);
        }
    }

    /** Writes any file of the log. */
    public void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Path parent = parent(file);
        create(parent);
        Path fresh = parent.resolve(file.getFileName() + ".new");
        files.delete(fresh);
        try (FileLayer.Open open = files.create(fresh, false)) {
            open.write(ByteBuffer.wrap(bytes), 0);
        }
        files.rename(fresh, file);
        unforcedFiles.add(file);
        unforcedFolders.add(parent);
    }

    /** Writes a small text, durably, before it takes the place of what stood there. */
    public void writeDurably(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Path parent = parent(file);
        create(parent);
        Path fresh = parent.resolve(file.getFileName() + ".new");
        files.delete(fresh);
        try (FileLayer.Open open = files.create(fresh, false)) {
            open.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            open.force();
        }
        files.rename(fresh, file);
        files.forceFolder(parent);
    }

    /** Returns when everything written so far would survive a power failure. */
    public void force() throws IOException {
        for (var each = unforcedFiles.iterator(); each.hasNext(); each.remove()) {
            Path file = each.next();
            if (files.exists(file)) {
                try (FileLayer.Open open = files.open(file)) {
                    open.force();
                }
            }
        }
        for (var each = unforcedFolders.iterator(); each.hasNext(); each.remove()) {
            Path parent = each.next();
            if (files.exists(parent)) {
                files.forceFolder(parent);
            }
        }
    }

    /** How many files were written and not flushed yet. */
    public int unforced() {
        return unforcedFiles.size();
    }

    private void create(Path wanted) throws IOException {
        if (!known.contains(wanted)) {
            Path parent = parent(wanted);
            create(parent);
            files.createFolder(wanted);
            unforcedFolders.add(parent);
            known.add(wanted);
        }
    }

    private void deletePartials(String full) throws IOException {
        Path partials = folder.resolve(TilePath.partials(full));
        for (String name : files.list(partials)) {
            files.delete(partials.resolve(name));
            unforcedFiles.remove(partials.resolve(name));
        }
        unforcedFolders.remove(partials);
        files.delete(partials);
        known.remove(partials);
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file of the log lies in its folder");
        }
        return parent;
    }
}
