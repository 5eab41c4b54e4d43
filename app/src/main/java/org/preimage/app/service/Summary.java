package org.preimage.app.service;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preimage.app.report.QuestionReport;
import org.preimage.app.report.SolveReport;

/// A run in a few figures.
///
/// @param designs how many there are
/// @param onTarget how many of them are predicted to be within the tolerance
/// @param reachable whether the target is inside what the pairs reach
/// @param worst the largest residual of a design on target, in tolerances; null when none is
/// @param nearest the smallest residual of any design, in tolerances
/// @param trusted how many of those on target are to be trusted
/// @param expected how many of all designs should hit
/// @param made how many of all designs should hit when their inputs are off; null when it was not told by how much
/// @param simulated what the true operator says; null when it was not asked
public record Summary(
        int designs,
        int onTarget,
        boolean reachable,
        @Nullable Double worst,
        double nearest,
        int trusted,
        Expected expected,
        @Nullable Double made,
        @Nullable Check simulated) {

    /// How many designs should hit, and the standard deviation of that number.
    public record Expected(double hits, double sd) {}

    /// What the true operator says of the designs.
    ///
    /// @param simulator its name
    /// @param ran how many designs it could be run for
    /// @param failed how many it failed for
    /// @param hits how many of those that ran are within the tolerance
    /// @param errors for each output, the root-mean-square difference from the target of those that ran
    /// @param polish what polishing did; null when nothing was polished
    public record Check(
            String simulator,
            int ran,
            int failed,
            int hits,
            List<Miss> errors,
            @Nullable Polish polish) {
        public Check {
            errors = List.copyOf(errors);
        }
    }

    /// What polishing did.
    ///
    /// @param calls how many calls of the true operator it took for all designs
    /// @param before the errors of the designs before
    public record Polish(int calls, List<Miss> before) {
        public Polish {
            before = List.copyOf(before);
        }
    }

    /// The root-mean-square miss of one output, in its own unit.
    public record Miss(String output, double rms) {}

    static Summary of(SolveReport report) {
        List<SolveReport.Verdict> all = report.answer().designs().stream()
                .map(SolveReport.Design::verdict)
                .toList();
        List<SolveReport.Verdict> hits = all.stream()
                .filter(verdict -> verdict.status() == SolveReport.Status.ON_TARGET)
                .toList();
        DoubleSummaryStatistics residuals =
                all.stream().collect(Collectors.summarizingDouble(SolveReport.Verdict::residual));
        DoubleSummaryStatistics hitting =
                hits.stream().collect(Collectors.summarizingDouble(SolveReport.Verdict::residual));
        String simulator = report.answer().simulator();
        return new Summary(
                all.size(),
                hits.size(),
                report.question().goals().stream().allMatch(QuestionReport.Goal::withinReach),
                hits.isEmpty() ? null : hitting.getMax(),
                residuals.getMin(),
                (int) hits.stream()
                        .filter(hit -> hit.word().equals(SolvePage.TRUSTED))
                        .count(),
                new Expected(
                        report.model().trust().expected(),
                        report.model().trust().deviation()),
                report.answer().hitsWhenMade(),
                simulator == null ? null : check(simulator, report));
    }

    private static Check check(String simulator, SolveReport report) {
        List<List<Double>> ran = report.answer().designs().stream()
                .filter(design -> design.simulated() != null)
                .map(design -> Objects.requireNonNull(design.simulated()))
                .toList();
        int hits = (int) ran.stream().filter(report.question()::isMetBy).count();
        List<List<Double>> before = report.answer().designs().stream()
                .map(SolveReport.Design::polish)
                .filter(polish -> polish != null && polish.before() != null)
                .map(polish ->
                        Objects.requireNonNull(Objects.requireNonNull(polish).before()))
                .toList();
        int calls = report.answer().calls();
        return new Check(
                simulator,
                ran.size(),
                report.answer().designs().size() - ran.size(),
                hits,
                misses(ran, report),
                calls == 0 ? null : new Polish(calls, misses(before, report)));
    }

    private static List<Miss> misses(List<List<Double>> rows, SolveReport report) {
        List<QuestionReport.Goal> goals = report.question().goals();
        return rows.isEmpty()
                ? List.of()
                : goals.stream()
                        .filter(QuestionReport.Goal::asksForValues)
                        .map(goal -> new Miss(goal.output(), rms(rows, goals.indexOf(goal), goal)))
                        .toList();
    }

    private static double rms(List<List<Double>> rows, int output, QuestionReport.Goal goal) {
        return Math.sqrt(rows.stream()
                .mapToDouble(row -> goal.miss(row.get(output)) * goal.miss(row.get(output)))
                .average()
                .orElseThrow());
    }
}
