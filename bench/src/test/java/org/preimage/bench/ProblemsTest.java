package org.preimage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void everyProblemIsFoundByItsName() {
        assertThat(Problems.all())
                .extracting(Problem::name)
                .containsExactly("sinewave", "arm", "arm-cumulative", "ballistics", "architecture");
        assertThat(Problems.all())
                .allSatisfy(
                        problem -> assertThat(Problems.named(problem.name())).isSameAs(problem));
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problems.named("balistic"))
                .withMessage("Problems: expected a known problem, found 'balistic'; the nearest is 'ballistics'");
    }
}
