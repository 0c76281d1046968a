package health.cordon.cli.batch;

import java.nio.file.Path;

/**
 * A file to work on.
 *
 * @param path where it is
 * @param name how it is named in reports and where its output goes, relative, with {@code /} between
 * @param size its bytes when it was found
 */
public record InputFile(Path path, String name, long size) {}
