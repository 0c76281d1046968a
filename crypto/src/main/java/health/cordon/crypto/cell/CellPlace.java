package health.cordon.crypto.cell;

import java.util.Objects;

/**
 * Where a sealed value lies. It is bound to the value: a value that is moved to another row, column, table or tenant does
 * not open there. Names may be anything; none of them is stored with the value.
 *
 * @param tenant the organisation; empty where there is only one
 * @param table the table or collection
 * @param row the row's key, which must never be given to another row
 * @param column the column or field
 */
public record CellPlace(String tenant, String table, String row, String column) {

    /** Checks that there are names. */
    public CellPlace {
        Objects.requireNonNull(tenant);
        if (table.isEmpty() || row.isEmpty() || column.isEmpty()) {
            throw new IllegalArgumentException("a place has a table, a row and a column");
        }
    }

    /** A row's key may tell more than a log should hold. */
    @Override
    public String toString() {
        return "CellPlace(" + table + "." + column + ")";
    }
}
