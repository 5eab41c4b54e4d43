package org.preimage.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.run.Journal;
import org.preimage.run.Progress;
import org.preimage.run.Snapshot;
import org.preimage.run.Workers;

/// The trainer on an objective of one parameter whose every step and score is written down here. With Adam's
/// moments at zero and a gradient of one, a step moves the parameter by exactly the rate.
final class TrainerTest {
    private static final double RATE = 0.125;

    private final Workers workers = new Workers(1);
    private final List<String> reports = new ArrayList<>();

    @AfterEach
    void close() {
        workers.close();
    }

    private interface Scores {
        double[] at(int epoch);
    }

    /// Two steps an epoch, on rows 2 at a time; the gradient is 1 unless the step fails.
    private final class Scripted implements Objective {
        private final Parameters parameters = new Parameters();
        private final IntUnaryOperator fails;
        private final Scores scores;
        private final int count;
        /// The parameter before each step.
        private final List<Float> before = new ArrayList<>();

        private final List<int[]> rows = new ArrayList<>();
        private final List<Double> progress = new ArrayList<>();
        private int calls;
        private int validations;

        /// @param fails by call of [#step], from 0: 0 for a good one, 1 for a loss and 2 for a gradient that is
        ///     not a number
        Scripted(IntUnaryOperator fails, int count, Scores scores) {
            this.fails = fails;
            this.count = count;
            this.scores = scores;
            parameters.add("p", 1);
            Tape.forTraining(1, workers, parameters);
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public int rows() {
            return 5;
        }

        @Override
        public int batch() {
            return 2;
        }

        @Override
        public double step(int[] order, int from, long step, double done) {
            before.add(parameters.values()[0]);
            rows.add(Arrays.copyOfRange(order, from, from + 2));
            progress.add(done);
            int failure = fails.applyAsInt(calls++);
            parameters.gradient()[0] = failure == 2 ? Float.NaN : 1f;
            return failure == 1 ? Double.NaN : 10;
        }

        @Override
        public List<String> scores() {
            return IntStream.range(0, count).mapToObj(i -> "score " + i).toList();
        }

        @Override
        public double[] validate() {
            return scores.at(validations++);
        }
    }

    private static Schedule schedule(int epochs, int patience) {
        return new Schedule(epochs, 2, RATE, RATE, patience);
    }

    private Trainer.Trained train(Scripted objective, Schedule schedule) {
        Context context = new Context(
                workers, (stage, done, all, note) -> reports.add(stage + done + "/" + all + note), () -> false);
        return new Trainer(objective, schedule, new Seed(1), context).run();
    }

    @Test
    void everyEpochGoesOverTheRowsInAnotherOrder() {
        Scripted objective = new Scripted(_ -> 0, 1, epoch -> new double[] {-epoch});
        Trainer.Trained trained = train(objective, schedule(8, 8));
        assertThat(trained.log().epochs())
                .hasSize(8)
                .allSatisfy(row -> assertThat(row).hasSize(2).startsWith(10));
        assertThat(trained.log().series()).containsExactly("training loss", "score 0");
        assertThat(objective.rows).hasSize(16);
        for (int epoch = 0; epoch < 8; epoch++) {
            int[] seen = IntStream.concat(
                            Arrays.stream(objective.rows.get(2 * epoch)),
                            Arrays.stream(objective.rows.get(2 * epoch + 1)))
                    .toArray();
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(Arrays.stream(seen).allMatch(row -> row >= 0 && row < 5)).isTrue();
        }
        assertThat(objective.rows.stream().map(Arrays::toString).distinct().count())
                .isGreaterThan(5);
        assertThat(objective.progress.getFirst()).isZero();
        assertThat(objective.progress.getLast()).isEqualTo(15.0 / 16);
        assertThat(reports).hasSize(8).last().isEqualTo("fit script8/8score 0 -7.000");
    }

    @Test
    void theBestEpochOfEveryScoreIsKept() {
        double[][] scores = {{3, 5}, {1, 4}, {2, 3}, {4, 9}};
        Scripted objective = new Scripted(_ -> 0, 2, epoch -> scores[epoch]);
        Trainer.Trained trained = train(objective, schedule(4, 4));
        assertThat(trained.bestEpoch()).containsExactly(1, 2);
        // After an epoch the parameter is what it was before the first step of the next one.
        assertThat(trained.best()[0]).containsExactly(objective.before.get(4));
        assertThat(trained.best()[1]).containsExactly(objective.before.get(6));
    }

    @Test
    void trainingEndsWhenNoScoreImproves() {
        double[][] scores = {{3, 5}, {3, 4}, {3, 4}, {3, 4}, {3, 4}};
        Scripted patient = new Scripted(_ -> 0, 2, epoch -> scores[Math.min(epoch, 4)]);
        Trainer.Trained trained = train(patient, schedule(50, 3));
        assertThat(trained.log().epochs()).hasSize(5);
        assertThat(trained.bestEpoch()).containsExactly(0, 1);
    }

    /// The second epoch fails in its first step: its parameters are those after the first, and the next step is
    /// half as long.
    @Test
    void aStepThatIsNotFiniteIsRolledBackAndTheRateHalved() {
        for (int failure : new int[] {1, 2}) {
            Scripted objective = new Scripted(call -> call == 2 ? failure : 0, 1, epoch -> new double[] {-epoch});
            Trainer.Trained trained = train(objective, schedule(3, 3));
            assertThat(objective.before.get(1)).isEqualTo((float) -RATE, within(1e-6f));
            assertThat(objective.before.get(3)).isEqualTo(objective.before.get(2));
            assertThat(objective.before.get(4) - objective.before.get(3)).isEqualTo((float) (-RATE / 2), within(1e-6f));
            assertThat(trained.log().epochs()).hasSize(2);
            assertThat(trained.bestEpoch()).containsExactly(1);
        }
    }

