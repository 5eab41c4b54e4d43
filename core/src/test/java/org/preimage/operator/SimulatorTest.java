package org.preimage.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.preimage.space.Input;
import org.preimage.space.Output;
import org.preimage.space.Space;

class SimulatorTest {

    @Test
    void aFinitePropertyIsSimulated() {
        Simulator square = Simulator.of(operator(x -> new double[] {x[0] * x[0]}));
        assertThat(square.run(new double[] {3})).isEqualTo(new Simulated(new double[] {9}));
    }

    @Test
    void whatIsNotFiniteFails() {
        Simulator inverse = Simulator.of(operator(x -> new double[] {1 / x[0]}));
        assertThat(inverse.run(new double[] {0}))
                .isEqualTo(new Failed("expected finite values, found Infinity for output 1"));
        Simulator root = Simulator.of(operator(x -> new double[] {1, Math.sqrt(x[0])}));
        assertThat(root.run(new double[] {-1})).isEqualTo(new Failed("expected finite values, found NaN for output 2"));
    }

    @Test
    void anArithmeticExceptionFailsWithItsMessage() {
        Simulator none = Simulator.of(operator(x -> {
            throw new ArithmeticException("no root above " + x[0]);
        }));
        assertThat(none.run(new double[] {2})).isEqualTo(new Failed("no root above 2.0"));
        Simulator silent = Simulator.of(operator(x -> {
            throw new ArithmeticException();
        }));
        assertThat(silent.run(new double[] {2})).isEqualTo(new Failed("the arithmetic failed"));
    }

    @Test
    void theCallersOwnFaultIsNotAFailedRun() {
        Simulator refusing = Simulator.of(operator(x -> {
            throw new IllegalArgumentException("expected 1 value, found " + x.length);
        }));
        assertThatIllegalArgumentException().isThrownBy(() -> refusing.run(new double[2]));
    }

    @Test
    void outcomesAreValues() {
        double[] y = {1, 2};
        Simulated simulated = new Simulated(y);
        y[0] = 7;
        simulated.y()[1] = 7;
        assertThat(simulated).isEqualTo(new Simulated(new double[] {1, 2})).hasToString("Simulated[1.0, 2.0]");
        assertThat(simulated).hasSameHashCodeAs(new Simulated(new double[] {1, 2}));
        assertThat(simulated).isNotEqualTo(new Simulated(new double[] {1, 3}));
        assertThat((Outcome) simulated).isNotEqualTo(new Failed("no"));
    }

    @Test
    void outcomesAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Simulated(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Simulated(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Failed("  "));
    }

    private static ForwardOperator operator(UnaryOperator<double[]> f) {
        Space space = new Space(List.of(new Input("x", -1, 1)), List.of(new Output("y", 0, 1)));
        return new ForwardOperator() {
            @Override
            public Space space() {
                return space;
            }

            @Override
            public double[] evaluate(double[] x) {
                return f.apply(x);
            }
        };
    }
}
