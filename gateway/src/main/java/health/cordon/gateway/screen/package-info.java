/**
 * Looks for attacks on models: prompt injection, hidden text, beacons.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.screen.Screen} reads each text of a request by where it comes from and gives a {@link
 * health.cordon.gateway.screen.ScreenReport}; {@link health.cordon.gateway.screen.AnswerScreen} makes images and links in
 * answers harmless that would carry data out.
 *
 * <h2>Main path</h2>
 *
 * {@code Screen.screened(tree, route.screens())}, {@code new AnswerScreen(...)}.
 *
 * <h2>Invariants</h2>
 *
 * A report has names, places and scores, never text. Time grows with the length alone. What an answer becomes does not
 * depend on how it was cut into pieces; what is held back is bounded.
 *
 * <h2>Not here</h2>
 *
 * PHI ({@code guard}, {@code answer}). What is done with tools by the client.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.308(a)(5)(ii)(B).
 */
@NullMarked
package health.cordon.gateway.screen;

import org.jspecify.annotations.NullMarked;
