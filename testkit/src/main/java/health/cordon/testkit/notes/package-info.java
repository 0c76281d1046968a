/**
 * Synthetic clinical notes of which every identifier is known.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.testkit.notes.NoteGenerator} writes {@link health.cordon.testkit.notes.GoldNote}s of many kinds and
 * styles; {@link health.cordon.testkit.notes.PhiFreeNotes} writes notes with nothing to find and much to stumble over;
 * {@link health.cordon.testkit.notes.GoldNdjson} puts them into files.
 *
 * <h2>Main path</h2>
 *
 * {@code NoteGenerator.of(7, Split.DEV).notes(1000)}. A note is made in three steps: a grammar is expanded, slots in it are
 * filled from a cast of people, places, dates and numbers that stays the same over the note, a style is put over the text.
 *
 * <h2>Invariants</h2>
 *
 * The same seed, split and index give the same note. Gold spans lie inside the text in order, do not overlap, hold no
 * white space at their ends and are never empty. A span covers the identifier alone: no title, no possessive {@code 's},
 * no cue. {@link health.cordon.testkit.notes.Split} keeps names, places and wordings of development and held-out notes
 * apart.
 *
 * <h2>Not here</h2>
 *
 * Real notes, and anything taken from a corpus: grammars and names are Cordon's own. Measuring: the {@code eval} module.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.514(b)(2)(i) decides what is gold: years alone, states, countries, ages under 90 and relative dates are not.
 */
@NullMarked
package health.cordon.testkit.notes;

import org.jspecify.annotations.NullMarked;
