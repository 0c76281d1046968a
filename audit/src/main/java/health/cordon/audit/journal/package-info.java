/**
 * Where an entry becomes durable.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.audit.journal.Journal} takes batches of entries and flushes each once;
 * {@link health.cordon.audit.journal.JournalReader} gives them back after a crash.
 *
 * <h2>Main path</h2>
 *
 * {@code journal.write(batch, first, count)}, {@code journal.force(batch)}; the batch is acknowledged then and not before.
 *
 * <h2>Invariants</h2>
 *
 * A batch is whole or not there. After a crash writing goes on in a new segment, so that no leftover of a torn batch can
 * ever be read. A segment goes only when its entries are durable in the tree.
 *
 * <h2>Not here</h2>
 *
 * The tree ({@code tiles}); signatures ({@code note}): the journal is protected against crashes, the tree against people.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(b): what was recorded stays recorded.
 */
@NullMarked
package health.cordon.audit.journal;

import org.jspecify.annotations.NullMarked;
