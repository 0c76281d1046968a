/**
 * From claims to spans.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.resolve.Resolver} drops claims under the threshold of their kind and turns the rest into spans that do not
 * overlap.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.deid.resolve.Resolver#resolve}: a sort, one sweep.
 *
 * <h2>Invariants</h2>
 *
 * The spans cover exactly the characters that accepted claims covered; the order in which claims were made does not
 * matter.
 *
 * <h2>Not here</h2>
 *
 * Finding (the detectors), treating ({@code transform}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i): a character that was found to be PHI does not become visible because another claim won.
 */
@NullMarked
package health.cordon.deid.resolve;

import org.jspecify.annotations.NullMarked;
