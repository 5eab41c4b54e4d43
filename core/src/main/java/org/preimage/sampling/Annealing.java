package org.preimage.sampling;

import java.util.random.RandomGenerator;

/// Simulated annealing of a Latin hypercube toward a large smallest distance (Morris and Mitchell, J.
/// Statist. Plann. Inference 43, 1995).
///
/// A move exchanges one coordinate of two points. The first point is the more crowded one of two drawn, as
/// only moves of crowded points help. What is lowered is the sum over pairs of `(d² / r)^(-25)`, with `r`
/// the smallest squared distance at the last [#restate()]; the temperature is that of the logarithm of the
/// 50th root of the sum, so it means the same for every size. Distances are integers and the terms a table
/// of integers, so nothing drifts, and a move whose new terms already exceed what may be accepted is
/// dropped before all are summed.
final class Annealing {
    private static final int POWER = 25;
    private static final int STAGES = 200;
    private static final int TABLE_SIZE = 1 << 13;
    // A pair at the reference distance; one at 1.8 times its square rounds to nothing.
    private static final double UNIT = 1 << 20;
    private static final double NEGLIGIBLE = 1.8;
    // So small that the terms of two pairs still add up in an int.
    private static final double LARGEST_TERM = 1 << 29;
    private static final int BLOCK = 32;
    private static final int MOST_POINTS = 3000;
    // What an exchange that is made costs, in tries of one that is not.
    private static final int MOVES_PER_EXCHANGE = 4;

    private final int n;
    private final int k;
    private final RandomGenerator generator;
    private final int[][] cells; // [k × n]
    private final int[][] squares; // squared distances, [n × n]
    private final int excluded; // stands for the distance of a point to itself and is so large that it counts nothing
    private final long[] crowding; // the sum of each point's terms, [n]
    private long sum; // of all pairs' terms
    private long reference = -1;
    private int shift;
    private int[] terms = {};

    private Annealing(int[][] start, RandomGenerator generator) {
        this.k = start.length;
        this.n = start[0].length;
        this.generator = generator;
        cells = copy(start);
        squares = new int[n][n];
        crowding = new long[n];
        excluded = Integer.MAX_VALUE - 2 * n * n;
        for (int i = 0; i < n; i++) {
            for (int[] column : cells) {
                addSquares(column, i, squares[i]);
            }
            squares[i][i] = excluded;
        }
    }

    /// How the temperature falls, geometrically, over a number of moves. An exchange that is made costs
    /// more time than one that is not, and counts as four.
    record Schedule(long moves, double hot, double cold) {
        double temperature(int stage) {
            return hot * StrictMath.pow(cold / hot, stage / (STAGES - 1.0));
        }
    }

    /// Whether a design of this shape can be annealed: its squared distances are few enough to be stored,
    /// and fit in an `int` with room for a change.
    static boolean fits(Shape shape) {
        long n = shape.n();
        return n <= MOST_POINTS && shape.k() * (n - 1) * (n - 1) < Integer.MAX_VALUE - 4 * n * n;
    }

    /// The best design met on the way from `start`, which may be `start` itself.
    static Design improve(Design start, Schedule schedule, RandomGenerator generator) {
        if (start.cells()[0].length < 3) {
            return start;
        }
        Annealing annealing = new Annealing(start.cells(), generator);
        Design best = start;
        for (int stage = 0; stage < STAGES; stage++) {
            annealing.restate();
            long moves = schedule.moves() * (stage + 1) / STAGES - schedule.moves() * stage / STAGES;
            annealing.run(moves, schedule.temperature(stage));
            long distance = annealing.smallest();
            best = distance > best.squaredDistance() ? new Design(copy(annealing.cells), distance) : best;
        }
        return best;
    }

    private void run(long moves, double temperature) {
        long spent = 0;
        while (spent < moves) {
            int i = generator.nextInt(n);
            int rival = generator.nextInt(n);
            i = crowding[rival] > crowding[i] ? rival : i;
            int j = generator.nextInt(n - 1);
            j = j >= i ? j + 1 : j;
            int[] column = cells[generator.nextInt(k)];
            // Metropolis: the logarithm may rise by the temperature times an exponential number; to first order.
            double rise = -StrictMath.log1p(-generator.nextDouble()) * temperature * 2 * POWER;
            spent += attempt(column, i, j, (long) (sum * rise)) ? MOVES_PER_EXCHANGE : 1;
        }
    }

