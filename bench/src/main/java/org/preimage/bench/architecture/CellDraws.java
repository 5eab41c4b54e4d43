package org.preimage.bench.architecture;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.preimage.cell.Torus;
import org.preimage.random.Seed;

/// Cells to learn from: random fields with two mirror lines, cut off at a porosity, and short topology optimizations.
/// Half of them are even about the diagonals as well, a quarter keep grey between solid and void. All percolate, none
/// has
/// two pixels that touch at a corner alone, and of several fields that one is taken whose modulus is nearest to a
/// share,
/// drawn evenly, of the most that its porosity allows: so the moduli are covered evenly.
///
/// Densities are whole hundredths. The cell number `i` depends on the seed and on `i` alone. Immutable; a [Hand] is
/// scratch for one thread at a time.
public final class CellDraws {
    /// The least and the most porosity.
    public static final double LEAST_POROSITY = 0.25;

    public static final double MOST_POROSITY = 0.75;

    private static final double OPTIMIZED = 0.2;
    private static final double GREY = 0.25;
    private static final double CONTRAST = 0.5;
    /// Fields are sought with moduli up to this; beyond there are few.
    private static final double MOST_WANTED = 0.42;
    /// The share of the most that isotropic materials may have that fields come to with some luck.
    private static final double REACHED = 0.75;

    private static final double NARROW = 0.05;
    private static final int FIELDS = 6;
    private static final int MOST_FIELDS = 30;
    private static final double LEVELS = 100;

    private final Homogenization homogenization;
    private final Seed seed;

    public CellDraws(Homogenization homogenization, Seed seed) {
        this.homogenization = homogenization;
        this.seed = seed;
    }

    /// How a cell came to be.
    public enum Kind {
        FIELD,
        OPTIMIZED
    }

    /// A cell.
    ///
    /// @param pixels densities row by row, `[n²]`
    /// @param moduli of it
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Cell(double[] pixels, Moduli moduli, Kind kind) {
        /// The share of the cell that is void.
        public double porosity() {
            return 1 - Arrays.stream(pixels).average().orElseThrow();
        }
    }

    /// The porosity at which an isotropic material may at most have this Young's modulus (Hashin and Shtrikman, in the
    /// plane, void of no stiffness): `E = (1 − p)/(1 + 2p)`.
    private static double porosityOf(double modulus) {
        return (1 - modulus) / (1 + 2 * modulus);
    }

    /// Scratch for drawing.
    public Hand hand() {
        return new Hand();
    }

    /// Draws cells, one after the other.
    public final class Hand {
        private final int side = homogenization.side() / 2;
        private final int n = 2 * side;
        private final Homogenization.Evaluation evaluation = homogenization.evaluation();
        private final Field fields = new Field(side);
        private final Stiffening stiffening = new Stiffening(side, evaluation);
        private final Torus torus = new Torus(n, n);
        private final double[] field = new double[side * side];
        private final double[] pixels = new double[n * n];
        private final boolean[] solid = new boolean[n * n];

        private Hand() {}

        /// The cell number `index`.
        public Cell draw(long index) {
            RandomGenerator random = seed.of(index).generator();
            boolean diagonal = random.nextBoolean();
            boolean grey = random.nextDouble() < GREY;
            return random.nextDouble() < OPTIMIZED
                    ? optimized(random, diagonal, grey)
                    : nearest(random, diagonal, grey);
        }

        /// Of several fields of one porosity the one nearest to the modulus wanted; where few percolate, of fewer.
        private Cell nearest(RandomGenerator random, boolean diagonal, boolean grey) {
            double wanted = random.nextDouble(MOST_WANTED);
            double most = Math.clamp(porosityOf(wanted / REACHED), LEAST_POROSITY + NARROW, MOST_POROSITY);
            while (true) {
                double porosity = random.nextDouble(LEAST_POROSITY, most);
                double least = Double.POSITIVE_INFINITY;
                Cell nearest = null;
                for (int tried = 0, found = 0; tried < MOST_FIELDS && found < FIELDS; tried++) {
                    fields.draw(random, random.nextDouble(1.5, 6), diagonal, field);
                    if (finish(porosity, grey ? random.nextDouble(0.1, 0.6) : 0)) {
                        found++;
                        Cell cell = cell(Kind.FIELD);
                        double miss = Math.abs(cell.moduli().mean() - wanted);
                        if (miss < least) {
                            least = miss;
                            nearest = cell;
                        }
                    }
                }
                if (nearest != null) {
                    return nearest;
                }
            }
        }

        private Cell optimized(RandomGenerator random, boolean diagonal, boolean grey) {
            while (true) {
                double porosity = random.nextDouble(LEAST_POROSITY, MOST_POROSITY);
                fields.draw(random, random.nextDouble(1, 4), diagonal, field);
                stiffening.optimize(
                        field,
                        1 - porosity,
                        Stiffening.Aim.draw(random),
                        random.nextDouble(1.5, 2),
                        random.nextInt(10, 31),
                        diagonal);
                if (grey ? asItIs() : finish(porosity, 0)) {
                    return cell(Kind.OPTIMIZED);
                }
            }
        }

        private Cell cell(Kind kind) {
            return new Cell(pixels.clone(), Moduli.of(evaluation.evaluate(pixels)), kind);
        }

        /// Cuts the field off at the porosity, or lets it rise over a part of its range, and takes away what does not
        /// hang
        /// together; false if nothing is left, or if that moved the porosity out of its range.
        private boolean finish(double porosity, double width) {
            double at = Quarter.threshold(field, porosity);
            double range = range();
            for (int e = 0; e < field.length; e++) {
                double share = width == 0 ? (field[e] > at ? 1 : 0) : 0.5 + (field[e] - at) / (width * range);
                field[e] = Math.clamp(share, 0, 1);
            }
            return asItIs();
        }

        private double range() {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : field) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            return high - low;
        }

        /// Makes a cell of the densities of the field; false also if they hardly differ.
        private boolean asItIs() {
            if (range() < CONTRAST) {
                return false;
            }
            Quarter.unfold(field, side, pixels);
            for (int e = 0; e < pixels.length; e++) {
                pixels[e] = Math.rint(LEVELS * pixels[e]) / LEVELS;
                solid[e] = pixels[e] >= 0.5;
            }
            if (!torus.keepPercolating(solid)) {
                return false;
            }
            torus.fillHinges(solid);
            double sum = 0;
            for (int e = 0; e < pixels.length; e++) {
                boolean wasSolid = pixels[e] >= 0.5;
                if (solid[e] != wasSolid) {
                    pixels[e] = solid[e] ? 1 : 0;
                }
                sum += pixels[e];
            }
            double porosity = 1 - sum / pixels.length;
            return porosity >= LEAST_POROSITY && porosity <= MOST_POROSITY;
        }
    }
}
