package org.preimage.solve;

import java.util.Arrays;
import org.preimage.linalg.Cholesky;
import org.preimage.linalg.Faces;

/// One Levenberg–Marquardt step of one design toward an aim. There are few outputs and more inputs, so it is taken in
/// the space of the outputs, `δ = Jᵀ(JJᵀ + λI)⁻¹ r`: the shortest one that gets there.
///
/// Conditions that do not bind are left out, and join where the step would break them: bounds and rows at which the
/// design sits are held, and outputs inside their range become equations. Then the step is found again.
final class DampedStep {
    private final Aim aim;
    private final Confines confines;
    private final int d;
    private final int m;
    private final Faces faces;
    private final double[] step;
    private final double[] normal;
    private final double[] right;
    /// The equations in play: their outputs, what is missing, and their rows along the faces.
    private final int[] outputs;

    private final double[] missing;
    private final double[][] along;
    private final boolean[] inPlay;
    private int q;

    DampedStep(Aim aim, Confines confines) {
        this.aim = aim;
        this.confines = confines;
        d = confines.region().dim();
        m = aim.size();
        faces = new Faces(confines.region());
        step = new double[d];
        normal = new double[m * m];
        right = new double[m];
        outputs = new int[m];
        missing = new double[m];
        along = new double[m][d];
        inPlay = new boolean[m];
    }

    /// The step; overwritten by the next call. Zero where there is none.
    ///
    /// @param i the design's position
    /// @param x where it is, `[d]`
    /// @param f its outputs, `[m]`
    /// @param jacobian there, `[m × d]`
    /// @param damping `λ`
    double[] find(int i, double[] x, double[] f, double[][] jacobian, double damping) {
        faces.begin(confines.held(i));
        q = 0;
        for (int o = 0; o < m; o++) {
            double residual = aim.missing(o, f[o]);
            inPlay[o] = false;
            if (aim.weight()[o] > 0 && (aim.isValue(o) || residual != 0)) {
                play(o, residual);
            }
        }
        int rounds = d + m + confines.region().rows().size();
        for (int round = 0; round <= rounds; round++) {
            if (!solve(jacobian, damping)) {
                Arrays.fill(step, 0);
            }
            boolean more = faces.holdMore(x, step);
            if (!playMore(f, jacobian) && !more) {
                break;
            }
        }
        return step;
    }

    private void play(int o, double residual) {
        inPlay[o] = true;
        outputs[q] = o;
        missing[q++] = residual;
    }

    /// Puts outputs in play that the step would take out of their range.
    private boolean playMore(double[] f, double[][] jacobian) {
        boolean more = false;
        for (int o = 0; o < m; o++) {
            if (!inPlay[o] && aim.weight()[o] > 0) {
                double ahead = f[o];
                for (int v = 0; v < d; v++) {
                    ahead += jacobian[o][v] * step[v];
                }
                double back = aim.missing(o, ahead);
                if (Math.abs(back) > aim.tolerance()[o]) {
                    play(o, ahead + back - f[o]);
                    more = true;
                }
            }
        }
        return more;
    }

    private boolean solve(double[][] jacobian, double damping) {
        for (int a = 0; a < q; a++) {
            double weight = aim.weight()[outputs[a]];
            for (int v = 0; v < d; v++) {
                along[a][v] = weight * jacobian[outputs[a]][v];
            }
            faces.removeFrom(along[a]);
            right[a] = weight * missing[a];
        }
        for (int a = 0; a < q; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int v = 0; v < d; v++) {
                    sum += along[a][v] * along[b][v];
                }
                normal[a * q + b] = a == b ? sum + damping : sum;
            }
        }
        if (!Cholesky.solve(normal, right, q)) {
            return false;
        }
        Arrays.fill(step, 0);
        for (int a = 0; a < q; a++) {
            for (int v = 0; v < d; v++) {
                step[v] += along[a][v] * right[a];
            }
        }
        return true;
    }
}
