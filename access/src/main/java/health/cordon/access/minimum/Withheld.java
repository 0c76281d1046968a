package health.cordon.access.minimum;

/**
 * Something that was not given.
 *
 * @param path where it stood, lists left out: {@code Patient.name.given}; {@code ?} for a field that no rule names
 * @param because why
 * @param count how often
 */
public record Withheld(String path, Because because, long count) {

    /** Why something was not given. */
    public enum Because {
        /** The rule withholds it. */
        RULE("the rule withholds it"),
        /** The rule does not name it. */
        UNKNOWN("no rule names it"),
        /** The rule keeps a value here, and something else stood there. */
        OTHER_FORM("it has another form than the rule expects"),
        /** The rule does not know this type of resource. */
        UNKNOWN_RESOURCE("the rule does not know this type of resource");

        private final String says;

        Because(String says) {
            this.says = says;
        }

        /** In plain words. */
        public String says() {
            return says;
        }
    }
}
