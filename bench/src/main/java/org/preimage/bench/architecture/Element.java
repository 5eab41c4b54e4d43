package org.preimage.bench.architecture;

/// The square bilinear element in plane stress, of Young's modulus 1 and Poisson's ratio 0.3, under a mean strain
/// that is a variable as well.
///
/// Its variables are the displacements `(u, v)` of its corners beyond those of the mean strain, in the order of
/// [Mesh#corner(int, int)], and the mean strains `ε_xx, ε_yy, γ_xy`: [#SIZE] in all. Integrated exactly, or by 2 × 2
/// Gauss points, which is the same, its energy is that of the strain at its center and of two hourglass modes.
final class Element {
    /// Displacements of the corners.
    static final int DISPLACEMENTS = 2 * Mesh.CORNERS;
    /// The mean strains.
    static final int STRAINS = 3;
    /// All variables.
    static final int SIZE = DISPLACEMENTS + STRAINS;

    private static final double POISSON = 0.3;
    private static final double D11 = 1 / (1 - POISSON * POISSON);
    private static final double D12 = POISSON * D11;
    private static final double D66 = (1 - POISSON) / 2 * D11;
    /// The stiffness of an hourglass mode.
    private static final double HOURGLASS = (D11 + D66) / 12;

    private static final double[] SIGN_X = {-1, 1, 1, -1};
    private static final double[] SIGN_Y = {-1, -1, 1, 1};
    private static final double[] ALTERNATING = {1, -1, 1, -1};

    private Element() {}

    /// The stiffness matrix of all variables, its upper triangle row by row.
    static double[] stiffness() {
        double[][] strain = strains();
        double[][] d = {{D11, D12, 0}, {D12, D11, 0}, {0, 0, D66}};
        double[] upper = new double[SIZE * (SIZE + 1) / 2];
        int at = 0;
        for (int a = 0; a < SIZE; a++) {
            for (int b = a; b < SIZE; b++) {
                double sum = hourglass(a, b);
                for (int i = 0; i < STRAINS; i++) {
                    for (int j = 0; j < STRAINS; j++) {
                        sum += strain[i][a] * d[i][j] * strain[j][b];
                    }
                }
                upper[at++] = sum;
            }
        }
        return upper;
    }

    /// The strain at the center, `[3 × SIZE]`.
    private static double[][] strains() {
        double[][] strain = new double[STRAINS][SIZE];
        for (int c = 0; c < Mesh.CORNERS; c++) {
            strain[0][2 * c] = SIGN_X[c] / 2;
            strain[1][2 * c + 1] = SIGN_Y[c] / 2;
            strain[2][2 * c] = SIGN_Y[c] / 2;
            strain[2][2 * c + 1] = SIGN_X[c] / 2;
        }
        for (int i = 0; i < STRAINS; i++) {
            strain[i][DISPLACEMENTS + i] = 1;
        }
        return strain;
    }

    /// Strain at the center and hourglass amplitudes of an element under a mean strain.
    static final int STATE = STRAINS + 2;

    /// Finds the state of an element.
    ///
    /// @param displacements of all nodes under the mean strain number `strain`
    /// @param states gets it from `strain * STATE` on
    static void state(Mesh mesh, int element, double[] displacements, int strain, double[] states) {
        int a = 2 * mesh.corner(element, 0);
        int b = 2 * mesh.corner(element, 1);
        int c = 2 * mesh.corner(element, 2);
        int d = 2 * mesh.corner(element, 3);
        double fallingU = displacements[c] - displacements[a];
        double risingU = displacements[b] - displacements[d];
        double fallingV = displacements[c + 1] - displacements[a + 1];
        double risingV = displacements[b + 1] - displacements[d + 1];
        int at = strain * STATE;
        states[at] = (fallingU + risingU) / 2;
        states[at + 1] = (fallingV - risingV) / 2;
        states[at + 2] = (fallingU - risingU + fallingV + risingV) / 2;
        states[at + strain] += 1;
        states[at + 3] = displacements[a] - displacements[b] + displacements[c] - displacements[d];
        states[at + 4] = displacements[a + 1] - displacements[b + 1] + displacements[c + 1] - displacements[d + 1];
    }

    /// Twice the mutual energies of the states under the mean strains, times `scale`, the upper triangle row by row.
    static void products(double[] states, double scale, double[] products) {
        int at = 0;
        for (int i = 0; i < STRAINS; i++) {
            int p = i * STATE;
            double sx = D11 * states[p] + D12 * states[p + 1];
            double sy = D12 * states[p] + D11 * states[p + 1];
            double sxy = D66 * states[p + 2];
            for (int j = i; j < STRAINS; j++) {
                int q = j * STATE;
                double hourglass = states[p + 3] * states[q + 3] + states[p + 4] * states[q + 4];
                products[at++] =
                        scale * (sx * states[q] + sy * states[q + 1] + sxy * states[q + 2] + HOURGLASS * hourglass);
            }
        }
    }

    private static double hourglass(int a, int b) {
        boolean displacements = a < DISPLACEMENTS && b < DISPLACEMENTS;
        return displacements && a % 2 == b % 2 ? HOURGLASS * ALTERNATING[a / 2] * ALTERNATING[b / 2] : 0;
    }
}
