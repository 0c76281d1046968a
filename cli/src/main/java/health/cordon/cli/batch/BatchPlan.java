package health.cordon.cli.batch;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a batch is to be run.
 *
 * @param out the folder for the outputs; null: nothing is written
 * @param suffix put before each output's ending, empty for none
 * @param shape where the text is in the files
 * @param settings the hash of everything else that shapes the outputs: policy, rules, keys, versions
 * @param threads how many documents are worked on at once
 * @param reserved names in the output folder that no output may take
 * @param fresh whether to do again what an earlier run finished
 * @param overwrite whether to replace files that no run of Cordon wrote
 */
public record BatchPlan(
        @Nullable Path out,
        String suffix,
        FileShape shape,
        String settings,
        int threads,
        Set<String> reserved,
        boolean fresh,
        boolean overwrite) {

    /** The relative name of a file's output. */
    String outputName(String name) {
        int slash = name.lastIndexOf('/');
        int dot = name.lastIndexOf('.');
        int at = dot > slash + 1 ? dot : name.length();
        return name.substring(0, at) + suffix + name.substring(at);
    }

    /** The hash under which the journal keeps its lines. */
    String journalSettings() {
        return Hashes.of(settings + '\n' + suffix + '\n' + shape);
    }
}
