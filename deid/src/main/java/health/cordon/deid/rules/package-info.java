/** Identifiers with a shape: one automaton, validators, cues. */
@NullMarked
package health.cordon.deid.rules;

import org.jspecify.annotations.NullMarked;
