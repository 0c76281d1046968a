package health.cordon.eval.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale from numbers to places on a drawing.
 *
 * @param low the number at {@code from}
 * @param high the number at {@code to}
 * @param from in pixels
 * @param to in pixels
 */
record Axis(double low, double high, double from, double to) {

    /** Where a number is; numbers beyond the ends lie at the ends. */
    double place(double number) {
        double within = Math.clamp(number, low, high);
        return from + (within - low) / (high - low) * (to - from);
    }

    boolean holds(double number) {
        return number >= low && number <= high;
    }

    /** Round numbers on the scale, about so many. */
    List<Double> ticks(int about) {
        double rough = (high - low) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double factor : new double[] {2, 5, 10}) {
            if (step < rough * 0.75) {
                step = power * factor;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** How many decimals tell its ticks apart, if they are written in percent. */
    int decimals(int about) {
        List<Double> ticks = ticks(about);
        double step = ticks.size() < 2 ? high - low : (ticks.get(1) - ticks.getFirst()) * 100;
        return (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 4);
    }
}
