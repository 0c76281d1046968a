package health.cordon.ner.sequence;

/** A fast exponential for scores: the same result on every machine, within one part in ten thousand. */
final class Exp {

    private static final float LOWEST = -30f;
    private static final float LOG2_E = 1.44269504f;

    private Exp() {}

    /** e to the power of {@code x}, for {@code x} up to 0; 0 below -30. */
    static float of(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float y = x * LOG2_E;
        int whole = (int) (y - 1);
        float rest = y - whole;
        // 2^rest for 0 <= -rest... by a polynomial of Cephes' degree; rest lies in (0, 1].
        float power = 1f
                + rest
                        * (0.69314718f
                                + rest
                                        * (0.24022650f
                                                + rest * (0.05550411f + rest * (0.00961813f + rest * 0.00133336f))));
        return power * Float.intBitsToFloat((whole + 127) << 23);
    }
}
