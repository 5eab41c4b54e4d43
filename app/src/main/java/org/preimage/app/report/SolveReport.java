package org.preimage.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything the page of one run shows, as plain immutable values in the user's units. Letters in the shapes:
/// `n` designs, `d` inputs, `m` outputs.
///
/// @param title what the run is called
/// @param question what was asked
/// @param answer what came out
/// @param model what the answer rests on
/// @param provenance where it came from, in the order to show: version, command, seed, data hash, ...
public record SolveReport(
        String title, QuestionReport question, Answer answer, ModelReport model, List<Fact> provenance) {

    /// Checks that all rows have as many inputs and outputs as were asked for.
    public SolveReport {
        Objects.requireNonNull(title);
        provenance = List.copyOf(provenance);
        int inputs = question.inputs().size();
        int outputs = question.goals().size();
        for (Design design : answer.designs()) {
            String where = "Design " + design.id();
            Checks.sized(design.inputs(), inputs, where + ", inputs");
            Checks.sized(design.predicted().mean(), outputs, where + ", predicted");
            if (design.predicted().sd() != null) {
                Checks.sized(design.predicted().sd(), outputs, where + ", standard deviations");
            }
            if (design.predicted().interval() != null) {
                Checks.sized(design.predicted().interval(), outputs, where + ", intervals");
            }
            if (design.simulated() != null) {
                Checks.sized(design.simulated(), outputs, where + ", simulated");
            }
            if (design.made() != null) {
                Checks.sized(design.made().spread(), outputs, where + ", spread");
            }
            Polish polish = design.polish();
            if (polish != null && polish.before() != null) {
                Checks.sized(polish.before(), outputs, where + ", before it was polished");
            }
        }
        answer.candidates().residuals().forEach(row -> Checks.sized(row, outputs, "Candidate residuals"));
        model.pairs().inputs().forEach(row -> Checks.sized(row, inputs, "Pairs"));
        Checks.sized(model.surrogate().scores(), outputs, "Scores of the surrogate");
        Checks.sized(model.trust().coverage(), outputs, "Coverage of the intervals");
    }

    /// The numbers as an immutable list, in the order given.
    public static List<Double> numbers(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /// A closed interval.
    public record Range(double lo, double hi) {
        public Range {
            Checks.finite(lo, "Range, lower end");
            Checks.finite(hi, "Range, upper end");
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
                Checks.sized(coverage.component(), designs.size(), "Answer, components");
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
            inputs = Checks.finite(inputs, "Design " + id + ", inputs");
            simulated = simulated == null ? null : Checks.finite(simulated, "Design " + id + ", simulated");
        }
    }

    /// What becomes of a design when it is made, with errors of its inputs.
    ///
    /// @param spread how far the properties move, root mean square `[m]`
    /// @param hitProbability that it hits all the same, before any true operator was asked
    public record Made(List<Double> spread, double hitProbability) {
        public Made {
            spread = Checks.finite(spread, "Made, spread");
            Checks.probability(hitProbability, "Made");
        }
    }

    /// How a design was improved on the true operator.
    ///
    /// @param calls how many calls that took, the first one included
    /// @param before what the operator said of it before `[m]`; null when that call failed
    public record Polish(int calls, @Nullable List<Double> before) {
        public Polish {
            Checks.atLeast(1, calls, "Polish, calls");
            before = before == null ? null : Checks.finite(before, "Polish, before");
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
            mean = Checks.finite(mean, "Prediction, mean");
            sd = sd == null ? null : Checks.finite(sd, "Prediction, standard deviations");
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
            Checks.probability(hitProbability, "Verdict");
            Checks.notNegative(residual, "Verdict, residual");
            Checks.notNegative(distance, "Verdict, distance");
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
    /// @param residuals predicted minus what [QuestionReport.Goal#origin] says of some or all of them, each in the
    ///     unit of its output, `[? × m]`
    public record Candidates(int drawn, int dropped, List<List<Double>> residuals) {
        public Candidates {
            Checks.atLeast(0, drawn, "Candidates, drawn");
            Checks.atLeast(0, dropped, "Candidates, dropped");
            if (dropped > drawn) {
                throw new IllegalArgumentException(
                        "Candidates: expected no more dropped than the " + drawn + " drawn, got " + dropped);
            }
            residuals = Checks.rows(residuals, "Candidates, residuals");
        }
    }

    /// A line of the provenance.
    public record Fact(String key, String value) {
        public Fact {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }
}
