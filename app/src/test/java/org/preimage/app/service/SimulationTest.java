package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.preimage.run.Context;
import org.preimage.run.Progress;
import org.preimage.run.Workers;

class SimulationTest {
    @Test
    void columnsAreFoundByTheirNamesInAnyOrder() {
        try (Context context = Context.ofThreads(1)) {
            List<List<Double>> y = Simulation.named("sinewave", List.of("x2", "x1"), List.of("y"), context)
                    .run(List.of(List.of(0.0, 0.5)));
            // sin(3π/2) + cos(0)
            assertThat(y.getFirst().getFirst()).isEqualTo(0);
        }
    }

    @Test
    void otherColumnsAreRefused() {
        try (Context context = Context.ofThreads(1)) {
            assertThatThrownBy(() -> Simulation.named("sinewave", List.of("x1", "x2", "x3"), List.of("y"), context))
                    .hasMessageContaining("expected a model of the inputs [x1, x2], found one of [x1, x2, x3]");
            assertThatThrownBy(() -> Simulation.named("sinewave", List.of("x1", "x2"), List.of("z"), context))
                    .hasMessageContaining("expected an output of sinewave, found 'z'; the nearest is 'y'");
        }
    }

    @Test
    void aCancelledSimulationEnds() {
        try (Context context = new Context(new Workers(1), Progress.NONE, () -> true)) {
            Simulation simulation = Simulation.named("sinewave", List.of("x1", "x2"), List.of("y"), context);
            assertThatThrownBy(() -> simulation.run(List.of(List.of(0.0, 0.0))))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
