/**
 * Bodies as records: one declaration from which a body is read, written, checked and documented.
 *
 * <h2>What</h2>
 *
 * A record's components are the fields of a JSON object; {@link health.cordon.server.shape.Says} bounds and explains them.
 * {@link health.cordon.server.shape.BodyReader} makes a record of a body, {@link health.cordon.server.shape.BodyWriter} a
 * body of a record, {@link health.cordon.server.shape.SchemaWriter} the JSON Schema that the OpenAPI document shows.
 *
 * <h2>Main path</h2>
 *
 * {@code shapes.reader().read(bytes, DeidRequest.class)}.
 *
 * <h2>Invariants</h2>
 *
 * A field that the record does not have, a field that comes twice, and a value of another type are refused: nothing can
 * hide where nobody looks. What was wrong is told by the name of the declared field and a constant sentence, never by
 * anything of the body. Reading, writing and the schema go by the same components, so that they cannot differ.
 *
 * <h2>Not here</h2>
 *
 * What the bodies mean ({@code server.api}), HTTP ({@code server.http}).
 *
 * <h2>Rules</h2>
 *
 * RFC 8259; JSON Schema 2020-12 as OpenAPI 3.1 uses it.
 */
@NullMarked
package health.cordon.server.shape;

import org.jspecify.annotations.NullMarked;
