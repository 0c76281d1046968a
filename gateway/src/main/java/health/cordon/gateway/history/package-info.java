/**
 * What was asked of models and answered, kept in the sealed store.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.history.Histories} keeps the request's part of a call and gives the
 * {@link health.cordon.gateway.history.CallHistory}, which keeps the answer's.
 *
 * <h2>Main path</h2>
 *
 * {@code histories.begin(intended, call)} once the intent is durable and before anything is sent;
 * {@code history.answered(...)} before the end of the answer is given out.
 *
 * <h2>Invariants</h2>
 *
 * What cannot be kept is not sent, and its answer not given to its end. Nothing of it goes anywhere but into sealed columns.
 *
 * <h2>Not here</h2>
 *
 * The store ({@code store}); who may read it ({@code server}, {@code access}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv), 164.316(b)(2)(i).
 */
@NullMarked
package health.cordon.gateway.history;

import org.jspecify.annotations.NullMarked;
