package health.cordon.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is to be done. The word is the one that policies use: {@code Action::"read"}. */
public enum Action {
    /** To read one thing. */
    READ("read"),
    /** To look for things, and read what is found. */
    SEARCH("search"),
    /** To take a copy out of Cordon. */
    EXPORT("export"),
    /** To create or change. */
    WRITE("write"),
    /** To delete. */
    DELETE("delete"),
    /** To put under legal hold, or end it. */
    HOLD("hold"),
    /** To train a model. */
    TRAIN("train"),
    /** To ask a model. */
    INVOKE("invoke"),
    /** To have text de-identified. */
    DEIDENTIFY("deidentify"),
    /** To give PHI to someone outside, or to record that it was given. */
    DISCLOSE("disclose"),
    /** To turn a re-identification code back. */
    RELEASE("release"),
    /** To put under governance. */
    REGISTER("register"),
    /** To approve training. */
    APPROVE("approve"),
    /** To take emergency access. */
    BREAK_GLASS("breakGlass"),
    /** To review emergency access. */
    REVIEW("review"),
    /** To verify a log. */
    VERIFY("verify"),
    /** To change keys, roles, policies. */
    ADMINISTER("administer");

    private static final List<String> WORDS =
            Arrays.stream(values()).map(Action::word).toList();

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** Its id in the policies. */
    public String word() {
        return word;
    }

    /** The action with this word; empty if there is none. */
    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return WORDS;
    }
}
