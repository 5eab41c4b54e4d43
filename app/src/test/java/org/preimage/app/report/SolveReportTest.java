package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.ModelReport.Curve;
import org.preimage.app.report.ModelReport.Point;
import org.preimage.app.report.ModelReport.Score;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Candidates;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Prediction;
import org.preimage.app.report.SolveReport.Range;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.app.report.SolveReport.Verdict;

class SolveReportTest {
    private static final SolveReport SINE = Examples.sinewave();

    @Test
    void refusesRowsOfAnotherSize() {
        Design design = SINE.answer().designs().getFirst();
        Design shorter =
                new Design("7", SolveReport.numbers(1), design.predicted(), design.simulated(), design.verdict());
        refused("Design 7, inputs: expected 2 values, got 1", () -> Examples.with(SINE, List.of(shorter)));
        Design longer =
                new Design("8", design.inputs(), design.predicted(), SolveReport.numbers(1, 2), design.verdict());
        refused("Design 8, simulated: expected 1 values, got 2", () -> Examples.with(SINE, List.of(longer)));
        Design uncertain = new Design(
                "9",
                design.inputs(),
                new Prediction(SolveReport.numbers(1), SolveReport.numbers()),
                null,
                design.verdict());
        refused(
                "Design 9, standard deviations: expected 1 values, got 0",
                () -> Examples.with(SINE, List.of(uncertain)));
    }

    @Test
    void refusesWhatIsNoNumber() {
        refused("got NaN", () -> new Point(Double.NaN, 0));
        refused("got Infinity", () -> new Range(0, Double.POSITIVE_INFINITY));
        refused("Score, RMSE", () -> new Score(Double.NaN, 0, 0, List.of()));
        refused("Prediction, mean", () -> new Prediction(SolveReport.numbers(1e200), null));
        refused("tolerance, got NaN", () -> new Goal("y", "", 0, Double.NaN, new Range(0, 1)));
        refused("Verdict, distance", () -> new Verdict(Status.ON_TARGET, 0, Double.NaN, 0, ""));
    }

    @Test
    void refusesWhatMakesNoSense() {
        refused("lower end <= upper end, got 2.0 > 1.0", () -> new Range(2, 1));
        refused("positive, finite tolerance, got 0.0", () -> new Goal("y", "", 0, 0, new Range(0, 1)));
        refused(
                "at least one goal",
                () -> new QuestionReport(List.of(), SINE.question().inputs(), 1));
        refused(
                "got 0",
                () -> new QuestionReport(
                        SINE.question().goals(), SINE.question().inputs(), 0));
        refused("no more dropped than the 3 drawn, got 4", () -> new Candidates(3, 4, List.of()));
        refused("Verdict, residual: expected a number >= 0", () -> new Verdict(Status.ON_TARGET, -1, 0, 0, ""));
        refused("Curve training of prior, points", () -> new Curve("prior", "training", List.of()));
        refused(
                "expected the name of the simulator",
                () -> new Answer(SINE.answer().designs(), SINE.answer().candidates(), null));
    }

    @Test
    void keepsWhatItWasGivenWhateverHappensToIt() {
        List<Double> inputs = new ArrayList<>(List.of(0.1, 0.2));
        Design first = SINE.answer().designs().getFirst();
        Design design = new Design("1", inputs, first.predicted(), null, first.verdict());
        inputs.set(0, Double.NaN);
        assertThat(design.inputs()).containsExactly(0.1, 0.2);
        assertThat(Examples.sinewave()).isEqualTo(SINE);
    }

    @Test
    void countsDesignsByStatus() {
        assertThat(Examples.crystal().answer().count(Status.ON_TARGET)).isEqualTo(41);
        assertThat(Examples.crystal().answer().count(Status.OFF_TARGET)).isEqualTo(7);
        assertThat(Examples.crystal().answer().count(Status.UNREACHABLE)).isEqualTo(2);
        assertThat(Status.ON_TARGET.word()).isEqualTo("on-target");
    }

    private static void refused(String message, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
