package health.cordon.access.minimum;

import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the minimum necessary does not apply, 164.502(b)(2). The constant's name in lower case is the word of a rule. */
public enum Exemption {
    /** To a health care provider, for treatment. */
    @Cfr("164.502(b)(2)(i)")
    TREATMENT("164.502(b)(2)(i)", Optional.of(PurposeOfUse.TREAT)),
    /** To the individual. */
    @Cfr("164.502(b)(2)(ii)")
    INDIVIDUAL("164.502(b)(2)(ii)", Optional.of(PurposeOfUse.PATRQT)),
    /** As the individual authorized. */
    @Cfr("164.502(b)(2)(iii)")
    AUTHORIZATION("164.502(b)(2)(iii)", Optional.empty()),
    /** To the Secretary. */
    @Cfr("164.502(b)(2)(iv)")
    SECRETARY("164.502(b)(2)(iv)", Optional.of(PurposeOfUse.HOPERAT)),
    /** As the law requires. */
    @Cfr("164.502(b)(2)(v)")
    LAW("164.502(b)(2)(v)", Optional.empty()),
    /** For compliance with the subchapter. */
    @Cfr("164.502(b)(2)(vi)")
    COMPLIANCE("164.502(b)(2)(vi)", Optional.of(PurposeOfUse.HOPERAT));

    private final String citation;
    private final Optional<PurposeOfUse> within;

    Exemption(String citation, Optional<PurposeOfUse> within) {
        this.citation = citation;
        this.within = within;
    }

    /** The paragraph. */
    public String citation() {
        return citation;
    }

    /** The purpose that a rule's purposes must be a case of; empty for any. */
    public Optional<PurposeOfUse> within() {
        return within;
    }

    /** As a rule writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Exemption::word).toList();
    }

    /** The exemption with this word; empty if there is none. */
    public static Optional<Exemption> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
