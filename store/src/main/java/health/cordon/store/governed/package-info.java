/**
 * Records that somebody answers for, and their end.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.store.governed.GovernedRecords} keeps inference logs, prompt histories and evaluation datasets;
 * {@link health.cordon.store.governed.LegalHolds}, {@link health.cordon.store.governed.Purges} and {@link
 * health.cordon.store.governed.RetentionSweep} decide how long.
 *
 * <h2>Main path</h2>
 *
 * <pre>{@code
 * GovernedRecord kept = tenant.records().add(new RecordDraft(INFERENCE_LOG, "triage", owner, "TREAT", policy,
 *         until, Optional.of(patient), Map.of("encounter", encounter), payload));
 * tenant.sweep().run("daily");
 * }</pre>
 *
 * <h2>Invariants</h2>
 *
 * A record ends with its individual's key or with its month's, whichever goes first. What a hold keeps is neither purged nor
 * swept. Holds, purges and additions to what is purged exclude each other. A purge that stopped is finished.
 *
 * <h2>Not here</h2>
 *
 * Who may read a record ({@code access}); that someone did ({@code audit}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.316(b)(2)(i) (retention), 164.310(d)(2)(i) (disposal), 164.312(c)(1) (integrity).
 */
@NullMarked
package health.cordon.store.governed;

import org.jspecify.annotations.NullMarked;
