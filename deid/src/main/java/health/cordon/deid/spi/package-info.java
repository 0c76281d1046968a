/**
 * Where others plug in.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.spi.Detector}: one class that finds PHI in a document.
 *
 * <h2>Main path</h2>
 *
 * Implement it, pass the {@code DetectorContract} tests, hand it to
 * {@link health.cordon.deid.Deidentifier.Builder#detector}.
 *
 * <h2>Invariants</h2>
 *
 * Names are unique in an engine: a duplicate stops the start. A detector keeps no state between documents and never
 * writes text anywhere.
 *
 * <h2>Not here</h2>
 *
 * The built-in detectors, each in a package of its own.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i).
 */
@NullMarked
package health.cordon.deid.spi;

import org.jspecify.annotations.NullMarked;
