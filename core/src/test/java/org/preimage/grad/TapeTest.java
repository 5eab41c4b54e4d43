package org.preimage.grad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// The order of work on a tape, with operations simple enough to know every number.
final class TapeTest {
    private static final Workers TWO = new Workers(2);

    @AfterAll
    static void close() {
        TWO.close();
    }

    /// `out = factor · in`.
    private record Scale(Value in, Value out, float factor) implements Operation.Samplewise {
        @Override
        public void forward(Slice slice) {
            for (int i = slice.from(); i < slice.to(); i++) {
                out.batch().data()[i] += factor * in.batch().data()[i];
            }
        }

        @Override
        public void backward(Slice slice) {
            for (int i = slice.from(); i < slice.to(); i++) {
                in.gradient().data()[i] += factor * out.gradient().data()[i];
            }
        }
    }

    /// Counts every sample of both passes.
    private static final class Visits implements Operation.Samplewise {
        private final AtomicIntegerArray forward;
        private final AtomicIntegerArray backward;

        Visits(int size) {
            forward = new AtomicIntegerArray(size);
            backward = new AtomicIntegerArray(size);
        }

        @Override
        public void forward(Slice slice) {
            assertThat(slice.from()).isEqualTo(slice.tile() * Tape.TILE);
            assertThat(slice.size()).isBetween(1, Tape.TILE);
            count(slice, forward);
        }

        @Override
        public void backward(Slice slice) {
            count(slice, backward);
        }

        private static void count(Slice slice, AtomicIntegerArray visits) {
            for (int i = slice.from(); i < slice.to(); i++) {
                visits.incrementAndGet(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 60, 61, 120, 121, 240, 241, 300, 1024})
    void everySampleIsVisitedOnceAPass(int size) {
        Tape tape = Tape.forInputs(size, TWO);
        Visits visits = tape.add(new Visits(size));
        tape.forward();
        tape.backward();
        int[] once = new int[size];
        Arrays.fill(once, 1);
        assertThat(visits.forward).hasToString(Arrays.toString(once));
        assertThat(visits.backward).hasToString(Arrays.toString(once));
        assertThat(tape.tiles()).isEqualTo((size + 59) / 60);
        assertThat(tape.parts()).isEqualTo(Math.min(Tape.PARTS, tape.tiles()));
    }

    @Test
    void gradientsAreAddedUpOverAllUsesOfAValue() {
        Batch x = Batch.over(3, 1, new float[] {1, 2, 3});
        Tape tape = Tape.forInputs(3, TWO);
        Value in = tape.input(x);
        Value sum = tape.accumulator(1);
        tape.add(new Scale(in, sum, 2f));
        tape.add(new Scale(in, sum, 5f));
        for (int run = 0; run < 2; run++) {
            tape.forward();
            assertThat(sum.batch().data()).containsExactly(7, 14, 21);
            tape.clearGradients();
            sum.gradient().data()[1] = 10f;
            tape.propagate();
            assertThat(in.gradient().data()).containsExactly(0, 70, 0);
        }
        x.fill(1f);
        tape.forward();
        assertThat(sum.batch().data()).containsExactly(7, 7, 7);
        tape.backward();
        assertThat(in.gradient().data()).containsOnly(0f);
    }

    /// An operation across samples runs between its neighbors, and is put together once.
    @Test
    void anOperationAcrossSamplesSeesAllOfThem() {
        Batch x = Batch.zeros(300, 1);
        x.fill(1f);
        Tape tape = Tape.forInputs(300, TWO);
        Value in = tape.input(x);
        Value doubled = tape.accumulator(1);
        tape.add(new Scale(in, doubled, 2f));
        Total total = tape.add(new Total(doubled));
        tape.forward();
        assertThat(total.joined).hasValue(600);
        tape.backward();
        assertThat(in.gradient().data()).containsOnly(2f);
    }

    private static final class Total implements Operation.Across {
        private final Value in;
        private final AtomicInteger sum = new AtomicInteger();
        private final AtomicInteger joined = new AtomicInteger();

        Total(Value in) {
            this.in = in;
        }

        @Override
        public void forward(int part, int parts) {
            for (int i = part; i < in.batch().size(); i += parts) {
                sum.addAndGet((int) in.batch().data()[i]);
            }
        }

        @Override
        public void join() {
            joined.addAndGet(sum.get());
        }

        @Override
        public void backward(Slice slice) {
            for (int i = slice.from(); i < slice.to(); i++) {
                in.gradient().data()[i] += 1f;
            }
        }
    }

    @Test
    void aPreparationRunsOnceBeforeEveryForwardPass() {
        Tape tape = Tape.forEvaluation(2, TWO);
        AtomicInteger runs = new AtomicInteger();
        Runnable preparation = runs::incrementAndGet;
        tape.beforeForward(preparation);
        tape.beforeForward(preparation);
        tape.forward();
        tape.forward();
        assertThat(runs).hasValue(2);
    }

    @Test
    void workingMemoryGrowsToTheLargestDemand() {
        Tape tape = Tape.forEvaluation(100, TWO);
        tape.reserve(2, 10);
        tape.reserve(2, 40);
        tape.reserve(2, 20);
        assertThat(tape.scratch(1, 2)).hasSize(40).isNotSameAs(tape.scratch(0, 2));
    }

    @Test
    void modesSayWhatIsDifferentiated() {
        Tape evaluation = Tape.forEvaluation(2, TWO);
        Tape inputs = Tape.forInputs(2, TWO);
        Tape training = Tape.forTraining(2, TWO, new Parameters());
        assertThat(new boolean[] {evaluation.differentiates(), inputs.differentiates(), training.differentiates()})
                .containsExactly(false, true, true);
        assertThat(new boolean[] {evaluation.trains(), inputs.trains(), training.trains()})
                .containsExactly(false, false, true);
        assertThatIllegalStateException()
                .isThrownBy(() -> evaluation.output(1).gradient())
                .withMessageContaining("found a constant");
    }

    @Test
    void batchesOfAnotherSizeAreRefused() {
        Tape tape = Tape.forEvaluation(4, TWO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tape.constant(Batch.zeros(3, 1)))
                .withMessage("Tape: expected a batch of 4 samples, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tape.forEvaluation(0, TWO))
                .withMessageContaining("found 0");
    }
}
