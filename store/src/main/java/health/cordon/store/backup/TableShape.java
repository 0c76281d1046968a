package health.cordon.store.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a backup has it.
 *
 * @param name its name
 * @param columns in the order of a row
 * @param key by which rows are ordered
 */
record TableShape(String name, List<Column> columns, List<String> key) {

    /** What a column holds. */
    enum Type {
        TEXT,
        NUMBER,
        BYTES
    }

    record Column(String name, Type type) {}

    /**
     * What is backed up, in an order in which rows may be put back. Left out: the wrapped keys, which have files of their
     * own; the list of those; settings, which belong to one place.
     */
    static final List<TableShape> ALL = List.of(
            of("retention_period", "tenant kind collection period", "handle state", "", ""),
            of(
                    "governed_record",
                    "tenant id",
                    "kind collection period owner purpose access_policy subject",
                    "created retained",
                    "sealed"),
            of("governed_term", "tenant record field", "kind", "number", "sealed"),
            of("legal_hold", "tenant name target_kind target", "placed_by", "placed", ""),
            of("purge", "tenant id", "target_kind target state begun_by", "begun deleted", ""),
            of("vault_code", "tenant code", "subject", "number attempt", "sealed"),
            of("agreement", "tenant id", "", "valid_from valid_until added ended", "document"),
            of("agreement_host", "tenant host agreement", "", "", ""),
            of("kept_record", "tenant shelf id", "", "version forgettable", "sealed"));

    TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        if (!isName(name)
                || !columns.stream().allMatch(c -> isName(c.name()))
                || !key.stream().allMatch(TableShape::isName)) {
            throw new IllegalArgumentException("not a table");
        }
    }

    String select() {
        return "SELECT " + names() + " FROM " + name + " ORDER BY " + String.join(", ", key);
    }

    String insert() {
        return "INSERT INTO " + name + " (" + names() + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static TableShape of(String name, String key, String texts, String numbers, String bytes) {
        List<Column> columns = new java.util.ArrayList<>();
        words(key).forEach(column -> columns.add(new Column(column, Type.TEXT)));
        words(texts).forEach(column -> columns.add(new Column(column, Type.TEXT)));
        words(numbers).forEach(column -> columns.add(new Column(column, Type.NUMBER)));
        words(bytes).forEach(column -> columns.add(new Column(column, Type.BYTES)));
        return new TableShape(name, columns, words(key));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static boolean isName(String word) {
        return word.matches("[a-z][a-z_]{0,62}");
    }
}
