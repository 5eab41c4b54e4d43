package org.preimage.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.campaign.Proposal.Reason;
import org.preimage.data.Pairs;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.LinearConstraint;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;
import org.preimage.space.Target;

class ProposerTest {
    private static final List<Input> SQUARE = List.of(new Input("a", 0, 1), new Input("b", 0, 1));
    private static final int BATCH = 5;

    private static Quest quest(List<Input> inputs, Symmetries symmetries, double target, double within) {
        Space space = new Space(inputs, List.of(new Output("y", -100, 100)), symmetries);
        return new Quest(Region.of(space), new Target(new double[] {target}, new double[] {within}), 0.02, Map.of());
    }

    private static Quest quest(double target, double within) {
        return quest(SQUARE, Symmetries.NONE, target, within);
    }

    private static double wave(double[] x) {
        return Math.sin(5 * x[0]) + x[1] * x[1];
    }

    private static History begun(Proposer proposer, Simulator f, int count) {
        return and(History.EMPTY, f, proposer.first(count, new Seed(1)));
    }

    private static History and(History history, Simulator f, Proposed proposed) {
        List<double[]> x = proposed.designs().stream().map(Proposal::x).toList();
        return history.and(x, x.stream().map(f::run).toList());
    }

    private static Simulator simulator(ToDoubleFunction<double[]> f) {
        return x -> new Simulated(new double[] {f.applyAsDouble(x)});
    }

    /// Pairs are known of a quarter of the square, of which the largest value is half of what is asked.
    @Test
    void walksToACornerThatNoRowHasBeenNear() {
        ToDoubleFunction<double[]> f = x -> (1 + x[0] * x[1]) * (x[0] + x[1]); // at most 4
        double[][] x = new double[2][25];
        double[][] y = new double[1][25];
        for (int i = 0; i < 25; i++) {
            x[0][i] = 0.1 * (i % 5);
            x[1][i] = 0.1 * (i / 5);
            y[0][i] = f.applyAsDouble(new double[] {x[0][i], x[1][i]});
        }
        assertThat(Arrays.stream(y[0]).max().orElseThrow()).isLessThan(1);
        Quest quest = quest(3.7, 0.05);
        Proposer proposer = new Proposer(quest, new Pairs(List.of("a", "b"), List.of("y"), x, y));
        History history = History.EMPTY;
        try (Context context = Context.ofThreads(1)) {
            for (int k = 0; k < 5; k++) {
                history = and(history, simulator(f), proposer.next(history, BATCH, new Seed(k), context));
            }
        }
        assertThat(quest.hits(history)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void everyDesignIsInTheRegionAndDiffersFromHitsAndFromTheOthers() {
        Space space = new Space(SQUARE, List.of(new Output("y", -100, 100)));
        Region region = new Region(space, List.of(LinearConstraint.parse("a + b <= 0.9", space.inputNames())));
        Quest quest = new Quest(region, new Target(new double[] {0.8}, new double[] {0.2}), 0.1, Map.of());
        Proposer proposer = Proposer.fromNothing(quest);
        Simulator f = simulator(ProposerTest::wave);
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 12);
            for (int k = 0; k < 4; k++) {
                List<double[]> taken = new ArrayList<>(quest.hits(history));
                Proposed proposed = proposer.next(history, BATCH, new Seed(k), context);
                for (Proposal proposal : proposed.designs()) {
                    assertThat(region.contains(proposal.x())).isTrue();
                    assertThat(taken).allMatch(other -> quest.distance(other, proposal.x()) >= 0.1);
                    taken.add(proposal.x());
                }
                history = and(history, f, proposed);
            }
            assertThat(history.x()).allMatch(region::contains);
            assertThat(quest.hits(history)).hasSizeGreaterThan(8);
        }
    }

