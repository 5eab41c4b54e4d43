package org.preimage.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Projections compared with the nearest of all faces: for every set of conditions, the nearest point that meets them
/// with equality, by elimination; the nearest of those that are inside.
class PolyhedronTest {
    private static final int CASES = 400;
    private static final double TINY = 1e-9;

    private record Case(Polyhedron polyhedron, double[] point) {}

    private static Case random(Random random) {
        int d = 1 + random.nextInt(4);
        double[] low = new double[d];
        double[] high = new double[d];
        for (int v = 0; v < d; v++) {
            low[v] = random.nextGaussian();
            high[v] = low[v] + (random.nextInt(5) == 0 ? 0 : 2 * random.nextDouble());
        }
        List<Polyhedron.Row> rows = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
            // Quarters, so that elimination below is well-conditioned.
            double[] a = random.ints(d, -4, 5).mapToDouble(q -> q / 4.0).toArray();
            a[0] += a[0] == 0 ? 1 : 0;
            rows.add(Polyhedron.Row.of(a, random.nextGaussian(), random.nextInt(4) == 0));
        }
        double[] point = random.doubles(d, -3, 3).toArray();
        return new Case(new Polyhedron(low, high, rows), point);
    }

    private static boolean isEquation(Polyhedron p, int condition) {
        return condition >= 2 * p.dim() && p.rows().get(condition - 2 * p.dim()).equal();
    }

    private static double bound(Polyhedron p, int condition) {
        int d = p.dim();
        return condition < d
                ? -p.low(condition)
                : condition < 2 * d
                        ? p.high(condition - d)
                        : p.rows().get(condition - 2 * d).b();
    }

    private static double[] normal(Polyhedron p, int condition) {
        int d = p.dim();
        if (condition >= 2 * d) {
            return p.rows().get(condition - 2 * d).a();
        }
        double[] normal = new double[d];
        normal[condition % d] = condition < d ? -1 : 1;
        return normal;
    }

    /// The nearest point to `from` that keeps to the conditions of the list; empty if there is none.
    private static double[] brute(Polyhedron p, List<Integer> conditions, double[] from) {
        double[] best = new double[0];
        double least = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << conditions.size(); set++) {
            int chosen = set;
            int[] active = IntStream.range(0, conditions.size())
                    .filter(k -> (chosen >> k & 1) == 1)
                    .map(conditions::get)
                    .toArray();
            if (active.length > p.dim()) {
                continue;
            }
            double[] x = onto(p, active, from);
            boolean inside = x.length > 0
                    && conditions.stream().allMatch(c -> {
                        double over = dot(normal(p, c), x) - bound(p, c);
                        return isEquation(p, c) ? Math.abs(over) < TINY : over < TINY;
                    });
            if (inside && distance(x, from) < least) {
                best = x;
                least = distance(x, from);
            }
        }
        return best;
    }

    /// The nearest point where some conditions hold with equality, by the normal equations; empty if they depend.
    private static double[] onto(Polyhedron p, int[] active, double[] from) {
        int q = active.length;
        double[][] system = new double[q][q + 1];
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                system[a][b] = dot(normal(p, active[a]), normal(p, active[b]));
            }
            system[a][q] = dot(normal(p, active[a]), from) - bound(p, active[a]);
        }
        for (int c = 0; c < q; c++) {
            int pivot = c;
            for (int r = c; r < q; r++) {
                pivot = Math.abs(system[r][c]) > Math.abs(system[pivot][c]) ? r : pivot;
            }
            double[] other = system[c];
            system[c] = system[pivot];
            system[pivot] = other;
            if (Math.abs(system[c][c]) < 1e-8) {
                return new double[0];
            }
            for (int r = 0; r < q; r++) {
                double factor = r == c ? 0 : system[r][c] / system[c][c];
                for (int k = c; k <= q; k++) {
                    system[r][k] -= factor * system[c][k];
                }
            }
        }
        double[] x = from.clone();
        for (int c = 0; c < q; c++) {
            for (int v = 0; v < x.length; v++) {
                x[v] -= system[c][q] / system[c][c] * normal(p, active[c])[v];
            }
        }
        return x;
    }

    private static List<Integer> all(Polyhedron p) {
        return IntStream.range(0, 2 * p.dim() + p.rows().size()).boxed().toList();
    }

    @Test
    void projectionsAreTheNearestOfAllFaces() {
        Random random = new Random(1);
        int empty = 0;
        for (int c = 0; c < CASES; c++) {
            Case one = random(random);
            double[] expected = brute(one.polyhedron(), all(one.polyhedron()), one.point());
            double[] x = one.point().clone();
            boolean found = one.polyhedron().project(x);
            assertThat(found).as("case %d", c).isEqualTo(expected.length > 0);
            if (found) {
                assertThat(distance(x, expected)).as("case %d", c).isLessThan(1e-8);
                assertThat(one.polyhedron().contains(x, 1e-11)).isTrue();
            } else {
                empty++;
            }
        }
        assertThat(empty).isBetween(CASES / 20, CASES * 3 / 4);
    }

    @Test
    void aConflictHasNothingToSpare() {
        Random random = new Random(2);
        int conflicts = 0;
        for (int c = 0; c < CASES; c++) {
            Case one = random(random);
            Polyhedron p = one.polyhedron();
            List<Integer> conflict = p.conflict();
            if (conflict.isEmpty()) {
                assertThat(brute(p, all(p), one.point())).as("case %d", c).isNotEmpty();
                continue;
            }
            conflicts++;
            // A fixed variable is one condition, whichever bound it is named by.
            List<Integer> whole = conflict.stream()
                    .flatMap(k -> k < 2 * p.dim() && p.fixes(k % p.dim())
                            ? IntStream.of(k % p.dim(), k % p.dim() + p.dim()).boxed()
                            : Stream.of(k))
                    .toList();
            assertThat(brute(p, whole, one.point())).as("case %d", c).isEmpty();
            for (int left : conflict) {
                List<Integer> fewer = whole.stream()
                        .filter(k -> left >= 2 * p.dim() || !p.fixes(left % p.dim())
                                ? k != left
                                : k >= 2 * p.dim() || k % p.dim() != left % p.dim())
                        .toList();
                assertThat(brute(p, fewer, one.point()))
                        .as("case %d without %d", c, left)
                        .isNotEmpty();
            }
        }
        assertThat(conflicts).isGreaterThan(CASES / 20);
    }

    @Test
    void heldVariablesStayAndOthersMakeUpForThem() {
        Polyhedron p = new Polyhedron(
                new double[] {0, 0}, new double[] {4, 4}, List.of(Polyhedron.Row.of(new double[] {1, 1}, 5, false)));
        double[] x = {3.5, 3.5};
        assertThat(p.project(x)).isTrue();
        assertThat(x).containsExactly(new double[] {2.5, 2.5}, within(1e-14));
        double[] held = {3.5, 3.5};
        assertThat(p.project(held, new boolean[] {true, false})).isTrue();
        assertThat(held).containsExactly(new double[] {3.5, 1.5}, within(1e-14));
        double[] both = {3.5, 3.5};
        assertThat(p.project(both, new boolean[] {true, true})).isFalse();
        assertThat(both).containsExactly(3.5, 3.5);
    }

    @Test
    void equationsOnlyForgetsWhatIsNoEquation() {
        Polyhedron p = new Polyhedron(
                new double[] {1, 0},
                new double[] {1, 4},
                List.of(
                        Polyhedron.Row.of(new double[] {1, 1}, 5, false),
                        Polyhedron.Row.of(new double[] {1, -1}, 0, true)));
        Polyhedron equations = p.equationsOnly();
        assertThat(equations.rows()).hasSize(1);
        assertThat(equations.fixes(0)).isTrue();
        assertThat(equations.high(1)).isInfinite();
    }

    @Test
    void reversedBoundsAndEmptyRowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Polyhedron(new double[] {1}, new double[] {0}, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Polyhedron.Row.of(new double[2], 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> Polyhedron.Row.of(new double[] {1}, Double.NaN, false));
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(v -> a[v] * b[v]).sum();
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Arrays.stream(IntStream.range(0, a.length)
                        .mapToDouble(v -> (a[v] - b[v]) * (a[v] - b[v]))
                        .toArray())
                .sum());
    }
}
