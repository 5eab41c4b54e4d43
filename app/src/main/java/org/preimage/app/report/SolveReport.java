package org.preimage.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything the page of one run shows, as plain immutable values in the user's units. Letters in the shapes:
/// `n` designs, `d` inputs, `m` outputs.
///
/// @param title what the run is called
/// @param question what was asked
/// @param answer what came out
/// @param model what the answer rests on
/// @param provenance where it came from, in the order to show: version, command, seed, data hash, ...
public record SolveReport(String title, Question question, Answer answer, Model model, List<Fact> provenance) {

    /// Numbers beyond this are refused: no plot of them could be drawn.
    private static final double LARGEST = 1e100;

    /// Checks that all rows have as many inputs and outputs as were asked for.
    public SolveReport {
        Objects.requireNonNull(title);
        provenance = List.copyOf(provenance);
        int inputs = question.inputs().size();
        int outputs = question.goals().size();
        for (Design design : answer.designs()) {
            String where = "Design " + design.id();
            sized(design.inputs(), inputs, where + ", inputs");
            sized(design.predicted().mean(), outputs, where + ", predicted");
            if (design.predicted().sd() != null) {
                sized(design.predicted().sd(), outputs, where + ", standard deviations");
            }
            if (design.predicted().interval() != null) {
                sized(design.predicted().interval(), outputs, where + ", intervals");
            }
            if (design.simulated() != null) {
                sized(design.simulated(), outputs, where + ", simulated");
            }
            if (design.made() != null) {
                sized(design.made().spread(), outputs, where + ", spread");
            }
            Polish polish = design.polish();
            if (polish != null && polish.before() != null) {
                sized(polish.before(), outputs, where + ", before it was polished");
            }
        }
        answer.candidates().residuals().forEach(row -> sized(row, outputs, "Candidate residuals"));
        model.pairs().inputs().forEach(row -> sized(row, inputs, "Pairs"));
        sized(model.surrogate().scores(), outputs, "Scores of the surrogate");
        sized(model.trust().coverage(), outputs, "Coverage of the intervals");
    }