    /// Half of the designs that would hit cannot be run.
    @Test
    void keepsAwayFromWhereRunsFail() {
        Quest quest = quest(0.9, 0.02);
        Proposer proposer = Proposer.fromNothing(quest);
        Simulator f = x -> x[1] > 0.5 ? new Failed("too high") : new Simulated(new double[] {wave(x)});
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 16);
            int before = history.size();
            for (int k = 0; k < 6; k++) {
                history = and(history, f, proposer.next(history, BATCH, new Seed(k), context));
            }
            List<Outcome> proposed = history.outcomes().subList(before, history.size());
            assertThat(proposed.stream().filter(Failed.class::isInstance)).hasSizeLessThan(proposed.size() / 4);
            assertThat(quest.hits(history)).hasSizeGreaterThan(10);
        }
    }

    @Test
    void proposesTheSameForAnyNumberOfThreads() {
        Proposer proposer = Proposer.fromNothing(quest(0.9, 0.02));
        History history = begun(proposer, simulator(ProposerTest::wave), 12);
        List<List<String>> proposals = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3}) {
            try (Context context = Context.ofThreads(threads)) {
                proposals.add(proposer.next(history, BATCH, new Seed(9), context).designs().stream()
                        .map(proposal -> proposal.reason() + Arrays.toString(proposal.x()) + proposal.hit())
                        .toList());
            }
        }
        assertThat(proposals).hasSize(3).containsOnly(proposals.getFirst());
    }

    /// Over many batches, the number of hits is what was expected, within four of its standard deviations.
    @Test
    void asManyHitAsWereExpected() {
        double expected = 0;
        double variance = 0;
        int hits = 0;
        Simulator f = simulator(ProposerTest::wave);
        try (Context context = Context.ofThreads(2)) {
            for (int seed = 0; seed < 4; seed++) {
                Quest quest = quest(0.4 + 0.3 * seed, 0.01);
                Proposer proposer = Proposer.fromNothing(quest);
                History history = begun(proposer, f, 10);
                for (int k = 0; k < 6; k++) {
                    Proposed proposed = proposer.next(history, BATCH, new Seed(seed).of(k), context);
                    expected += proposed.expected().expected();
                    variance += Math.pow(proposed.expected().deviation(), 2);
                    hits += (int) proposed.designs().stream()
                            .filter(proposal -> quest.target().isHitBy(new double[] {wave(proposal.x())}))
                            .count();
                    history = and(history, f, proposed);
                }
            }
        }
        assertThat(expected).isGreaterThan(30);
        assertThat((double) hits).isCloseTo(expected, within(4 * Math.sqrt(variance)));
    }

    @Test
    void theFirstDesignsHaveEveryWholeNumberAndEveryLevel() {
        List<Input> inputs = List.of(
                new Input("n", 1, 4, Kind.INTEGER),
                Input.of("level", new Kind.Categorical(List.of("p", "q", "r"))),
                new Input("x", -1, 1),
                new Input("fixed", 3, 3));
        Proposed first =
                Proposer.fromNothing(quest(inputs, Symmetries.NONE, 0, 1)).first(24, new Seed(2));
        assertThat(first.designs()).hasSize(24).allMatch(proposal -> proposal.reason() == Reason.FIRST);
        for (int value = 1; value <= 4; value++) {
            assertThat(count(first, 0, value)).isEqualTo(6);
        }
        for (int level = 0; level < 3; level++) {
            assertThat(count(first, 1, level)).isEqualTo(8);
        }
        assertThat(count(first, 3, 3)).isEqualTo(24);
    }

    private static long count(Proposed proposed, int input, double value) {
        return proposed.designs().stream()
                .filter(proposal -> proposal.x()[input] == value)
                .count();
    }

    @Test
    void imagesOfADesignAreNotProposedTwice() {
        Quest quest = quest(SQUARE, Symmetries.of(List.of("swap a b"), SQUARE), 0.5, 0.02);
        Proposer proposer = Proposer.fromNothing(quest);
        Simulator f = simulator(x -> x[0] * x[1] + Math.sin(3 * (x[0] + x[1])));
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 14);
            for (int k = 0; k < 3; k++) {
                history = and(history, f, proposer.next(history, BATCH, new Seed(k), context));
            }
            History all = history;
            for (int i = 14; i < all.size(); i++) {
                double[] image = {all.x().get(i)[1], all.x().get(i)[0]};
                int own = i;
                assertThat(IntStream.range(14, all.size()).filter(j -> j != own).mapToObj(all.x()::get))
                        .allMatch(other -> Math.hypot(other[0] - image[0], other[1] - image[1]) > 1e-6);
            }
            assertThat(quest.hits(history)).hasSizeGreaterThan(3);
        }
    }

    /// There are twelve designs, and no thirteenth is proposed.
    @Test
    void whereNothingIsContinuousEveryDesignIsProposedOnce() {
        List<Input> inputs = List.of(
                new Input("n", 1, 4, Kind.INTEGER), Input.of("level", new Kind.Categorical(List.of("p", "q", "r"))));
        Quest quest = quest(inputs, Symmetries.NONE, 5, 0.5);
        Proposer proposer = Proposer.fromNothing(quest);
        Simulator f = simulator(x -> x[0] + 2 * x[1] + 0.1 * x[0] * x[1]);
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 6);
            assertThat(history.size()).isEqualTo(6);
            for (int k = 0; k < 3; k++) {
                history = and(history, f, proposer.next(history, 3, new Seed(k), context));
            }
            assertThat(proposer.next(history, 3, new Seed(9), context).designs())
                    .isEmpty();
            assertThat(history.x()).hasSize(12).extracting(Arrays::toString).doesNotHaveDuplicates();
        }
        assertThat(proposer.first(20, new Seed(1)).designs()).hasSize(12);
    }

    /// A level that is wrong everywhere is soon left alone.
    @Test
    void learnsWhatLevelsAndWholeNumbersDo() {
        List<Input> inputs = List.of(
                new Input("x", 0, 1),
                new Input("n", 1, 5, Kind.INTEGER),
                Input.of("level", new Kind.Categorical(List.of("p", "q", "r"))));
        Quest quest = quest(inputs, Symmetries.NONE, 4, 0.05);
        Proposer proposer = Proposer.fromNothing(quest);
        double[] shift = {0, 20, 1};
        Simulator f = simulator(x -> x[0] * x[1] + Math.sin(3 * x[0]) + shift[(int) x[2]]);
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 20);
            for (int k = 0; k < 6; k++) {
                history = and(history, f, proposer.next(history, BATCH, new Seed(k), context));
            }
            assertThat(history.x().stream().skip(20).filter(x -> x[2] == 1)).hasSizeLessThan(8);
            assertThat(history.x()).allMatch(quest.region()::contains);
            assertThat(quest.hits(history)).hasSizeGreaterThan(8);
        }
    }

    /// Half of the square is at the bound, where one value stands for all beyond; some known pairs lack an
    /// output, and one design stands among them twice.
    @Test
    void learnsFromRowsThatCannotBeLeftOutOneByOne() {
        Space space = new Space(SQUARE, List.of(new Output("y", -100, 100), new Output("z", -100, 100)));
        Target target = new Target(new double[] {0.3, 0.5}, new double[] {0.02, 0.3});
        Quest quest = new Quest(Region.of(space), target, 0.02, Map.of("y", 0.0));
        double[][] x = {{0.1, 0.1, 0.9, 0.5, 0.8, 0.2}, {0.2, 0.2, 0.8, 0.6, 0.1, 0.9}};
        double[][] y = {{0, 0, 0.7, 0.1, 0, 0.1}, {0.1, 0.11, Double.NaN, 0.5, 0.8, Double.NaN}};
        Proposer proposer = new Proposer(quest, new Pairs(List.of("a", "b"), List.of("y", "z"), x, y));
        Simulator f = design -> new Simulated(new double[] {Math.max(0, design[0] + design[1] - 1), design[0]});
        try (Context context = Context.ofThreads(1)) {
            History history = begun(proposer, f, 8);
            for (int k = 0; k < 5; k++) {
                history = and(history, f, proposer.next(history, BATCH, new Seed(k), context));
            }
            assertThat(quest.hits(history)).hasSizeGreaterThan(8);
        }
    }
}
