package health.cordon.cli.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/**
 * Which files of a folder are taken. A glob is held against a file's path below the folder, and against its name alone.
 *
 * @param include globs of which one must match; empty: all files
 * @param exclude globs of which none may match
 * @param hidden whether names that begin with a dot are taken
 */
public record Selection(List<String> include, List<String> exclude, boolean hidden) {

    /** Every file that is not hidden. */
    public static final Selection ALL = new Selection(List.of(), List.of(), false);

    /** Takes copies. */
    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    boolean takes(Path below) {
        return (include.isEmpty() || any(include, below)) && !any(exclude, below);
    }

    private static boolean any(List<String> globs, Path below) {
        for (String glob : globs) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            if (matcher.matches(below) || below.getFileName() != null && matcher.matches(below.getFileName())) {
                return true;
            }
        }
        return false;
    }
}
