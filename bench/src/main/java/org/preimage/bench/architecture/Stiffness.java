package org.preimage.bench.architecture;

/// The stiffness matrix of a plane material in Voigt's notation, `σ = C·ε` with `ε = (ε_xx, ε_yy, γ_xy)`, in units of
/// the solid's Young's modulus. Rows and columns are x, y and shear.
public record Stiffness(double c11, double c12, double c16, double c22, double c26, double c66) {
    /// How many numbers it has.
    static final int SIZE = 6;

    /// Where the number of row `i` and column `j`, not below the diagonal, is in its upper triangle row by row.
    static int place(int i, int j) {
        return i * (5 - i) / 2 + j;
    }

    /// From its upper triangle row by row, each times `scale`.
    static Stiffness of(double[] upper, double scale) {
        return new Stiffness(
                scale * upper[0],
                scale * upper[1],
                scale * upper[2],
                scale * upper[3],
                scale * upper[4],
                scale * upper[5]);
    }

    /// The matrix, `[3 × 3]`.
    double[][] matrix() {
        return new double[][] {{c11, c12, c16}, {c12, c22, c26}, {c16, c26, c66}};
    }

    /// The compliance matrix `S = C⁻¹`, `[3 × 3]`.
    ///
    /// @throws ArithmeticException if the matrix is not positive definite
    double[][] compliance() {
        double m11 = c22 * c66 - c26 * c26;
        double m12 = c16 * c26 - c12 * c66;
        double m16 = c12 * c26 - c16 * c22;
        double determinant = c11 * m11 + c12 * m12 + c16 * m16;
        if (!(c11 > 0 && m11 > 0 && determinant > 0)) {
            throw new ArithmeticException("Stiffness: expected a positive definite matrix, found " + this);
        }
        double s11 = m11 / determinant;
        double s12 = m12 / determinant;
        double s16 = m16 / determinant;
        double s22 = (c11 * c66 - c16 * c16) / determinant;
        double s26 = (c12 * c16 - c11 * c26) / determinant;
        double s66 = (c11 * c22 - c12 * c12) / determinant;
        return new double[][] {{s11, s12, s16}, {s12, s22, s26}, {s16, s26, s66}};
    }
}
