/**
 * The text engine.
 *
 * <h2>What</h2>
 *
 * Finds the PHI of a document and treats it by a policy: {@code Document -> SourceText -> Detections -> Resolved ->
 * Deidentified} with a {@link health.cordon.deid.DeidReport}.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.deid.Deidentifier}: build one, share it between threads, call
 * {@link health.cordon.deid.Deidentifier#deidentify} or {@link health.cordon.deid.Deidentifier#detect}.
 *
 * <h2>Invariants</h2>
 *
 * Offsets in {@link health.cordon.deid.Detection} count the decoded text, those in {@link health.cordon.deid.Span} the
 * original one, both in UTF-16 units. No type here prints text. A detector that throws fails the document.
 *
 * <h2>Not here</h2>
 *
 * Reading and writing files ({@code cli}), health formats, statistical models (a
 * {@link health.cordon.deid.spi.Detector} of another module).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(a) to (e).
 */
@NullMarked
package health.cordon.deid;

import org.jspecify.annotations.NullMarked;
