/**
 * Identifiers with a shape or a cue.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.deid.rules.RuleDetector} finds telephone numbers, addresses in the net, numbers of records, plans,
 * accounts, licences, vehicles and devices, user names, keys, and any other unique number, by the shapes and cues of a
 * {@link health.cordon.deid.rules.RuleSet}. {@link health.cordon.deid.rules.SiteRules} adds a hospital's own.
 *
 * <h2>Main path</h2>
 *
 * The build compiles {@code rules.yaml} ({@code RuleCompiler}); {@link health.cordon.deid.rules.RuleSet#builtIn()} reads the
 * tables. {@code RulePass} goes over the tokens once: phrases are noted and cues bound to the values behind them
 * ({@code CueBinder}, {@code ValueReader}); where a group of characters begins, {@code ShapeRun} runs the automaton and weighs
 * what it accepted by check digit, cue and anti-cue.
 *
 * <h2>Invariants</h2>
 *
 * Work is linear in the text: at most {@code RuleAutomaton.LONGEST} steps from one start, and only where a group begins; every
 * look around is bounded. Detector names and evidence are constants. No pattern of a configuration file can stall the loader:
 * its size is bounded before and while the automaton is made. The compiled tables and {@code rules.yaml} agree, or nothing
 * starts.
 *
 * <h2>Not here</h2>
 *
 * Dates and ages ({@code dates}), streets, ZIP codes and coordinates ({@code address}), names ({@code names}), what the chart
 * already knows ({@code known}), deciding between overlapping claims ({@code resolve}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i)(D) to (R). Medicare Beneficiary Identifier: CMS, "Understanding the MBI format". NPI: 45 CFR 162.406.
 * VIN: 49 CFR 565.15. UDI: 21 CFR 830.20 and the forms of GS1, HIBCC and ICCBBA. Cards: ISO/IEC 7812-1. IBAN: ISO 13616.
 */
@NullMarked
package health.cordon.deid.rules;

import org.jspecify.annotations.NullMarked;