    /// The numbers as an immutable list, in the order given.
    public static List<Double> numbers(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /// What was asked.
    ///
    /// @param goals the target of each output, in the order of all `[m]` rows
    /// @param inputs the inputs, in the order of all `[d]` rows
    /// @param designs how many designs were asked for
    /// @param constraints linear conditions on the inputs, as they were written
    /// @param near the design that others are to be near to, in words such as `a = 3.9, b = 4`; null for none
    public record Question(
            List<Goal> goals,
            List<Input> inputs,
            int designs,
            @Nullable List<String> constraints,
            @Nullable String near) {
        /// A question without constraints.
        public Question(List<Goal> goals, List<Input> inputs, int designs) {
            this(goals, inputs, designs, null, null);
        }

        public Question {
            goals = List.copyOf(goals);
            inputs = List.copyOf(inputs);
            constraints = constraints == null ? List.of() : List.copyOf(constraints);
            if (goals.isEmpty() || inputs.isEmpty()) {
                throw new IllegalArgumentException("Question: expected at least one goal and one input, got "
                        + goals.size() + " and " + inputs.size());
            }
            atLeast(1, designs, "Question, designs");
        }

        /// Linear conditions on the inputs; none if there are none.
        @Override
        public List<String> constraints() {
            return Objects.requireNonNull(constraints);
        }

        /// Whether the properties `[m]` lie within the tolerance of every goal.
        public boolean isMetBy(List<Double> properties) {
            for (int k = 0; k < goals.size(); k++) {
                if (!goals.get(k).isMetBy(properties.get(k))) {
                    return false;
                }
            }
            return true;
        }
    }

    /// What is asked of one output: a value, a range, to be small or large, or nothing.
    ///
    /// @param output the output's name
    /// @param unit its unit, empty when it has none
    /// @param target the value asked for; null when none is
    /// @param tolerance the largest accepted difference from the value; of a range the unit of misses; positive
    /// @param reached the smallest and the largest value among the pairs
    /// @param from the lower end of the range asked for; null for none
    /// @param to the upper end; null for none
    /// @param wish `minimize` or `maximize`; null for neither
    /// @param weight what a squared miss counts where not all goals can be met; null where nothing is asked
    public record Goal(
            String output,
            String unit,
            @Nullable Double target,
            double tolerance,
            Range reached,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable String wish,
            @Nullable Double weight) {
        /// A value that counts once.
        public Goal(String output, String unit, double target, double tolerance, Range reached) {
            this(output, unit, target, tolerance, reached, null, null, null, 1.0);
        }

        public Goal {
            Objects.requireNonNull(output);
            Objects.requireNonNull(unit);
            for (Double number : Arrays.asList(target, from, to)) {
                if (number != null) {
                    finite(number, "Goal of " + output + ", target");
                }
            }
            if (!(tolerance > 0 && tolerance <= LARGEST)) {
                throw new IllegalArgumentException(
                        "Goal of " + output + ": expected a positive, finite tolerance, got " + tolerance);
            }
            if (target != null && (from != null || to != null)) {
                throw new IllegalArgumentException("Goal of " + output + ": expected a value or a range, got both");
            }
            Objects.requireNonNull(reached);
        }

        /// Whether a value or a range is asked for.
        public boolean asksForValues() {
            return target != null || from != null || to != null;
        }

        /// Whether the value meets the goal; the very edge counts, whatever the rounding.
        public boolean isMetBy(double value) {
            return Math.abs(miss(value)) <= slack() + 1e-9 * (slack() + 1e-6 * Math.abs(value));
        }

        private double slack() {
            return target == null ? 0 : tolerance;
        }

        /// How far the value is from the one asked for, or outside the range, with its sign.
        public double miss(double value) {
            return target != null
                    ? value - target
                    : from != null && value < from ? value - from : to != null && value > to ? value - to : 0;
        }

        /// Whether the pairs reach what is asked for, in part at least.
        public boolean withinReach() {
            return (target == null || reached.contains(target))
                    && (from == null || from <= reached.hi())
                    && (to == null || to >= reached.lo());
        }

        /// The value that candidates' residuals are counted from: the one asked for, the middle of a range, its end
        /// if the other is open, and 0 where nothing is asked.
        public double origin() {
            return target != null
                    ? target
                    : from != null && to != null ? from + (to - from) / 2 : from != null ? from : to != null ? to : 0;
        }
    }

    /// One input.
    ///
    /// @param name its name
    /// @param unit its unit, empty when it has none
    /// @param bounds its side of the box
    /// @param fixed whether its value was given with the question; a fixed input is not plotted
    /// @param levels the names of its levels, if it is a category; a value is then the position of its level
    /// @param whole whether its values are whole numbers
    public record Input(
            String name,
            String unit,
            Range bounds,
            boolean fixed,
            @Nullable List<String> levels,
            boolean whole) {
        /// An input of any numbers.
        public Input(String name, String unit, Range bounds, boolean fixed) {
            this(name, unit, bounds, fixed, List.of(), false);
        }

        public Input {
            levels = levels == null ? List.of() : List.copyOf(levels);
            Objects.requireNonNull(name);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(bounds);
        }

        /// The names of its levels; none if it is no category.
        @Override
        public List<String> levels() {
            return Objects.requireNonNull(levels);
        }

        /// What to write beside a scale of it: its levels by their names, of whole numbers only those.
        List<Scale.Tick> ticks(Scale scale, int about) {
            if (!levels().isEmpty()) {
                return IntStream.range(0, levels().size())
                        .mapToObj(i -> new Scale.Tick(i, levels().get(i)))
                        .toList();
            }
            return scale.ticks(about).stream()
                    .filter(tick -> !whole || tick.value() == Math.rint(tick.value()))
                    .toList();
        }

        /// A value of it as people read it.
        public String shown(double value) {
            if (!levels().isEmpty()) {
                return levels().get(Math.clamp(Math.round(value), 0, levels().size() - 1));
            }
            return whole
                    ? Long.toString(Math.round(value))
                    : Numeral.fixed(value, Numeral.decimals(bounds.hi() - bounds.lo(), 4));
        }
    }

    /// A closed interval.
    public record Range(double lo, double hi) {
        public Range {
            finite(lo, "Range, lower end");
            finite(hi, "Range, upper end");
            if (lo > hi) {
                throw new IllegalArgumentException("Range: expected lower end <= upper end, got " + lo + " > " + hi);
            }
        }

        /// Whether the value lies in the interval, its ends included.
        public boolean contains(double value) {
            return lo <= value && value <= hi;
        }

        /// The smallest interval that holds this one and all the values.
        Range including(Iterable<Double> values) {
            double low = lo;
            double high = hi;
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            return new Range(low, high);
        }
    }

    /// What came out.
    ///
    /// @param designs one row per design, in the order of `designs.csv`
    /// @param candidates what the designs were localized from
    /// @param simulator the name of the true operator the designs were re-simulated with, null when they were
    ///     not
    /// @param coverage what is known of the set that the designs were spread over, null when they were not
    public record Answer(
            List<Design> designs,
            Candidates candidates,
            @Nullable String simulator,
            @Nullable Coverage coverage) {
        /// Designs that were not spread over a set.
        public Answer(List<Design> designs, Candidates candidates, @Nullable String simulator) {
            this(designs, candidates, simulator, null);
        }

        public Answer {
            designs = List.copyOf(designs);
            if (coverage != null) {
                sized(coverage.component(), designs.size(), "Answer, components");
            }
            if (simulator == null && designs.stream().anyMatch(design -> design.simulated() != null)) {
                throw new IllegalArgumentException(
                        "Answer: expected the name of the simulator with simulated designs, got none");
            }
        }

        /// How many calls of the true operator polishing took; 0 when nothing was polished.
        public int calls() {
            return designs.stream()
                    .mapToInt(design ->
                            design.polish() == null ? 0 : design.polish().calls())
                    .sum();
        }

        /// How many designs should hit when their inputs are off; null where it was not told by how much.
        public @Nullable Double hitsWhenMade() {
            double hits = 0;
            boolean told = false;
            for (Design design : designs) {
                told |= design.made() != null;
                hits += design.made() == null ? 0 : design.made().hitProbability();
            }
            return told ? hits : null;
        }

        /// How many designs have this status.
        public int count(Status status) {
            return (int) designs.stream()
                    .filter(design -> design.verdict().status() == status)
                    .count();
        }
    }

    /// One design.
    ///
    /// @param id its name in `designs.csv`
    /// @param inputs its inputs `[d]`
    /// @param predicted what the surrogate says of it
    /// @param simulated what the true operator says of it `[m]`; null when not asked or when it failed
    /// @param verdict what is to be thought of it
    /// @param polish how it was improved on the true operator, null when it was not
    /// @param made what becomes of it when the inputs are off; null when not asked
    /// @param change how far it is from the design that it is to be near to, in standard deviations of the inputs
    ///     that count; null when there is none
    public record Design(
            String id,
            List<Double> inputs,
            Prediction predicted,
            @Nullable List<Double> simulated,
            Verdict verdict,
            @Nullable Polish polish,
            @Nullable Made made,
            @Nullable Double change) {
        /// A design that was not polished.
        public Design(
                String id,
                List<Double> inputs,
                Prediction predicted,
                @Nullable List<Double> simulated,
                Verdict verdict) {
            this(id, inputs, predicted, simulated, verdict, null, null, null);
        }

        public Design {
            Objects.requireNonNull(id);
            Objects.requireNonNull(predicted);
            Objects.requireNonNull(verdict);
            inputs = finite(inputs, "Design " + id + ", inputs");
            simulated = simulated == null ? null : finite(simulated, "Design " + id + ", simulated");
        }
    }

    /// What becomes of a design when it is made, with errors of its inputs.
    ///
    /// @param spread how far the properties move, root mean square `[m]`
    /// @param hitProbability that it hits all the same, before any true operator was asked
    public record Made(List<Double> spread, double hitProbability) {
        public Made {
            spread = finite(spread, "Made, spread");
            probability(hitProbability, "Made");
        }
    }

    /// How a design was improved on the true operator.
    ///
    /// @param calls how many calls that took, the first one included
    /// @param before what the operator said of it before `[m]`; null when that call failed
    public record Polish(int calls, @Nullable List<Double> before) {
        public Polish {
            atLeast(1, calls, "Polish, calls");
            before = before == null ? null : finite(before, "Polish, before");
        }
    }

    /// A prediction.
    ///
    /// @param mean the predicted properties `[m]`
    /// @param sd their standard deviations `[m]`, null when the surrogate knows none
    /// @param interval where the true properties are, with the probability of [TrustReport], `[m]`; null when
    ///     unknown
    public record Prediction(
            List<Double> mean,
            @Nullable List<Double> sd,
            @Nullable List<Range> interval) {
        /// A prediction without intervals.
        public Prediction(List<Double> mean, @Nullable List<Double> sd) {
            this(mean, sd, null);
        }

        public Prediction {
            mean = finite(mean, "Prediction, mean");
            sd = sd == null ? null : finite(sd, "Prediction, standard deviations");
            interval = interval == null ? null : List.copyOf(interval);
        }
    }

    /// What is to be thought of a design.
    ///
    /// @param status whether it meets the goals
    /// @param residual the largest of |predicted − target| over the outputs, each divided by its tolerance,
    ///     0 inside a range and above 1 outside; of what the true operator says where a design was polished
    /// @param distance the distance to the nearest pair, in the scaled inputs
    /// @param hitProbability that it hits, before any true operator was asked
    /// @param word one word for the user: `trusted`, `uncertain`, `extrapolated`, `off-target` or `unreachable`
    public record Verdict(Status status, double residual, double distance, double hitProbability, String word) {
        public Verdict {
            Objects.requireNonNull(status);
            Objects.requireNonNull(word);
            probability(hitProbability, "Verdict");
            notNegative(residual, "Verdict, residual");
            notNegative(distance, "Verdict, distance");
        }
    }

    /// Whether a design meets the goals.
    public enum Status {
        /// Its predicted properties are within the tolerance.
        ON_TARGET("on-target"),
        /// They are not.
        OFF_TARGET("off-target"),
        /// No design can be expected to meet the goals.
        UNREACHABLE("unreachable");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// The word for it in files and on pages.
        public String word() {
            return word;
        }
    }

    /// The candidates before localization.
    ///
    /// @param drawn how many were drawn
    /// @param dropped how many of them gave no design
    /// @param residuals predicted minus what [Goal#origin] says of some or all of them, in each output's unit,
    ///     `[? × m]`
    public record Candidates(int drawn, int dropped, List<List<Double>> residuals) {
        public Candidates {
            atLeast(0, drawn, "Candidates, drawn");
            atLeast(0, dropped, "Candidates, dropped");
            if (dropped > drawn) {
                throw new IllegalArgumentException(
                        "Candidates: expected no more dropped than the " + drawn + " drawn, got " + dropped);
            }
            residuals = rows(residuals, "Candidates, residuals");
        }
    }

    /// What the answer rests on.
    ///
    /// @param pairs the known pairs
    /// @param surrogate the surrogate and how good it is
    /// @param curves training curves; may be empty
    /// @param trust how many designs will hit, and what that rests on
    public record Model(Pairs pairs, Surrogate surrogate, List<Curve> curves, TrustReport trust) {
        public Model {
            Objects.requireNonNull(pairs);
            Objects.requireNonNull(surrogate);
            curves = List.copyOf(curves);
            Objects.requireNonNull(trust);
        }
    }

    /// The known pairs. Distances are those of [Verdict].
    ///
    /// @param inputs inputs of some or all of them, `[? × d]`, as a backdrop; may be empty
    /// @param spacing the median distance of a pair to the nearest other one
    /// @param fresh the median distance of a fresh random design to the nearest pair
    public record Pairs(List<List<Double>> inputs, double spacing, double fresh) {
        public Pairs {
            inputs = rows(inputs, "Pairs, inputs");
            notNegative(spacing, "Pairs, spacing");
            notNegative(fresh, "Pairs, fresh");
        }
    }

    /// The surrogate and how good it is.
    ///
    /// @param kind its name, such as `ensemble`
    /// @param scores how well each output is predicted, in the order of the goals
    /// @param alternatives other kinds it was compared with; may be empty
    public record Surrogate(String kind, List<Score> scores, List<Alternative> alternatives) {
        public Surrogate {
            Objects.requireNonNull(kind);
            scores = List.copyOf(scores);
            alternatives = List.copyOf(alternatives);
        }
    }

    /// How well one output is predicted on pairs that were held out, in the output's unit.
    ///
    /// @param rmse root mean squared error
    /// @param mae mean absolute error
    /// @param r2 coefficient of determination
    /// @param heldOut held-out pairs as (true, predicted); may be empty
    public record Score(double rmse, double mae, double r2, List<Point> heldOut) {
        public Score {
            notNegative(rmse, "Score, RMSE");
            notNegative(mae, "Score, MAE");
            finite(r2, "Score, R²");
            heldOut = List.copyOf(heldOut);
        }
    }

    /// A kind of surrogate that was compared on the same held-out pairs.
    ///
    /// @param name its name
    /// @param rmse its root mean squared error, in standard deviations of the outputs
    public record Alternative(String name, double rmse) {
        public Alternative {
            Objects.requireNonNull(name);
            notNegative(rmse, "Alternative " + name + ", RMSE");
        }
    }

    /// A loss over the epochs.
    ///
    /// @param model what was trained; curves of one model share a plot
    /// @param name which loss, such as `validation`
    /// @param losses points (epoch, loss), at least one, epochs ascending
    public record Curve(String model, String name, List<Point> losses) {
        public Curve {
            Objects.requireNonNull(model);
            Objects.requireNonNull(name);
            losses = List.copyOf(losses);
            atLeast(1, losses.size(), "Curve " + name + " of " + model + ", points");
        }
    }

    /// A point of a plot.
    public record Point(double x, double y) {
        public Point {
            finite(x, "Point, x");
            finite(y, "Point, y");
        }
    }

    /// A line of the provenance.
    public record Fact(String key, String value) {
        public Fact {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }

    private static void finite(double value, String where) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    where + ": expected a number of magnitude at most " + LARGEST + ", got " + value);
        }
    }

    private static List<Double> finite(List<Double> values, String where) {
        values.forEach(value -> finite(value, where));
        return List.copyOf(values);
    }

    private static List<List<Double>> rows(List<List<Double>> rows, String where) {
        return rows.stream().map(row -> finite(row, where)).toList();
    }

    private static void probability(double value, String where) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(where + ", probability to hit: expected one from 0 to 1, got " + value);
        }
    }

    private static void notNegative(double value, String where) {
        finite(value, where);
        if (value < 0) {
            throw new IllegalArgumentException(where + ": expected a number >= 0, got " + value);
        }
    }

    private static void atLeast(int least, int value, String where) {
        if (value < least) {
            throw new IllegalArgumentException(where + ": expected at least " + least + ", got " + value);
        }
    }

    private static void sized(List<?> values, int expected, String where) {
        if (values.size() != expected) {
            throw new IllegalArgumentException(where + ": expected " + expected + " values, got " + values.size());
        }
    }
}
