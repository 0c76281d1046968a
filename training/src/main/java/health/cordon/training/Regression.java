package health.cordon.training;

import java.util.ArrayList;
import java.util.List;

/** Logistic regression on few facts, by Newton's method with a small pull to zero. */
final class Regression {

    private static final double PULL = 1.0;

    private final int size;
    private final List<float[]> facts = new ArrayList<>();
    private final List<Boolean> truths = new ArrayList<>();

    Regression(int size) {
        this.size = size;
    }

    void add(float[] fact, boolean truth) {
        facts.add(fact.clone());
        truths.add(truth);
    }

    int size() {
        return facts.size();
    }

    float[] fit() {
        double[] w = new double[size];
        for (int round = 0; round < 40; round++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (int k = 0; k < size; k++) {
                gradient[k] = -PULL * w[k];
                curvature[k][k] = PULL;
            }
            for (int n = 0; n < facts.size(); n++) {
                float[] x = facts.get(n);
                double z = 0;
                for (int k = 0; k < size; k++) {
                    z += w[k] * x[k];
                }
                double p = 1 / (1 + Math.exp(-z));
                double error = (truths.get(n) ? 1 : 0) - p;
                double h = p * (1 - p);
                for (int k = 0; k < size; k++) {
                    gradient[k] += error * x[k];
                    if (x[k] != 0) {
                        for (int l = 0; l < size; l++) {
                            curvature[k][l] += h * x[k] * x[l];
                        }
                    }
                }
            }
            double[] step = solve(curvature, gradient);
            double moved = 0;
            for (int k = 0; k < size; k++) {
                w[k] += step[k];
                moved = Math.max(moved, Math.abs(step[k]));
            }
            if (moved < 1e-6) {
                break;
            }
        }
        float[] weights = new float[size];
        for (int k = 0; k < size; k++) {
            weights[k] = (float) w[k];
        }
        return weights;
    }

    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = a[i].clone();
        }
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int r = i + 1; r < n; r++) {
                pivot = Math.abs(m[r][i]) > Math.abs(m[pivot][i]) ? r : pivot;
            }
            double[] row = m[i];
            m[i] = m[pivot];
            m[pivot] = row;
            double value = x[i];
            x[i] = x[pivot];
            x[pivot] = value;
            for (int r = i + 1; r < n; r++) {
                double f = m[r][i] / m[i][i];
                for (int c = i; c < n; c++) {
                    m[r][c] -= f * m[i][c];
                }
                x[r] -= f * x[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int c = i + 1; c < n; c++) {
                x[i] -= m[i][c] * x[c];
            }
            x[i] /= m[i][i];
        }
        return x;
    }
}