    /// Exchanges points `i` and `j` in `column` if that raises the sum by no more than `allowed`, and says
    /// whether it did.
    private boolean attempt(int[] column, int i, int j, long allowed) {
        int[] toI = squares[i];
        int[] toJ = squares[j];
        int between = toI[j];
        int unchanged = term(between);
        toI[j] = excluded;
        toJ[i] = excluded;
        long old = crowding[i] + crowding[j] - 2L * unchanged;
        long changed = termsAfter(column, i, j, old + allowed);
        boolean accepted = changed <= old + allowed;
        if (accepted) {
            sum += changed - old;
            exchange(column, i, j);
            crowding[i] += unchanged;
            crowding[j] += unchanged;
        }
        toI[j] = between;
        toJ[i] = between;
        return accepted;
    }

    /// The terms of points `i` and `j` with all others, were the two exchanged in `column`; once more than
    /// `limit`, only some of them.
    private long termsAfter(int[] column, int i, int j, long limit) {
        int[] table = terms;
        int coarse = shift;
        int[] toI = squares[i];
        int[] toJ = squares[j];
        int step = column[j] - column[i];
        int both = column[j] + column[i];
        long changed = 0;
        for (int from = 0; from < n && changed <= limit; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            for (int p = from; p < to; p++) {
                int change = step * (both - 2 * column[p]);
                changed += table[Math.min((toI[p] + change) >> coarse, TABLE_SIZE)];
                changed += table[Math.min((toJ[p] - change) >> coarse, TABLE_SIZE)];
            }
        }
        return changed;
    }

    /// Exchanges points `i` and `j` in `column`, with the distance between the two, which does not change,
    /// left out.
    private void exchange(int[] column, int i, int j) {
        int[] toI = squares[i];
        int[] toJ = squares[j];
        int step = column[j] - column[i];
        int both = column[j] + column[i];
        long crowdingI = 0;
        long crowdingJ = 0;
        for (int p = 0; p < n; p++) {
            if (p == i || p == j) {
                continue;
            }
            int change = step * (both - 2 * column[p]);
            int before = term(toI[p]) + term(toJ[p]);
            toI[p] += change;
            toJ[p] -= change;
            squares[p][i] = toI[p];
            squares[p][j] = toJ[p];
            int termI = term(toI[p]);
            int termJ = term(toJ[p]);
            crowdingI += termI;
            crowdingJ += termJ;
            crowding[p] += termI + termJ - before;
        }
        crowding[i] = crowdingI;
        crowding[j] = crowdingJ;
        int kept = column[i];
        column[i] = column[j];
        column[j] = kept;
    }

    private int term(int square) {
        return terms[Math.min(square >> shift, TABLE_SIZE)];
    }

    /// Takes the smallest distance there is now as the reference, and so makes all sums anew.
    private void restate() {
        long smallest = smallest();
        if (smallest == reference) {
            return;
        }
        reference = smallest;
        tabulate();
        sum = 0;
        for (int i = 0; i < n; i++) {
            crowding[i] = 0;
            for (int square : squares[i]) {
                crowding[i] += term(square);
            }
            sum += crowding[i];
        }
        sum /= 2;
    }

    /// Fills the table of terms, by squared distances in steps of 2^shift; the last entry stands for all
    /// beyond it.
    private void tabulate() {
        long top = (long) (NEGLIGIBLE * reference);
        shift = 0;
        while (top >> shift >= TABLE_SIZE) {
            shift++;
        }
        terms = new int[TABLE_SIZE + 1];
        for (int v = 0; v <= top >> shift; v++) {
            double square = (v + 0.5) * (1 << shift) - 0.5;
            terms[v] = (int) Math.min(UNIT * power(reference / square), LARGEST_TERM);
        }
    }

    /// `x^25`, by multiplication.
    private static double power(double x) {
        double x2 = x * x;
        double x8 = x2 * x2 * x2 * x2;
        return x8 * x8 * x8 * x;
    }

    private int smallest() {
        int smallest = Integer.MAX_VALUE;
        for (int i = 1; i < n; i++) {
            int[] row = squares[i];
            for (int j = 0; j < i; j++) {
                smallest = Math.min(smallest, row[j]);
            }
        }
        return smallest;
    }

    private static void addSquares(int[] column, int i, int[] row) {
        int own = column[i];
        for (int j = 0; j < column.length; j++) {
            int difference = own - column[j];
            row[j] += difference * difference;
        }
    }

    private static int[][] copy(int[][] cells) {
        int[][] copy = new int[cells.length][];
        for (int c = 0; c < cells.length; c++) {
            copy[c] = cells[c].clone();
        }
        return copy;
    }
}
