package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.preimage.app.report.ModelReport.Pairs;
import org.preimage.app.report.ModelReport.Score;
import org.preimage.app.report.ModelReport.Surrogate;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.QuestionReport.Input;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Candidates;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Prediction;
import org.preimage.app.report.SolveReport.Range;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.app.report.SolveReport.Verdict;

class SentencesTest {
    private static final Goal GAP = new Goal("gap", "eV", 1, 0.05, new Range(0, 3));

    @Test
    void saysWhatHitsAndByHowMuch() {
        List<Design> designs = List.of(design(Status.ON_TARGET, 1.03, 0.1), design(Status.ON_TARGET, 0.96, 0.1));
        assertThat(of(report(GAP, 0.01, designs)).headline())
                .isEqualTo("31 ± 3 of these 2 designs were expected to hit gap = 1 ± 0.05 eV; "
                        + "re-simulated with dft: 2 hit, RMS error 0.035 eV.");
        assertThat(of(report(GAP, 0.01, designs)).warnings()).isEmpty();
    }

    @Test
    void countsASingleDesignInTheSingular() {
        assertThat(of(report(GAP, 0.01, List.of(design(Status.ON_TARGET, null, 0.1))))
                        .headline())
                .isEqualTo("31 ± 3 of this 1 design will hit gap = 1 ± 0.05 eV.");
    }

    @Test
    void namesTheOutputsWhenThereAreSeveral() {
        assertThat(of(Examples.crystal()).headline())
                .startsWith("31 ± 3 of these 50 designs were expected to hit band gap (HSE06) = 0.5 ± 0.05 eV and "
                        + "energy above hull = 12 ± 4 meV/atom; re-simulated with vasp.yaml: ")
                .contains(" of 49 hit, RMS error of band gap (HSE06) 0.", "RMS error of energy above hull ");
    }

    @Test
    void warnsOfATargetThePairsDoNotReach() {
        Goal beyond = new Goal("gap", "eV", 1, 0.05, new Range(1.2, 3));
        assertThat(of(report(beyond, 0.01, List.of(design(Status.ON_TARGET, null, 0.1))))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("The target gap = 1 eV lies outside what the pairs reach, 1.2 to 3 eV");
    }

    @Test
    void warnsOfASurrogateWorseThanTheTolerance() {
        assertThat(of(report(GAP, 0.06, List.of(design(Status.ON_TARGET, null, 0.1))))
                        .warnings())
                .singleElement()
                .asString()
                .contains("(RMSE 0.06 eV) exceeds the tolerance (0.05 eV)");
    }

    @Test
    void warnsOfExtrapolatedDesignsWhenThereAreMany() {
        List<Design> designs = IntStream.range(0, 20)
                .mapToObj(i -> design(Status.ON_TARGET, null, 0.1, i < 3 ? "extrapolated" : "trusted"))
                .toList();
        assertThat(of(report(GAP, 0.01, designs)).warnings())
                .singleElement()
                .asString()
                .startsWith("3 of 20 designs are extrapolated: no known pair is near them");
        assertThat(of(report(GAP, 0.01, designs.subList(1, 20))).warnings()).hasSize(1);
        assertThat(of(report(GAP, 0.01, designs.subList(2, 20))).warnings()).isEmpty();
    }

    @Test
    void warnsOfWhatMissesAndOfWhatIsMissing() {
        List<Design> designs = List.of(
                design(Status.ON_TARGET, 1.051, 0.1),
                design(Status.ON_TARGET, null, 0.1),
                design(Status.OFF_TARGET, 1.3, 0.1),
                design(Status.UNREACHABLE, 0.99, 0.1));
        assertThat(of(report(GAP, 0.01, designs)).warnings())
                .containsExactly(
                        "1 of 4 designs are off target and 1 unreachable: the best there were for places that no "
                                + "design on target could fill.",
                        "1 of 1 designs predicted to hit miss the tolerance when re-simulated.",
                        "No re-simulated value for 1 of 4 designs.");
    }

    @Test
    void warnsOfDesignsThatWereNotFound() {
        SolveReport none = Examples.with(Examples.sinewave(), List.of());
        assertThat(of(none).warnings()).contains("None of the 100 designs asked for could be found.");
        assertThat(of(none).headline()).startsWith("31 ± 3 of these 0 designs will hit");
    }

    @Test
    void countsTheVeryEdgeOfTheToleranceAsAHit() {
        assertThat(GAP.isMetBy(1.05)).isTrue();
        assertThat(GAP.isMetBy(0.95)).isTrue();
        assertThat(GAP.isMetBy(1.0501)).isFalse();
    }

    @Test
    void saysAsManyDigitsOfAnExpectedNumberAsAreKnown() {
        assertThat(expected(46.234, 3.08)).isEqualTo("46 ± 3");
        assertThat(expected(9.96, 0.2)).isEqualTo("10.0 ± 0.2");
        assertThat(expected(100, 0)).isEqualTo("100");
    }

    private static String expected(double hits, double deviation) {
        return new TrustReport(hits, deviation, 10, List.of(), 0.9, List.of()).hits();
    }

    @Test
    void comparesWhatWasExpectedWithWhatIsTrue() {
        List<Design> hits = IntStream.range(0, 31)
                .mapToObj(_ -> design(Status.ON_TARGET, 1.0, 0.1))
                .toList();
        assertThat(TrustSection.compared(report(GAP, 0.01, hits)))
                .isEqualTo("31 ± 3 were expected to hit, and 31 did: what was said of these designs was right.");
        List<Design> misses = IntStream.range(0, 31)
                .mapToObj(_ -> design(Status.ON_TARGET, 2.0, 0.1))
                .toList();
        assertThat(TrustSection.compared(report(GAP, 0.01, misses)))
                .isEqualTo("31 ± 3 were expected to hit, and 0 did: that is 9.8 standard deviations away, so the"
                        + " probabilities do not hold for these designs.");
        List<Design> unasked = List.of(design(Status.ON_TARGET, null, 0.1));
        assertThat(TrustSection.compared(report(GAP, 0.01, unasked))).isEmpty();
    }

    private static Sentences of(SolveReport report) {
        return new Sentences(report);
    }

    private static Design design(Status status, @Nullable Double simulated, double distance) {
        return design(status, simulated, distance, "uncertain");
    }

    private static Design design(Status status, @Nullable Double simulated, double distance, String word) {
        return new Design(
                "1",
                SolveReport.numbers(0),
                new Prediction(SolveReport.numbers(1), null),
                simulated == null ? null : SolveReport.numbers(simulated),
                new Verdict(status, 0.2, distance, 0.8, word));
    }

    private static SolveReport report(Goal goal, double rmse, List<Design> designs) {
        boolean simulated = designs.stream().anyMatch(design -> design.simulated() != null);
        return new SolveReport(
                "title",
                new QuestionReport(List.of(goal), List.of(new Input("x", "", new Range(0, 1), false)), designs.size()),
                new Answer(designs, new Candidates(10, 0, List.of()), simulated ? "dft" : null),
                new ModelReport(
                        new Pairs(List.of(), 0.1, 0.2),
                        new Surrogate("ensemble", List.of(new Score(rmse, rmse, 0.9, List.of())), List.of()),
                        List.of(),
                        Examples.trust(1)),
                List.of());
    }
}
