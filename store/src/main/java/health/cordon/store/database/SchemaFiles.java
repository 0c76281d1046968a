package health.cordon.store.database;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migrations that lie beside this class, by name: nothing is searched for, so nothing else can be found. */
final class SchemaFiles implements ResourceProvider {

    /** In order; a released one is never changed. */
    static final List<String> NAMES = List.of("V1__keys.sql", "V2__vault.sql", "V3__governed.sql", "V4__registry.sql");

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return NAMES.contains(name) ? new SchemaFile(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name ->
                        name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                .<LoadableResource>map(SchemaFile::new)
                .toList();
    }

    private static final class SchemaFile extends LoadableResource {

        private final String name;

        SchemaFile(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream in = SchemaFiles.class.getResourceAsStream(name);
            return new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
