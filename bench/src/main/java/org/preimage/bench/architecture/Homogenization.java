package org.preimage.bench.architecture;

import java.util.Arrays;
import java.util.List;

/// How stiff a material is that repeats a square cell of `n × n` pixels in both directions: periodic numerical
/// homogenization (Andreassen and Andreasen 2014) with one bilinear element in plane stress for each pixel, Poisson's
/// ratio 0.3. Pixel `row * n + column` has a density between 0, void, and 1, solid; y runs from row to row. A density
/// `ρ` gives Young's modulus `E_void + ρ³·(1 − E_void)`.
///
/// Cells with two mirror lines, `ρ[r][c] = ρ[n−1−r][c] = ρ[r][n−1−c]` to the bit, are recognized and computed on a
/// quarter. Systems are factored directly, so the contrast of void and solid does not matter.
///
/// Immutable; [Evaluation]s are scratch for one thread at a time.
public final class Homogenization {
    /// Young's modulus of void where nothing else is said.
    public static final double VOID = 1e-6;

    private final int n;
    private final double voidYoung;
    private final Dissection whole;
    private final Dissection quarter;

    /// @param n pixels of a side, even
    /// @param voidYoung Young's modulus of void, positive and below 1
    public Homogenization(int n, double voidYoung) {
        if (n < 4 || n % 2 != 0) {
            throw new IllegalArgumentException(
                    "Homogenization: expected an even number of pixels, 4 at least, found " + n);
        }
        if (!(voidYoung > 0 && voidYoung < 1)) {
            throw new IllegalArgumentException(
                    "Homogenization: expected a modulus of void between 0 and 1, found " + voidYoung);
        }
        this.n = n;
        this.voidYoung = voidYoung;
        Mesh cell = new Mesh(n, n, true);
        boolean[] held = new boolean[cell.nodes()];
        held[0] = true; // or nothing would keep the cell in its place
        whole = new Dissection(cell, held);
        Mesh part = new Mesh(n / 2, n / 2, false);
        quarter = new Dissection(part, lines(part));
    }

    /// The nodes on the mirror lines around a quarter.
    private static boolean[] lines(Mesh mesh) {
        boolean[] on = new boolean[mesh.nodes()];
        for (int i = 0; i <= mesh.rows(); i++) {
            for (int line : new int[] {0, mesh.rows()}) {
                on[mesh.node(i, line)] = true;
                on[mesh.node(line, i)] = true;
            }
        }
        return on;
    }

    private Condensation onWholeMesh() {
        boolean[] fixed = new boolean[2 * whole.mesh().nodes()];
        Arrays.fill(fixed, true);
        return new Condensation(whole, List.of(new Border(whole.held(), fixed, 0, 1, 2)));
    }

    private Condensation onQuarterMesh() {
        Border normal = new Border(quarter.held(), mirrors(0), 0, 1);
        Border sheared = new Border(quarter.held(), mirrors(1), 2);
        return new Condensation(quarter, List.of(normal, sheared));
    }

    /// What is zero on the mirror lines: under normal strains nothing crosses one, under shear nothing moves along one.
    ///
    /// @param across which displacement is zero on the lines `x = const`: 0 for `u`, 1 for `v`; the other one is on
    ///     `y = const`
    private boolean[] mirrors(int across) {
        Mesh mesh = quarter.mesh();
        boolean[] fixed = new boolean[2 * mesh.nodes()];
        for (int i = 0; i <= mesh.rows(); i++) {
            for (int line : new int[] {0, mesh.rows()}) {
                fixed[2 * mesh.node(i, line) + across] = true;
                fixed[2 * mesh.node(line, i) + 1 - across] = true;
            }
        }
        return fixed;
    }

    /// Pixels of a side.
    public int side() {
        return n;
    }

    /// Scratch for evaluations.
    public Evaluation evaluation() {
        return new Evaluation();
    }

    /// Evaluates cells, one after the other.
    public final class Evaluation {
        private final double[] densities = new double[n * n];
        private final double[] youngs = new double[n * n];
        private final double[] energy = new double[Stiffness.SIZE];
        private final double[][] gradient = new double[Stiffness.SIZE][n * n];
        private final Condensation cell = onWholeMesh();
        private final Condensation part = onQuarterMesh();
        private final double[][] modulusGradient = new double[Moduli.COUNT][n * n];
        private boolean mirrored;

        private Evaluation() {}

