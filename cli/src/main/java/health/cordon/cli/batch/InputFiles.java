package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files behind the paths on a command line, folders walked through, in an order that does not depend on the disk.
 *
 * <p>Links are followed; a folder that was walked already, told by its key and not by its path, is not walked again,
 * and a link to a folder above itself is a fault. What cannot be read is a fault, not an end. Depth costs no stack.
 *
 * @param files what was found
 * @param faults what could not be read
 * @param hidden how many hidden files and folders were left out
 */
public record InputFiles(List<InputFile> files, List<FileOutcome> faults, int hidden) {

    private record Folder(Path path, Path below, Set<Object> above) {}

    /**
     * Finds the files.
     *
     * @throws CordonException if a path is not there, nothing is found, or two files would have one output
     */
    public static InputFiles find(List<Path> paths, Selection selection) {
        InputFiles found = new InputFiles(new ArrayList<>(), new ArrayList<>(), 0);
        int hidden = 0;
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CordonException(CliError.NO_INPUT, SafeArg.path(path));
            }
            Path name = path.toAbsolutePath().normalize().getFileName();
            if (!Files.isDirectory(path)) {
                found.addFile(path, name == null ? path : name);
            } else {
                Path below = paths.size() == 1 || name == null ? Path.of("") : name;
                hidden += found.walk(new Folder(path, below, Set.of()), selection);
            }
        }
        if (found.files.isEmpty() && found.faults.isEmpty()) {
            throw new CordonException(CliError.NOTHING_TO_DO);
        }
        found.refuseSameNames();
        return new InputFiles(found.files, found.faults, hidden);
    }

    private int walk(Folder root, Selection selection) {
        int hidden = 0;
        Deque<Folder> open = new ArrayDeque<>(List.of(root));
        Set<Object> walked = new HashSet<>();
        while (!open.isEmpty()) {
            Folder folder = open.pop();
            try {
                Object key = key(folder.path());
                if (folder.above().contains(key)) {
                    fault(folder.path(), folder.below(), CliError.LINK_LOOP);
                    continue;
                }
                if (!walked.add(key)) {
                    continue;
                }
                Set<Object> above = new HashSet<>(folder.above());
                above.add(key);
                List<Folder> inner = new ArrayList<>();
                for (Path child : children(folder.path())) {
                    Path below = folder.below().resolve(child.getFileName());
                    if (!selection.hidden() && child.getFileName().toString().startsWith(".")) {
                        hidden++;
                    } else if (Files.isDirectory(child)) {
                        inner.add(new Folder(child, below, above));
                    } else if (selection.takes(root.below().relativize(below))) {
                        addFile(child, below);
                    }
                }
                inner.reversed().forEach(open::push);
            } catch (IOException | DirectoryIteratorException e) {
                fault(folder.path(), folder.below(), CliError.CANNOT_READ);
            }
        }
        return hidden;
    }

    private void addFile(Path path, Path below) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isOther()) {
                fault(path, below, CliError.NOT_A_FILE);
            } else {
                files.add(new InputFile(path, name(below), attributes.size()));
            }
        } catch (IOException e) {
            fault(path, below, CliError.CANNOT_READ);
        }
    }

    private void fault(Path path, Path below, CliError why) {
        InputFile file = new InputFile(path, name(below), 0);
        faults.add(FileOutcome.failed(file, Fault.of(0, new CordonException(why))));
    }

    private void refuseSameNames() {
        Map<String, Path> byName = new HashMap<>();
        for (InputFile file : files) {
            Path other = byName.put(file.name(), file.path());
            if (other != null) {
                throw new CordonException(CliError.SAME_OUTPUT, SafeArg.path(other), SafeArg.path(file.path()));
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        }
        children.sort(null);
        return children;
    }

    private static Object key(Path folder) throws IOException {
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder.toRealPath() : key;
    }

    private static String name(Path below) {
        return below.toString().replace(below.getFileSystem().getSeparator(), "/");
    }
}
