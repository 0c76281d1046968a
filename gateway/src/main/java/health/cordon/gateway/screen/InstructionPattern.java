package health.cordon.gateway.screen;

import health.cordon.gateway.screen.InstructionLexicon.Part;
import java.util.List;

/**
 * Up to three things that make an instruction where they stand near each other in one sentence, in any order.
 *
 * @param reach within how many words
 * @param ordered whether the first must be an order: at the beginning of a clause, or behind {@code please}, {@code and}
 * @param clinical whether such words about medicines, nurses or diets are no instruction to a model
 */
record InstructionPattern(
        Signal signal, int score, int reach, boolean ordered, boolean clinical, long first, long second, long third) {

    /** All that is looked for; the score is how surely it is an attack in a text that has no business to instruct. */
    static final List<InstructionPattern> ALL = List.of(
            of(Signal.OVERRIDE, 90, 9, false, Part.OVERRIDE, Part.INSTR, Part.PRIOR)
                    .notClinical(),
            of(Signal.OVERRIDE, 85, 9, false, Part.OVERRIDEWEAK, Part.INSTR, Part.YOUR)
                    .notClinical(),
            of(Signal.OVERRIDE, 55, 9, false, Part.OVERRIDEWEAK, Part.INSTR, Part.PRIOR)
                    .notClinical(),
            of(Signal.OVERRIDE, 55, 5, true, Part.OVERRIDE, Part.INSTR, null).notClinical(),
            of(Signal.OVERRIDE, 60, 7, true, Part.OVERRIDE, Part.INSTRWEAK, Part.PRIOR)
                    .notClinical(),
            of(Signal.OVERRIDE, 45, 5, true, Part.OVERRIDE, Part.PRIOR, Part.PRIOR)
                    .notClinical(),
            of(Signal.PROMPT, 90, 10, false, Part.REVEAL, Part.PROMPT, null),
            of(Signal.PROMPT, 85, 10, false, Part.REVEAL, Part.PROMPTWEAK, Part.VERBATIM),
            of(Signal.PROMPT, 60, 8, true, Part.REVEAL, Part.PROMPTWEAK, null),
            of(Signal.PROMPT, 60, 6, true, Part.REVEAL, Part.INSTR, Part.YOUR).notClinical(),
            of(Signal.PROMPT, 90, 12, false, Part.SPELL, Part.PROMPT, null),
            of(Signal.PROMPT, 25, 0, false, Part.PROMPT, null, null),
            of(Signal.RESTORE, 80, 9, true, Part.RESTORE, Part.IDENT, null),
            of(Signal.RESTORE, 55, 9, false, Part.RESTORE, Part.IDENT, null),
            of(Signal.RESTORE, 80, 10, true, Part.REVEAL, Part.IDENT, Part.ALL),
            of(Signal.RESTORE, 80, 10, true, Part.REVEAL, Part.IDENTWEAK, Part.ALL),
            of(Signal.RESTORE, 75, 9, true, Part.RESTORE, Part.IDENTWEAK, null),
            of(Signal.RESTORE, 75, 8, true, Part.REVEAL, Part.IDENT, null),
            of(Signal.RESTORE, 60, 8, true, Part.REVEAL, Part.IDENTWEAK, null),
            of(Signal.RESTORE, 65, 8, true, Part.REVEAL, Part.PERSONAL, Part.ALL),
            of(Signal.SPELL, 80, 12, false, Part.SPELL, Part.IDENT, null),
            of(Signal.SPELL, 80, 12, true, Part.REVEAL, Part.SPELL, Part.IDENTWEAK),
            of(Signal.SPELL, 80, 12, true, Part.WRITEV, Part.SPELL, Part.IDENTWEAK),
            of(Signal.SPELL, 80, 12, true, Part.SPELL, Part.SPELL, Part.IDENTWEAK),
            of(Signal.SPELL, 80, 8, true, Part.SPELLV, Part.IDENTWEAK, null),
            of(Signal.SPELL, 50, 12, false, Part.SPELL, Part.IDENTWEAK, null),
            of(Signal.SPELL, 80, 12, false, Part.SPELL, Part.STOLEN, null),
            of(Signal.SPELL, 60, 10, false, Part.SPELL, Part.PERSONAL, null),
            of(Signal.PERSONA, 85, 12, false, Part.PERSONA, Part.FREED, null),
            of(Signal.PERSONA, 85, 12, false, Part.PERSONA, Part.FREEDWEAK, Part.AI),
            of(Signal.PERSONA, 45, 12, false, Part.PERSONA, Part.FREEDWEAK, null),
            of(Signal.PERSONA, 85, 12, false, Part.FREED, Part.AI, Part.OVERRIDE),
            of(Signal.PERSONA, 60, 10, false, Part.PERSONA, Part.AI, null),
            of(Signal.PERSONA, 55, 8, false, Part.FREED, Part.AI, null),
            of(Signal.PERSONA, 20, 0, false, Part.PERSONA, null, null),
            of(Signal.ADDRESS, 85, 14, false, Part.ADDRESSED, Part.OVERRIDE, null),
            of(Signal.ADDRESS, 85, 14, false, Part.ADDRESSED, Part.REVEAL, null),
            of(Signal.ADDRESS, 85, 14, false, Part.ADDRESSED, Part.SENDV, null),
            of(Signal.ADDRESS, 85, 14, false, Part.ADDRESSED, Part.RESTORE, null),
            of(Signal.ADDRESS, 80, 14, false, Part.ADDRESSED, Part.INSTR, null),
            of(Signal.ADDRESS, 60, 0, false, Part.ADDRESSED, null, null),
            of(Signal.ADDRESS, 80, 12, false, Part.FRAME, Part.OVERRIDE, null).notClinical(),
            of(Signal.ADDRESS, 75, 10, false, Part.FRAME, Part.AI, null),
            of(Signal.ADDRESS, 75, 14, false, Part.FRAME, Part.STOLEN, null),
            of(Signal.ADDRESS, 75, 12, false, Part.FRAME, Part.IDENT, null),
            of(Signal.ADDRESS, 75, 12, false, Part.FRAME, Part.IDENTWEAK, null),
            of(Signal.ADDRESS, 75, 12, false, Part.FRAME, Part.FRAME, null),
            of(Signal.ADDRESS, 35, 0, false, Part.FRAME, null, null).notClinical(),
            of(Signal.CONCEAL, 75, 7, false, Part.NEG, Part.TELL, Part.USERW),
            of(Signal.CONCEAL, 55, 8, false, Part.COVERT, Part.SENDV, null),
            of(Signal.SEND, 85, 16, true, Part.SENDV, Part.STOLEN, Part.DESTINATION),
            of(Signal.SEND, 55, 16, false, Part.SENDV, Part.STOLEN, Part.DESTINATION),
            of(Signal.SEND, 70, 14, false, Part.LOOT, Part.SENDV, Part.URLPART),
            of(Signal.SEND, 45, 16, true, Part.SENDV, Part.LOOT, Part.DESTINATION),
            of(Signal.SEND, 60, 10, true, Part.SENDV, Part.STOLEN, null),
            of(Signal.SEND, 60, 10, false, Part.STOLEN, Part.URLPART, null),
            of(Signal.TOOL, 90, 20, false, Part.BEFORETOOL, Part.READV, Part.SECRETFILE),
            of(Signal.TOOL, 75, 12, true, Part.READV, Part.SECRETFILE, null),
            of(Signal.TOOL, 80, 20, false, Part.BEFORETOOL, Part.STOLEN, null),
            of(Signal.TOOL, 80, 20, false, Part.BEFORETOOL, Part.SENDV, Part.DESTINATION),
            of(Signal.TOOL, 80, 20, false, Part.BEFORETOOL, Part.OVERRIDE, Part.INSTR),
            of(Signal.TOOL, 20, 0, false, Part.BEFORETOOL, null, null));

    private static InstructionPattern of(
            Signal signal,
            int score,
            int reach,
            boolean ordered,
            Part first,
            @org.jspecify.annotations.Nullable Part second,
            @org.jspecify.annotations.Nullable Part third) {
        return new InstructionPattern(
                signal,
                score,
                reach,
                ordered,
                false,
                first.bit(),
                second == null ? 0 : second.bit(),
                third == null ? 0 : third.bit());
    }

    private InstructionPattern notClinical() {
        return new InstructionPattern(signal, score, reach, ordered, true, first, second, third);
    }
}
