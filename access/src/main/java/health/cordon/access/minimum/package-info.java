/**
 * The minimum necessary: of what may be given, the fields that are needed.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.minimum.MinimumNecessary} is a set of rules, written as data: for a consuming function, a
 * purpose and a role, the fields that are kept. {@link health.cordon.access.minimum.FieldFilter} applies one to JSON trees
 * (FHIR resources among them), lines of JSON and tables, as a stream, and tells what it withheld.
 *
 * <h2>Main path</h2>
 *
 * {@code MinimumNecessary.named("standard").filterFor(roles, purpose, "imaging-model").json(bytes)}.
 *
 * <h2>Invariants</h2>
 *
 * A field that no rule names is withheld, and so is a field that holds something else than its rule expects. Where no rule is
 * for a function, purpose and role, nothing is given. What is told of withheld fields is the paths that rules name, and
 * counts: never a value, nor the name of a field that no rule knows, unless it is asked for.
 *
 * <h2>Not here</h2>
 *
 * Whether anything may be given at all ({@code Authorizer}); removing identifiers from text ({@code deid}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(b), 164.514(d).
 */
@NullMarked
package health.cordon.access.minimum;

import org.jspecify.annotations.NullMarked;
