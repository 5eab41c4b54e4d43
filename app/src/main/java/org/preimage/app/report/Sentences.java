package org.preimage.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a run came to, in words.
final class Sentences {
    /// This share of extrapolated designs is worth a warning.
    private static final double MANY = 0.1;

    private final QuestionReport question;
    private final SolveReport.Answer answer;
    private final ModelReport model;

    Sentences(SolveReport report) {
        this.question = report.question();
        this.answer = report.answer();
        this.model = report.model();
    }

    /// How many designs will hit what, and how many did.
    String headline() {
        String goals = goals(question);
        int found = answer.designs().size();
        String predicted =
                model.trust().hits() + " of " + (found == 1 ? "this 1 design" : "these " + found + " designs")
                        + (simulated().isEmpty() ? " will hit " : " were expected to hit ") + goals;
        return predicted + (simulated().isEmpty() ? "." : "; " + simulatedOutcome());
    }

    /// What is asked in words; what nothing is asked of is left out.
    static String goals(QuestionReport question) {
        String goals = question.goals().stream()
                .filter(goal -> goal.asksForValues() || goal.wish() != null)
                .map(Sentences::goal)
                .collect(Collectors.joining(" and "));
        return question.near() == null ? goals : goals + ", nearest to " + question.near();
    }

    /// A goal in words: `gap = 1 ± 0.05 eV`, `gap from 0.45 to 0.55 eV`, `least gap`.
    static String goal(QuestionReport.Goal goal) {
        if (goal.target() != null) {
            return goal.output() + " = " + Numeral.of(goal.target()) + " ± " + quantity(goal.tolerance(), goal.unit());
        }
        if (goal.wish() != null) {
            return (goal.wish().equals("minimize") ? "least " : "most ") + goal.output();
        }
        return goal.output() + " " + range(goal);
    }

    /// A range in words, or that there is none.
    static String range(QuestionReport.Goal goal) {
        if (goal.from() != null && goal.to() != null) {
            return "from " + Numeral.of(goal.from()) + " to " + quantity(goal.to(), goal.unit());
        }
        if (goal.from() != null) {
            return "at least " + quantity(goal.from(), goal.unit());
        }
        return goal.to() == null ? "free" : "at most " + quantity(goal.to(), goal.unit());
    }

    /// How many designs should hit when their inputs are off; empty where it was not told by how much.
    String made() {
        Double hits = answer.hitsWhenMade();
        return hits == null
                ? ""
                : "Made with the input errors that were told, " + Numeral.fixed(hits, 1) + " of "
                        + answer.designs().size() + " should hit.";
    }

