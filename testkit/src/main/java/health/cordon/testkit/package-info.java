/**
 * Tools for tests: seeded randomness, properties with shrinking, canaries, a disk to fill up.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.testkit.Seeded} makes the same values for the same seed, {@link health.cordon.testkit.Property}
 * tries a statement on many of them and shrinks what breaks it, {@link health.cordon.testkit.PhiCanary} plants values that
 * must not come out anywhere and looks for them everywhere, {@link health.cordon.testkit.SmallDisk} is a real disk that is soon full.
 *
 * <h2>Main path</h2>
 *
 * {@code Property.forAllText(500, s -> s.soup(200), text -> assertThat(...))}; {@code PhiCanary canary =
 * PhiCanary.plant(7)}, run the code on {@code canary.note()}, then {@code canary.assertAbsent("log", log)}.
 *
 * <h2>Invariants</h2>
 *
 * Everything follows from a seed; nothing here reads a clock, a locale or the network. No test library is needed at run
 * time: failures are {@link java.lang.AssertionError}s.
 *
 * <h2>Not here</h2>
 *
 * Synthetic notes with gold spans: {@code health.cordon.testkit.notes}. Accuracy figures: the {@code eval} module.
 *
 * <h2>Rules</h2>
 *
 * Every value made here is invented; none belongs to a person.
 */
@NullMarked
package health.cordon.testkit;

import org.jspecify.annotations.NullMarked;
