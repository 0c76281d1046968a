package health.cordon.gateway.token;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every way to cut the beginning of a text into bits. */
final class Cuts {

    private Cuts() {}

    /** Cuts at any of the first places between two characters, or at none. */
    static void each(String text, int places, Consumer<String[]> check) {
        int cuts = Math.min(places, text.length() - 1);
        for (int mask = 0; mask < 1 << cuts; mask++) {
            List<String> bits = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < cuts; i++) {
                if ((mask >> i & 1) == 1) {
                    bits.add(text.substring(from, i + 1));
                    from = i + 1;
                }
            }
            bits.add(text.substring(from));
            check.accept(bits.toArray(String[]::new));
        }
    }
}
