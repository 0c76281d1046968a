/**
 * The words that every other room speaks.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.core.PhiKind} names what Cordon looks for, {@link health.cordon.core.Phi} holds a value that must
 * not be printed, {@link health.cordon.core.Cfr} ties code to the regulation.
 *
 * <h2>Main path</h2>
 *
 * Start at {@link health.cordon.core.PhiKind}: each kind knows its paragraph of 164.514(b)(2)(i).
 *
 * <h2>Invariants</h2>
 *
 * No type here prints a protected value. A value leaves a {@link health.cordon.core.Phi} only through a
 * {@link health.cordon.core.RevealAccess} that states why.
 *
 * <h2>Not here</h2>
 *
 * Finding PHI ({@code deid}), keys ({@code crypto}), any third-party library.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 160.103 (protected health information), 164.514(b)(2)(i) (the eighteen identifiers).
 */
@NullMarked
package health.cordon.core;

import org.jspecify.annotations.NullMarked;
