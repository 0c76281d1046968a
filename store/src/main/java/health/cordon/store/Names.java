package health.cordon.store;

import health.cordon.core.error.CordonException;

/** Names and ids as the store takes them: any text that a person can read, of bounded length. Not PHI: they lie in clear. */
public final class Names {

    /** The most UTF-16 units of a name. */
    public static final int MOST = 200;

    private Names() {}

    /**
     * The name itself.
     *
     * @throws CordonException {@link StoreError#TEXT_UNFIT} if it is empty, too long, or no database could give it back: NUL
     *     and other control characters, half surrogate pairs
     */
    public static String require(String name) {
        if (!fits(name)) {
            throw new CordonException(StoreError.TEXT_UNFIT);
        }
        return name;
    }

    /** As {@link #require}, but it may be empty: a tenant where there is only one. */
    public static String requireOrEmpty(String name) {
        return name.isEmpty() ? name : require(name);
    }

    /** Whether it may be a name at all; a look-up of one that may not finds nothing. */
    public static boolean fits(String name) {
        return !name.isEmpty() && name.length() <= MOST && isText(name);
    }

    private static boolean isText(String name) {
        return name.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
