/**
 * Governed datasets: what a table or a set of files is, who answers for it, who may train on it.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.dataset.GovernedDatasets} registers a
 * {@link health.cordon.access.dataset.GovernedDataset} with its {@link health.cordon.access.dataset.DataClass}, opens it for
 * reading and clears it for training through the same authorization as everything else, and classifies what training made.
 *
 * <h2>Main path</h2>
 *
 * {@code register}, {@code approveTraining} by a second person where there is PHI, {@code clearTraining},
 * {@code registerModel}.
 *
 * <h2>Invariants</h2>
 *
 * A classification comes from the registration, never from whoever asks. De-identified data is what its content hash says
 * it is, or it is refused. No training on PHI or on a limited data set without an approval in force for the purpose, by
 * someone other than who trains, whatever policies say. What was trained on PHI is PHI and must be sealed.
 *
 * <h2>Not here</h2>
 *
 * Sealing ({@code crypto}), de-identifying ({@code deid}), keeping records for good ({@code store}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(a) and (d), 164.508, 164.512(i), 164.514(a) to (e).
 */
@NullMarked
package health.cordon.access.dataset;

import org.jspecify.annotations.NullMarked;