    /// What the user should know before trusting the designs; empty when there is nothing.
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        question.goals().stream()
                .filter(goal -> !goal.withinReach())
                .map(Sentences::unreached)
                .forEach(warnings::add);
        inexact(warnings);
        far(warnings);
        missed(warnings);
        refuted(warnings);
        return warnings;
    }

    /// The re-simulated properties of all designs that have some.
    List<List<Double>> simulated() {
        List<List<Double>> simulated = new ArrayList<>();
        for (SolveReport.Design design : answer.designs()) {
            if (design.simulated() != null) {
                simulated.add(design.simulated());
            }
        }
        return simulated;
    }

    /// How many designs hit all goals when re-simulated.
    int simulatedHits() {
        return (int) simulated().stream().filter(question::isMetBy).count();
    }

    /// The root mean squared miss of the values; there is at least one.
    static double rms(List<Double> values, QuestionReport.Goal goal) {
        double mean = values.stream()
                .mapToDouble(value -> goal.miss(value) * goal.miss(value))
                .average()
                .orElseThrow();
        return Math.sqrt(mean);
    }

    /// The number with its unit.
    static String quantity(double value, String unit) {
        return unit.isEmpty() ? Numeral.of(value) : Numeral.of(value) + " " + unit;
    }

    private String simulatedOutcome() {
        int hits = simulatedHits();
        int all = simulated().size();
        String which = all == answer.designs().size() ? Integer.toString(hits) : hits + " of " + all;
        List<String> errors = new ArrayList<>();
        for (int k = 0; k < question.goals().size(); k++) {
            int output = k;
            QuestionReport.Goal goal = question.goals().get(k);
            if (!goal.asksForValues()) {
                continue;
            }
            List<Double> values =
                    simulated().stream().map(row -> row.get(output)).toList();
            String name = question.goals().size() == 1 ? "" : " of " + goal.output();
            String error = Numeral.significant(rms(values, goal), 2);
            errors.add("RMS error" + name + " " + error + (goal.unit().isEmpty() ? "" : " " + goal.unit()));
        }
        String polish = answer.calls() == 0 ? "" : " after polishing with " + answer.calls() + " calls";
        errors.addFirst("re-simulated with " + answer.simulator() + polish + ": " + which + " hit");
        return String.join(", ", errors) + ".";
    }

    private static String unreached(QuestionReport.Goal goal) {
        String asked = goal.target() == null ? " " + range(goal) : " = " + quantity(goal.target(), goal.unit());
        return "The target " + goal.output() + asked + " lies outside what the pairs reach, "
                + Numeral.of(goal.reached().lo()) + " to "
                + quantity(goal.reached().hi(), goal.unit()) + ": the surrogate extrapolates there.";
    }

    private void inexact(List<String> warnings) {
        for (int k = 0; k < question.goals().size(); k++) {
            QuestionReport.Goal goal = question.goals().get(k);
            double rmse = model.surrogate().scores().get(k).rmse();
            if (goal.target() != null && rmse > goal.tolerance()) {
                warnings.add("The surrogate's error of " + goal.output() + " on held-out pairs (RMSE "
                        + quantity(rmse, goal.unit()) + ") exceeds the tolerance ("
                        + quantity(goal.tolerance(), goal.unit())
                        + "): many designs predicted to hit may miss. Re-simulate those you mean to use.");
            }
        }
    }

    private void far(List<String> warnings) {
        long far = answer.designs().stream()
                .filter(design -> design.verdict().word().equals(TrustSection.EXTRAPOLATED))
                .count();
        if (far > MANY * answer.designs().size()) {
            warnings.add(far + " of " + answer.designs().size() + " designs are extrapolated: no known pair is near"
                    + " them, and nothing vouches for what is predicted there. Re-simulate those you mean to use.");
        }
    }

    private void missed(List<String> warnings) {
        int off = answer.count(SolveReport.Status.OFF_TARGET);
        int unreachable = answer.count(SolveReport.Status.UNREACHABLE);
        if (off + unreachable > 0) {
            warnings.add(off + " of " + answer.designs().size() + " designs are off target and " + unreachable
                    + " unreachable: the best there were for places that no design on target could fill.");
        }
        if (answer.designs().size() < question.designs()) {
            String found = answer.designs().isEmpty()
                    ? "None"
                    : "Only " + answer.designs().size();
            warnings.add(found + " of the " + question.designs() + " designs asked for could be found.");
        }
    }

    /// What re-simulation says against the predictions.
    private void refuted(List<String> warnings) {
        List<SolveReport.Design> checked = answer.designs().stream()
                .filter(design -> design.simulated() != null)
                .toList();
        List<List<Double>> promised = checked.stream()
                .filter(design -> design.verdict().status() == SolveReport.Status.ON_TARGET)
                .map(design -> Objects.requireNonNull(design.simulated()))
                .toList();
        long misses =
                promised.stream().filter(values -> !question.isMetBy(values)).count();
        if (misses > 0) {
            warnings.add(misses + " of " + promised.size()
                    + " designs predicted to hit miss the tolerance when re-simulated.");
        }
        if (answer.simulator() != null && checked.size() < answer.designs().size()) {
            warnings.add("No re-simulated value for " + (answer.designs().size() - checked.size()) + " of "
                    + answer.designs().size() + " designs.");
        }
    }
}
