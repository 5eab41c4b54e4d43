package org.preimage.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.operator.Failed;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.run.Context;
import org.preimage.space.Input;
import org.preimage.space.Space;
import org.preimage.space.Target;
import org.preimage.surrogate.Surrogate;

/// Quasi-Newton steps on the true operator, in double, from designs that a surrogate localized.
///
/// The surrogate's own Jacobian is followed along every step, so that only what it gets wrong has to be learned
/// from calls: `f(x + δ) ≈ f(x) + ½ (J(x) + J(x + δ)) δ + C δ`, with the surrogate's `J` and a correction `C`
/// that starts at zero and takes Broyden's good update (1965) after every call. A step solves that for the
/// target by Levenberg–Marquardt, inside the box; so curvature costs no calls, which matters near critical
/// points of `f`, where a linear model overshoots. The best design that was tried is kept.
public final class Polish {
    private final InverseModel model;
    private final Space space;
    private final Simulator f;
    private final PolishOptions options;
    private final Context context;

    /// @param space the bounds to stay in, fixed inputs among them; the model's inputs
    /// @param f takes and gives values in the order of that space
    public Polish(InverseModel model, Space space, Simulator f, PolishOptions options, Context context) {
        this.model = model;
        this.space = space;
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
        if (target.size() != space.outputs().size()) {
            throw new IllegalArgumentException("Polish: expected a target for " + space.outputNames()
                    + ", found one of " + target.size() + " values");
        }
        return designs.isEmpty() ? List.of() : new Course(designs, target).run();
    }

    /// The state of one call of [#run]: all designs side by side, so that the surrogate sees them at once.
    private final class Course {
        private final List<double[]> designs;
        private final double[] target;
        private final PolishStep[] steps;
        private final double[][] found;
        private final double[][] before;
        private final int[] calls;
        private final double[] enough;
        private final Surrogate.Evaluation evaluation;
        private final Batch cotangent;
        private int called;

        Course(List<double[]> designs, Target target) {
            this.designs = designs;
            this.target = target.values();
            int n = designs.size();
            int m = target.size();
            steps = new PolishStep[n];
            Arrays.setAll(
                    steps,
                    i -> new PolishStep(model.inputs().encode(designs.get(i)), m, Box.of(model, held(designs.get(i)))));
            found = new double[n][0];
            before = new double[n][0];
            calls = new int[n];
            enough = new double[m];
            Arrays.setAll(enough, o -> {
                double rounding = PolishStep.ROUNDING * Math.max(1, Math.abs(this.target[o]) / scale(o));
                return Math.max(options.until() * target.tolerances()[o] / scale(o), rounding);
            });
            evaluation = model.surrogate().evaluation(n, context.workers());
            cotangent = Batch.zeros(n, m);
        }

        List<Polished> run() {
            look();
            for (int round = 1; round < options.calls() && proposeAll(); round++) {
                for (int i = 0; i < steps.length; i++) {
                    if (steps[i].isActive()) {
                        call(i);
                    }
                }
            }
            return IntStream.range(0, steps.length).mapToObj(this::polished).toList();
        }

        /// The first call of every design.
        private void look() {
            for (int i = 0; i < steps.length; i++) {
                double[] y = value(i, designs.get(i));
                before[i] = y;
                found[i] = y;
                steps[i].start(residual(y), enough);
            }
        }

        private void call(int i) {
            double[] y = value(i, design(steps[i].trial()));
            if (steps[i].judge(residual(y), enough)) {
                found[i] = y;
            }
        }

        /// One call, counted; empty if it failed.
        private double[] value(int i, double[] x) {
            context.checkCancelled();
            calls[i]++;
            context.progress().report("polish", ++called, (long) steps.length * options.calls(), "");
            return switch (f.run(x)) {
                case Simulated(double[] y) -> y;
                case Failed _ -> new double[0];
            };
        }

        /// `y* − f`, standardized; empty if there is no `f`.
        private double[] residual(double[] y) {
            double[] residual = new double[y.length];
            Arrays.setAll(residual, o -> (target[o] - y[o]) / scale(o));
            return residual;
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
            for (int o = 0; o < target.length; o++) {
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

    /// The space with the whole numbers and the levels of a design held: there is no slope to follow between them.
    private Space held(double[] x) {
        Space held = space;
        for (Input input : space.inputs()) {
            if (input.kind().discrete()) {
                held = held.withFixed(input.name(), x[space.inputIndex(input.name())]);
            }
        }
        return held;
    }

    /// A design in the user's units, inside the box.
    private double[] design(double[] features) {
        double[] x = model.inputs().decode(features);
        space.clip(x);
        return x;
    }
}