    /// An epoch that fails in its second step has moved already, and goes back to the best of the first score.
    @Test
    void whatAFailedEpochDidIsUndone() {
        double[] scores = {5, 7, 6};
        Scripted objective = new Scripted(call -> call == 5 ? 1 : 0, 1, epoch -> new double[] {scores[epoch]});
        train(objective, schedule(4, 4));
        assertThat(objective.before.get(5)).isNotEqualTo(objective.before.get(2));
        assertThat(objective.before.get(6)).isEqualTo(objective.before.get(2));
    }

    @Test
    void aScoreThatIsNotFiniteIsAFailureToo() {
        double[] scores = {5, Double.POSITIVE_INFINITY, 4, Double.NaN, 3};
        Scripted objective = new Scripted(_ -> 0, 1, epoch -> new double[] {scores[epoch]});
        Trainer.Trained trained = train(objective, schedule(5, 5));
        assertThat(trained.log().epochs()).extracting(row -> row[1]).containsExactly(5.0, 4.0, 3.0);
        assertThat(trained.bestEpoch()).containsExactly(2);
        assertThat(objective.before.get(4)).isEqualTo(objective.before.get(2));
    }

    @Test
    void theThirdFailureIsTheLast() {
        Scripted objective = new Scripted(call -> call >= 2 ? 1 : 0, 1, epoch -> new double[] {-epoch});
        assertThatExceptionOfType(Diverged.class)
                .isThrownBy(() -> train(objective, schedule(50, 50)))
                .withMessageContaining("The fit of the script did not stay finite: it failed in epoch 4")
                .withMessageContaining("halved 2 times")
                .satisfies(e -> assertThat(List.of(e.attempts(), e.epoch())).containsExactly(3, 3));
        assertThat(objective.before).hasSize(5);
    }

    @Test
    void aFitThatNeverStoodIsNoFit() {
        Scripted objective = new Scripted(_ -> 1, 1, epoch -> new double[] {-epoch});
        assertThatExceptionOfType(Diverged.class).isThrownBy(() -> train(objective, schedule(2, 2)));
    }

    @Test
    void aCanceledFitEnds() {
        Scripted objective = new Scripted(_ -> 0, 1, epoch -> new double[] {-epoch});
        Context context = new Context(workers, Progress.NONE, () -> objective.calls >= 4);
        Trainer trainer = new Trainer(objective, schedule(50, 50), new Seed(1), context);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(trainer::run);
        assertThat(objective.calls).isEqualTo(4);
    }

    /// With a failure in the second epoch and in the fifth, from the state after each epoch on.
    @Test
    void failuresAreRememberedAcrossAStop() {
        IntUnaryOperator fails = call -> call == 2 || call == 8 ? 1 : 0;
        Scores scores = epoch -> new double[] {Math.abs(epoch - 4), -epoch};
        Scripted whole = new Scripted(fails, 2, scores);
        Kept all = new Kept(null);
        Trainer.Trained trained = train(whole, schedule(9, 9), all);
        assertThat(all.states).hasSize(9);
        int[] calls = {2, 3, 5, 7, 9, 11, 13, 15, 17};
        int[] validations = {1, 1, 2, 3, 3, 4, 5, 6, 7};
        assertThat(whole.calls).isEqualTo(17);
        for (int epoch = 0; epoch < 9; epoch++) {
            int done = calls[epoch];
            int validated = validations[epoch];
            Scripted rest = new Scripted(call -> fails.applyAsInt(call + done), 2, e -> scores.at(e + validated));
            Kept left = new Kept(all.states.get(epoch));
            Trainer.Trained continued = train(rest, schedule(9, 9), left);
            assertThat(rest.before).isEqualTo(whole.before.subList(done, 17));
            assertThat(continued.best()).isDeepEqualTo(trained.best());
            assertThat(continued.bestEpoch()).isEqualTo(trained.bestEpoch());
            assertThat(continued.log().epochs().toArray(double[][]::new))
                    .isDeepEqualTo(trained.log().epochs().toArray(double[][]::new));
        }
    }

    @Test
    void patienceIsNotRenewedByAStop() {
        double[][] scores = {{3, 5}, {3, 4}, {3, 4}, {3, 4}, {3, 4}};
        Kept all = new Kept(null);
        train(new Scripted(_ -> 0, 2, epoch -> scores[Math.min(epoch, 4)]), schedule(50, 3), all);
        for (int epoch = 1; epoch < 5; epoch++) {
            Scripted rest = new Scripted(_ -> 0, 2, _ -> scores[4]);
            train(rest, schedule(50, 3), new Kept(all.states.get(epoch)));
            assertThat(rest.validations).isEqualTo(4 - epoch);
        }
    }

    private Trainer.Trained train(Scripted objective, Schedule schedule, Kept journal) {
        Context context = new Context(workers, Progress.NONE, () -> false, journal);
        return new Trainer(objective, schedule, new Seed(1), context).run();
    }

    /// One stage whose states are all kept.
    private static final class Kept implements Journal, Journal.Stage {
        private final List<Snapshot> states = new ArrayList<>();
        private final @Nullable Snapshot first;

        Kept(@Nullable Snapshot first) {
            this.first = first;
        }

        @Override
        public Stage open(String name, List<String> series) {
            return this;
        }

        @Override
        public @Nullable Snapshot kept() {
            return first;
        }

        @Override
        public void note(double[] figures) {}

        @Override
        public void reached(Supplier<Snapshot> state) {
            states.add(state.get());
        }

        @Override
        public void keep(Snapshot state) {
            states.add(state);
        }
    }
}