        /// The stiffness of a cell.
        ///
        /// @param pixels densities in [0, 1], row by row, `[n²]`
        /// @throws IllegalArgumentException if there are not `n²`, or one is not in [0, 1]
        public Stiffness evaluate(double[] pixels) {
            check(pixels);
            System.arraycopy(pixels, 0, densities, 0, densities.length);
            mirrored = isMirrored(densities);
            return mirrored ? onQuarter() : onWhole();
        }

        private void check(double[] pixels) {
            if (pixels.length != n * n) {
                throw new IllegalArgumentException(
                        "Homogenization: expected " + n * n + " pixels, found " + pixels.length);
            }
            for (int e = 0; e < pixels.length; e++) {
                if (!(pixels[e] >= 0 && pixels[e] <= 1)) {
                    throw new IllegalArgumentException("Homogenization: expected densities in [0, 1], found "
                            + pixels[e] + " in row " + e / n + ", column " + e % n);
                }
            }
        }

        /// As [#evaluate] without a look at symmetry, for comparison.
        Stiffness onWhole() {
            mirrored = false;
            for (int e = 0; e < youngs.length; e++) {
                youngs[e] = young(densities[e]);
            }
            cell.condense(youngs, energy);
            return Stiffness.of(energy, 1.0 / (n * n));
        }

        private Stiffness onQuarter() {
            int side = n / 2;
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    youngs[row * side + column] = young(densities[row * n + column]);
                }
            }
            part.condense(youngs, energy);
            return Stiffness.of(energy, 4.0 / (n * n));
        }

        private double young(double density) {
            return voidYoung + density * density * density * (1 - voidYoung);
        }

        /// The derivatives of `C_11, C_12, C_16, C_22, C_26, C_66` of the cell evaluated last by its pixels, `[6 ×
        /// n²]`;
        /// the same array each time.
        public double[][] gradient() {
            if (mirrored) {
                slopes(quarter.mesh(), part.displacements());
            } else {
                slopes(whole.mesh(), cell.displacements());
            }
            return gradient;
        }

        /// The derivatives of the [Moduli], in the order of their components, of the cell evaluated last by its pixels,
        /// `[4 × n²]`; the same array each time.
        ///
        /// @param stiffness what [#evaluate] gave
        public double[][] modulusGradient(Stiffness stiffness) {
            double[][] slopes = gradient();
            double[][] byStiffness = Moduli.jacobian(stiffness);
            for (int m = 0; m < Moduli.COUNT; m++) {
                Arrays.fill(modulusGradient[m], 0);
                for (int k = 0; k < Stiffness.SIZE; k++) {
                    for (int e = 0; e < n * n; e++) {
                        modulusGradient[m][e] += byStiffness[m][k] * slopes[k][e];
                    }
                }
            }
            return modulusGradient;
        }

        /// Every element's own share of the energy, by its density.
        private void slopes(Mesh mesh, double[][] displacements) {
            double[] states = new double[Element.STRAINS * Element.STATE];
            double[] products = new double[Stiffness.SIZE];
            for (int row = 0; row < mesh.rows(); row++) {
                for (int column = 0; column < mesh.columns(); column++) {
                    for (int i = 0; i < Element.STRAINS; i++) {
                        Element.state(mesh, mesh.element(row, column), displacements[i], i, states);
                    }
                    double density = densities[row * n + column];
                    double slope = 3 * density * density * (1 - voidYoung) / (n * n);
                    Element.products(states, slope, products);
                    put(row, column, products);
                }
            }
        }

        private void put(int row, int column, double[] products) {
            for (int k = 0; k < Stiffness.SIZE; k++) {
                gradient[k][row * n + column] = products[k];
                if (mirrored) {
                    // In a mirror the product of a normal and a shear field changes its sign.
                    double turned = k == 2 || k == 4 ? -products[k] : products[k];
                    gradient[k][row * n + n - 1 - column] = turned;
                    gradient[k][(n - 1 - row) * n + column] = turned;
                    gradient[k][(n - 1 - row) * n + n - 1 - column] = products[k];
                }
            }
        }
    }

    private boolean isMirrored(double[] densities) {
        for (int row = 0; row < n / 2; row++) {
            int opposite = n - 1 - row;
            if (!Arrays.equals(densities, row * n, row * n + n, densities, opposite * n, opposite * n + n)) {
                return false;
            }
            for (int column = 0; column < n / 2; column++) {
                if (densities[row * n + column] != densities[row * n + n - 1 - column]) {
                    return false;
                }
            }
        }
        return true;
    }
}
