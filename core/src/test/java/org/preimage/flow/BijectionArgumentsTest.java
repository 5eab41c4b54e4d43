package org.preimage.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.preimage.grad.Parameters;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.run.Workers;

/// What bijections refuse, and how they start.
final class BijectionArgumentsTest {
    private static final Workers ONE = new Workers(1);

    private static Mlp network(int inputs, int outputs) {
        return new Mlp("net", new Architecture(inputs, List.of(4), outputs, Activation.RELU), new Parameters());
    }

    @Test
    void transformersRefuseWhatIsNoMap() {
        for (float clamp : new float[] {0f, -1f, Float.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Affine(clamp, false))
                    .withMessage("Affine: expected a positive clamp, found " + clamp);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spline(1, 3f))
                .withMessageEndingWith("found 1 and 3.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Spline(1000, 3f));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spline(5, 0f));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spline(5, Float.NaN));
    }

    @Test
    void couplingsRefuseRangesAndNetworksThatDoNotFit() {
        int[][] ranges = {{-1, 2}, {2, 2}, {3, 2}, {2, 5}};
        for (int[] range : ranges) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Coupling(4, range[0], range[1], Affine.DEFAULT, network(2, 4)))
                    .withMessageStartingWith("Coupling: expected some of 4 variables, found " + range[0]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coupling(4, 0, 2, Affine.DEFAULT, network(2, 5)))
                .withMessage("Coupling: expected a network with 4 outputs, found 5");
    }

    @Test
    void valuesOfAnotherWidthAreRefused() {
        Tape tape = Tape.forEvaluation(2, ONE);
        Value three = tape.constant(Batch.zeros(2, 3));
        Value logDet = tape.accumulator(1);
        Coupling coupling = new Coupling(4, 0, 2, Affine.DEFAULT, network(2, 4));
        Permutation permutation = new Permutation(List.of(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupling.forward(tape, three, null, logDet))
                .withMessage("Coupling: expected 4 variables, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coupling.inverse(tape, three, null, logDet))
                .withMessage("Coupling: expected 4 variables, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> permutation.forward(tape, three, null, logDet))
                .withMessage("Permutation: expected 2 variables, found 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> permutation.inverse(tape, three, null, logDet))
                .withMessage("Permutation: expected 2 variables, found 3");
    }

    @Test
    void aMissingOrUnwantedConditionIsRefused() {
        Tape tape = Tape.forEvaluation(2, ONE);
        Value x = tape.constant(Batch.zeros(2, 4));
        Value logDet = tape.accumulator(1);
        Coupling conditional = new Coupling(4, 0, 2, Affine.DEFAULT, network(5, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conditional.forward(tape, x, null, logDet))
                .withMessage("Mlp: expected 5 inputs, found 2");
        Coupling plain = new Coupling(4, 0, 2, Affine.DEFAULT, network(2, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.forward(tape, x, x, logDet))
                .withMessage("Mlp: expected 2 inputs, found 6");
    }

    @Test
    void ordersThatAreNoneAreRefused() {
        for (List<Integer> order : List.of(List.of(0, 0), List.of(1, 2), List.of(-1, 0))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Permutation(order))
                    .withMessage("Permutation: expected each of 0 … 1 once, found " + order);
        }
    }

    @Test
    void chainsRefuseNothingAndDifferentWidths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(List.of()))
                .withMessageEndingWith("found none");
        Permutation two = new Permutation(List.of(1, 0));
        Permutation three = new Permutation(List.of(1, 0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chain(List.of(two, three)))
                .withMessage("Chain: expected bijections of 2 variables, found one of 3");
    }

    @Test
    void withZeroWeightsACouplingStartsAsTheIdentity() {
        for (Transformer transformer :
                new Transformer[] {Affine.DEFAULT, new Spline(6, 3f), new ShiftedSpline(6, 3f)}) {
            Mlp mlp = network(1, 2 * transformer.parameters());
            Coupling coupling = new Coupling(3, 1, 3, transformer, mlp);
            coupling.startNearIdentity();
            float[] points = {0, 1, 2, -2.9f, 0.3f, 4f, -5f, 2.999f, 1e-3f};
            Tape tape = Tape.forEvaluation(3, ONE);
            Value logDet = tape.accumulator(1);
            Value out = coupling.forward(tape, tape.constant(Batch.over(3, 3, points)), null, logDet);
            tape.forward();
            assertThat(out.batch().data()).containsExactly(points, within(2e-6f));
            assertThat(logDet.batch().data()).containsExactly(new float[3], within(2e-6f));
        }
    }
}
