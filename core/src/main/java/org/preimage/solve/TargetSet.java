package org.preimage.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.linalg.Polyhedron;
import org.preimage.manifold.Landing;
import org.preimage.manifold.SolutionSet;
import org.preimage.math.Batch;
import org.preimage.run.Workers;
import org.preimage.surrogate.Surrogate;

/// The designs inside their confines that the surrogate says the target of, and that are to be believed.
final class TargetSet implements SolutionSet {
    /// A design is at a linear constraint within this distance.
    private static final double TOUCH = 1e-5;

    private final Surrogate surrogate;
    private final Aim aim;
    private final Confines confines;
    private final Function<Batch, boolean[]> belief;
    private final Sheets sheets;
    private final Workers workers;
    private final int[] free;
    private final List<Polyhedron.Row> equations;
    /// The outputs that have to have one value.
    private final int[] values;

    /// What parts the set has besides those that are seen in one place.
    ///
    /// @param held the inputs of whole numbers and levels, `[d]`: each combination of them has a part of its own
    /// @param images the other places of a design that is equivalent under symmetries
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sheets(boolean[] held, Function<float[], List<float[]>> images) {}

    /// @param belief which of localized designs, `[n × d]`, are on target and to be believed
    TargetSet(
            Surrogate surrogate,
            Aim aim,
            Confines confines,
            Function<Batch, boolean[]> belief,
            Sheets sheets,
            Workers workers) {
        this.surrogate = surrogate;
        this.aim = aim;
        this.confines = confines;
        this.belief = belief;
        this.sheets = sheets;
        this.workers = workers;
        free = IntStream.range(0, surrogate.inputs())
                .filter(v -> !confines.region().fixes(v) && !sheets.held()[v])
                .toArray();
        equations = confines.region().rows().stream()
                .filter(Polyhedron.Row::equal)
                .filter(row -> IntStream.of(free).anyMatch(v -> row.a()[v] != 0))
                .toList();
        values = IntStream.range(0, aim.size()).filter(aim::isValue).toArray();
    }

    @Override
    public int inputs() {
        return surrogate.inputs();
    }

    @Override
    public int[] free() {
        return free.clone();
    }

    @Override
    public int dimension() {
        return Math.max(0, free.length - values.length - equations.size());
    }

    @Override
    public void confine(float[] x) {
        double[] exact = exact(x);
        for (int v = 0; v < exact.length; v++) {
            exact[v] = sheets.held()[v] ? confines.region().clamp(v, exact[v]) : exact[v];
        }
        confines.region().project(exact, sheets.held());
        for (int v = 0; v < x.length; v++) {
            x[v] = (float) exact[v];
        }
    }

    @Override
    public List<float[]> images(float[] x) {
        return sheets.images().apply(x);
    }

    @Override
    public int faces(float[] x) {
        Polyhedron region = confines.region();
        double[] exact = exact(x);
        long bounds = IntStream.of(free)
                .filter(v -> x[v] <= (float) region.low(v) || x[v] >= (float) region.high(v))
                .count();
        long rows = confines.inequalities().stream()
                .filter(row -> row.excess(exact) >= -TOUCH)
                .count();
        return (int) (bounds + rows);
    }

    private static double[] exact(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(v -> x[v]).toArray();
    }

    @Override
    public Landing land(Batch x) {
        boolean[][] held = new boolean[x.size()][];
        Arrays.fill(held, sheets.held());
        double[] jacobian = GaussNewton.DEFAULT.differentiated(surrogate, x, aim, confines.holding(held), workers);
        boolean[] on = belief.apply(x);
        double[][] slopes = new double[on.length][];
        for (int i = 0; i < on.length; i++) {
            on[i] = on[i] && isInside(x, i);
            if (on[i]) {
                slopes[i] = slopes(jacobian, x, i);
            }
        }
        return new Landing(on, slopes);
    }

    /// What a combination of whole numbers and levels leaves of the region may be nothing.
    private boolean isInside(Batch x, int i) {
        double[] place = new double[x.width()];
        Arrays.setAll(place, v -> x.get(i, v));
        return confines.region().contains(place, TOUCH);
    }

    /// Those of the outputs with one value and of the equations, at one of the designs.
    private double[] slopes(double[] jacobian, Batch x, int i) {
        int d = x.width();
        double[] own = new double[(values.length + equations.size()) * d];
        for (int o = 0; o < values.length; o++) {
            for (int v = 0; v < d; v++) {
                own[o * d + v] = jacobian[(values[o] * d + v) * x.size() + i];
            }
        }
        for (int e = 0; e < equations.size(); e++) {
            System.arraycopy(equations.get(e).a(), 0, own, (values.length + e) * d, d);
        }
        return own;
    }
}
