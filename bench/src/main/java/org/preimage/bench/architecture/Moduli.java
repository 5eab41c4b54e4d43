package org.preimage.bench.architecture;

/// What engineers ask of a stiffness matrix, in units of the solid's Young's modulus.
///
/// @param mean Young's modulus averaged over the directions of the plane, which is what “the” modulus of the cell
///     is taken to be; definitions differ up to tenfold on anisotropic cells
/// @param x Young's modulus along x, `1/S_11`
/// @param y Young's modulus along y, `1/S_22`
/// @param shear the shear modulus, `1/S_66`
public record Moduli(double mean, double x, double y, double shear) {
    /// How many there are.
    static final int COUNT = 4;

    /// Directions of the average, a degree apart.
    private static final int DIRECTIONS = 180;

    /// By direction: what the compliances `S_11, S_12, S_16, S_22, S_26, S_66` count in `1/E`.
    private static final double[][] SHARES = shares();

    private static double[][] shares() {
        double[][] shares = new double[DIRECTIONS][];
        for (int k = 0; k < DIRECTIONS; k++) {
            double c = Math.cos(Math.PI * k / DIRECTIONS);
            double s = Math.sin(Math.PI * k / DIRECTIONS);
            shares[k] = new double[] {
                c * c * c * c, 2 * c * c * s * s, 2 * c * c * c * s, s * s * s * s, 2 * c * s * s * s, c * c * s * s
            };
        }
        return shares;
    }

    /// The moduli of a material.
    ///
    /// @throws ArithmeticException if the matrix is not positive definite
    public static Moduli of(Stiffness stiffness) {
        double[] s = upper(stiffness.compliance());
        double sum = 0;
        for (double[] shares : SHARES) {
            sum += 1 / along(shares, s);
        }
        return new Moduli(sum / DIRECTIONS, 1 / s[0], 1 / s[3], 1 / s[5]);
    }

    private static double along(double[] shares, double[] s) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += shares[i] * s[i];
        }
        return sum;
    }

    private static double[] upper(double[][] matrix) {
        return new double[] {matrix[0][0], matrix[0][1], matrix[0][2], matrix[1][1], matrix[1][2], matrix[2][2]};
    }

    /// How each modulus, in the order of the components, moves with each number of the stiffness matrix, `[4 × 6]`.
    ///
    /// @throws ArithmeticException if the matrix is not positive definite
    static double[][] jacobian(Stiffness stiffness) {
        double[][] compliance = stiffness.compliance();
        double[] s = upper(compliance);
        double[][] byCompliance = new double[COUNT][Stiffness.SIZE];
        for (double[] shares : SHARES) {
            double young = 1 / along(shares, s);
            for (int i = 0; i < Stiffness.SIZE; i++) {
                byCompliance[0][i] -= young * young * shares[i] / DIRECTIONS;
            }
        }
        byCompliance[1][0] = -1 / (s[0] * s[0]);
        byCompliance[2][3] = -1 / (s[3] * s[3]);
        byCompliance[3][5] = -1 / (s[5] * s[5]);
        double[][] jacobian = new double[COUNT][];
        for (int m = 0; m < COUNT; m++) {
            jacobian[m] = byStiffness(byCompliance[m], compliance);
        }
        return jacobian;
    }

    /// From derivatives by the compliances to those by the stiffnesses: `dS = −S·dC·S`.
    private static double[] byStiffness(double[] p, double[][] s) {
        double[][] half = {{p[0], p[1] / 2, p[2] / 2}, {p[1] / 2, p[3], p[4] / 2}, {p[2] / 2, p[4] / 2, p[5]}};
        double[] result = new double[Stiffness.SIZE];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    for (int l = 0; l < 3; l++) {
                        sum += s[i][k] * half[k][l] * s[l][j];
                    }
                }
                result[at++] = i == j ? -sum : -2 * sum;
            }
        }
        return result;
    }
}
