package health.cordon.deid.known;

import health.cordon.core.PhiKind;

/** One word of known names, of however many persons: what it may be, and the initials of what stands beside it. */
final class NameWord {

    /** The word in lower case, without diacritics. */
    final String word;

    /** Too common or too short to be a name by itself. */
    final boolean ordinary;

    /** Of every sentence: never a name in lower case. */
    final boolean little;

    /** A part of a family name that tells nothing alone: {@code van}, {@code de la}. */
    final boolean particle;

    private boolean given;
    private boolean family;
    private boolean certain;
    private boolean person;
    private int initials;

    /** Which word of the index. */
    final int number;

    NameWord(String word, int number) {
        this.word = word;
        this.number = number;
        this.particle = KnownName.isParticle(word);
        this.ordinary = particle || word.length() <= 2 || WordList.isOrdinary(word);
        this.little = WordList.isLittle(word);
    }

    /** Takes one person's use of the word. */
    void add(PhiKind kind, boolean isGiven, boolean isNickname, int initialsOfTheOtherParts) {
        person |= kind == PhiKind.NAME;
        given |= isGiven;
        family |= !isGiven;
        certain |= !isNickname;
        initials |= initialsOfTheOtherParts;
    }

    boolean isGiven() {
        return given;
    }

    boolean isFamily() {
        return family;
    }

    /** Only a form of a given name, which the chart does not hold. */
    boolean isNickname() {
        return !certain;
    }

    /** Whether somebody bears the word beside a part with this initial. */
    boolean goesWith(char initial) {
        return initial >= 'a' && initial <= 'z' && (initials >> (initial - 'a') & 1) != 0;
    }

    /** A person's, if any person bears it; else a clinician's. */
    PhiKind kind() {
        return person ? PhiKind.NAME : PhiKind.CLINICIAN_NAME;
    }
}
