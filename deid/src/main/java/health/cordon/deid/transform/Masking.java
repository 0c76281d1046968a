package health.cordon.deid.transform;

import health.cordon.deid.policy.Action;

/**
 * Hides letters and digits. Spaces and ASCII punctuation stay; every other character counts as one to hide, so that no
 * script is left readable. A value with no more characters than would be kept is hidden whole.
 */
record Masking(Action.Mask mask) implements Treatment {

    @Override
    public String replace(Workspace work, int index) {
        String text = work.text(index);
        int all = (int) text.codePoints().filter(Masking::hides).count();
        boolean keep = mask.keepFirst() + mask.keepLast() < all;
        StringBuilder out = new StringBuilder(text.length());
        int seen = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!hides(c)) {
                out.appendCodePoint(c);
            } else {
                boolean kept = keep && (seen < mask.keepFirst() || seen >= all - mask.keepLast());
                out.append(kept ? Character.toString(c) : mask.with());
                seen++;
            }
        }
        return out.toString();
    }

    private static boolean hides(int c) {
        return c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
