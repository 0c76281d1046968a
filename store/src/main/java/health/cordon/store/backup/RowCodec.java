package health.cordon.store.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as bytes, the same for every database: a mark for NULL, eight bytes a number, a length before text and bytes. */
final class RowCodec {

    private static final int NOTHING = 0;
    private static final int SOMETHING = 1;
    /** No cell that was sealed is longer, and no text. */
    private static final int MOST_BYTES = 1 << 25;

    private RowCodec() {}

    static byte[] bytes(ResultSet row, List<TableShape.Column> columns) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < columns.size(); i++) {
                put(out, row, i + 1, columns.get(i).type());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static void bind(byte[] row, List<TableShape.Column> columns, PreparedStatement statement)
            throws SQLException, IOException {
        DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(row));
        for (int i = 0; i < columns.size(); i++) {
            TableShape.Type type = columns.get(i).type();
            if (in.readUnsignedByte() == NOTHING) {
                statement.setNull(i + 1, sqlType(type));
            } else {
                switch (type) {
                    case NUMBER -> statement.setLong(i + 1, in.readLong());
                    case TEXT -> statement.setString(i + 1, new String(block(in), StandardCharsets.UTF_8));
                    case BYTES -> statement.setBytes(i + 1, block(in));
                }
            }
        }
        if (in.available() > 0) {
            throw new IOException("a row is longer than its columns");
        }
    }

    static void writeBlock(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    static byte[] block(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("no length");
        }
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new java.io.EOFException();
        }
        return block;
    }

    private static void put(DataOutputStream out, ResultSet row, int column, TableShape.Type type)
            throws SQLException, IOException {
        switch (type) {
            case NUMBER -> {
                long value = row.getLong(column);
                out.writeByte(row.wasNull() ? NOTHING : SOMETHING);
                if (!row.wasNull()) {
                    out.writeLong(value);
                }
            }
            case TEXT -> {
                String value = row.getString(column);
                put(out, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
            }
            case BYTES -> put(out, row.getBytes(column));
        }
    }

    private static void put(DataOutputStream out, byte @Nullable [] value) throws IOException {
        out.writeByte(value == null ? NOTHING : SOMETHING);
        if (value != null) {
            writeBlock(out, value);
        }
    }

    private static int sqlType(TableShape.Type type) {
        return switch (type) {
            case NUMBER -> Types.BIGINT;
            case TEXT -> Types.VARCHAR;
            case BYTES -> Types.VARBINARY;
        };
    }
}
