package org.preimage.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.operator.Simulator;
import org.preimage.run.Context;
import org.preimage.space.Goal;
import org.preimage.space.Region;
import org.preimage.space.Target;
import org.preimage.surrogate.Surrogate;

/// Quasi-Newton steps on the true operator, in double, from designs that a surrogate localized.
///
/// The surrogate's own Jacobian is followed along every step, so that only what it gets wrong has to be learned
/// from calls: `f(x + δ) ≈ f(x) + ½ (J(x) + J(x + δ)) δ + C δ`, with the surrogate's `J` and a correction `C`
/// that starts at zero and takes Broyden's good update (1965) after every call. A step solves that for the
/// target by Levenberg–Marquardt, inside the region; so curvature costs no calls, which matters near critical
/// points of `f`, where a linear model overshoots. The best design that was tried is kept.
public final class Polish {
    private final InverseModel model;
    private final Region region;
    private final Simulator f;
    private final PolishOptions options;
    private final Context context;

    /// @param region where to stay, in the model's inputs
    /// @param f takes and gives values in the order of that space; all designs' next calls at once if it can
    public Polish(InverseModel model, Region region, Simulator f, PolishOptions options, Context context) {
        this.model = model;
        this.region = region;
        this.f = f;
        this.options = options;
        this.context = context;
    }

    /// Polishes designs, each on its own.
    ///
    /// @param designs rows `[d]`, inside the box
    /// @return in the order of the designs
    /// @throws IllegalArgumentException if the target has not one value for each output
    public List<Polished> run(List<double[]> designs, Target target) {
        if (target.size() != model.space().outputs().size()) {
            throw new IllegalArgumentException("Polish: expected a target for "
                    + model.space().outputNames() + ", found one of " + target.size() + " values");
        }
        return designs.isEmpty() ? List.of() : new Course(designs, target).run();
    }

    /// The state of one call of [#run]: all designs side by side, so that the surrogate sees them at once.
    private final class Course {
        private final List<double[]> designs;
        private final Aim aim;
        private final PolishStep[] steps;
        private final double[][] found;
        private final double[][] before;
        private final int[] calls;
        private final Surrogate.Evaluation evaluation;
        private final Batch cotangent;
        private int called;

        Course(List<double[]> designs, Target target) {
            this.designs = designs;
            int n = designs.size();
            int m = target.size();
            aim = Aim.of(model, target, o -> enough(target, o));
            // There is no slope to follow between whole numbers or levels.
            Confines confines =
                    Confines.of(model, region).holding(model.inputs().discrete(1));
            steps = new PolishStep[n];
            Arrays.setAll(steps, i -> new PolishStep(model.inputs().encode(designs.get(i)), aim, confines));
            found = new double[n][0];
            before = new double[n][0];
            calls = new int[n];
            evaluation = model.surrogate().evaluation(n, context.workers());
            cotangent = Batch.zeros(n, m);
        }

        /// How near to its value an output has to come: a share of the tolerance, but not beyond rounding.
        private double enough(Target target, int o) {
            Goal goal = target.goals().get(o);
            double rounding = goal instanceof Goal.Value value
                    ? PolishStep.ROUNDING * Math.max(1, Math.abs(value.value()) / scale(o))
                    : 0;
            return Math.max(options.until() * goal.tolerance() / scale(o), rounding);
        }

        List<Polished> run() {
            look();
            for (int round = 1; round < options.calls() && proposeAll(); round++) {
                step(IntStream.range(0, steps.length)
                        .filter(i -> steps[i].isActive())
                        .toArray());
            }
            return IntStream.range(0, steps.length).mapToObj(this::polished).toList();
        }

        /// The first call of every design.
        private void look() {
            int[] all = IntStream.range(0, steps.length).toArray();
            List<double[]> values = values(all, designs);
            for (int i : all) {
                double[] y = values.get(i);
                before[i] = y;
                found[i] = y;
                steps[i].start(standardizedOutputs(y));
            }
        }

        /// One call of each of these designs, at its trial.
        private void step(int[] active) {
            List<double[]> values = values(
                    active,
                    Arrays.stream(active)
                            .mapToObj(i -> design(steps[i].trial()))
                            .toList());
            for (int k = 0; k < active.length; k++) {
                int i = active[k];
                if (steps[i].judge(standardizedOutputs(values.get(k)))) {
                    found[i] = values.get(k);
                }
            }
        }

        /// One call for each of these designs, counted; empty where it failed.
        private List<double[]> values(int[] which, List<double[]> x) {
            List<double[]> values = new Calls(f, context).values(x);
            Arrays.stream(which).forEach(i -> calls[i]++);
            called += which.length;
            context.progress().report("polish", called, (long) steps.length * options.calls(), "");
            return values;
        }

        /// Standardized; empty if there are none.
        private double[] standardizedOutputs(double[] y) {
            double[] standardized = new double[y.length];
            Arrays.setAll(standardized, o -> model.outputs().scale(o, y[o]));
            return standardized;
        }

        /// Finds a trial for every design that is not done; false when all are.
        private boolean proposeAll() {
            if (Arrays.stream(steps).noneMatch(PolishStep::isActive)) {
                return false;
            }
            differentiate(PolishStep::best);
            for (int i = 0; i < steps.length; i++) {
                steps[i].begin();
            }
            for (int k = 0; k < PolishStep.ITERATIONS; k++) {
                Arrays.stream(steps).forEach(PolishStep::reach);
                differentiate(PolishStep::trial);
                Arrays.stream(steps).forEach(PolishStep::settle);
            }
            Arrays.stream(steps).forEach(PolishStep::end);
            return Arrays.stream(steps).anyMatch(PolishStep::isActive);
        }

        /// Hands every design the surrogate's Jacobian at one of its points.
        private void differentiate(Function<PolishStep, double[]> point) {
            Batch x = evaluation.x();
            for (int i = 0; i < steps.length; i++) {
                double[] at = point.apply(steps[i]);
                for (int v = 0; v < at.length; v++) {
                    x.set(i, v, (float) at[v]);
                }
            }
            evaluation.run();
            for (int o = 0; o < aim.size(); o++) {
                cotangent.fill(0f);
                Arrays.fill(cotangent.data(), cotangent.row(o), cotangent.row(o) + steps.length, 1f);
                Batch gradient = evaluation.pullBack(cotangent);
                for (int i = 0; i < steps.length; i++) {
                    steps[i].take(o, gradient, i);
                }
            }
        }

        private Polished polished(int i) {
            double[] x = steps[i].hasMoved() ? design(steps[i].best()) : designs.get(i);
            return new Polished(x, found[i], before[i], calls[i]);
        }

        private double scale(int o) {
            return model.outputs().scale()[o];
        }
    }

    /// A design in the user's units, inside the region whatever the rounding.
    private double[] design(double[] features) {
        double[] x = model.inputs().decode(features);
        region.project(x, Confines.scales(model));
        return x;
    }
}
