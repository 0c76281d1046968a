package health.cordon.store.backup;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a backup holds, table by table.
 *
 * @param tables in the order of the backup
 */
record Manifest(List<Entry> tables) {

    /**
     * One table.
     *
     * @param table its name
     * @param rows how many
     * @param sha256 of all rows in the order of their keys, in hexadecimal; the same on every database
     */
    record Entry(String table, long rows, String sha256) {}

    Manifest {
        tables = List.copyOf(tables);
    }

    long rows() {
        return tables.stream().mapToLong(Entry::rows).sum();
    }

    static Entry entry(String table, long rows, byte[] digest) {
        return new Entry(table, rows, HexFormat.of().formatHex(digest));
    }

    @Override
    public String toString() {
        return tables.stream().map(Entry::table).collect(Collectors.joining(" "));
    }
}
