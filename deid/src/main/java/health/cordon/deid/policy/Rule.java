package health.cordon.deid.policy;

/**
 * One line of a policy.
 *
 * @param when the conditions
 * @param action what is done if they hold
 */
public record Rule(When when, Action action) {

    /** The action, whatever the span. */
    public static Rule always(Action action) {
        return new Rule(When.ALWAYS, action);
    }
}
