package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTest {
    private static final Space SPACE = new Space(
            List.of(new Input("length", 1, 2), new Input("angle", -90, 90)),
            List.of(new Output("gap", 0, 3), new Output("mass", 5, 5)));

    @Test
    void knowsItsColumnsInOrder() {
        assertThat(SPACE.inputNames()).containsExactly("length", "angle");
        assertThat(SPACE.outputNames()).containsExactly("gap", "mass");
        assertThat(SPACE.inputIndex("angle")).isOne();
    }

    @Test
    void unknownNamesAreRefusedWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.inputIndex("lenght"))
                .withMessage("Space: expected a known input, found 'lenght'; the nearest is 'length'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.withFixed("gap", 1))
                .withMessageContaining("a known input");
    }

    @Test
    void boundsOfOneInputChangeAndNothingElse() {
        Space wider = SPACE.withBounds("length", 0, 10);
        assertThat(wider.inputs()).containsExactly(new Input("length", 0, 10), new Input("angle", -90, 90));
        assertThat(wider.outputs()).isEqualTo(SPACE.outputs());
        assertThat(SPACE.inputs().getFirst()).isEqualTo(new Input("length", 1, 2));
    }

    @Test
    void fixedInputsHaveOneValue() {
        Space fixed = SPACE.withFixed("angle", 45);
        assertThat(fixed.inputs().get(1).fixed()).isTrue();
        assertThat(fixed.inputs().get(0).fixed()).isFalse();
        double[] x = {1.5, 0};
        assertThat(fixed.contains(x)).isFalse();
        fixed.clip(x);
        assertThat(x).containsExactly(1.5, 45);
        assertThat(fixed.contains(x)).isTrue();
    }

    @Test
    void reversedBoundsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.withBounds("length", 2, 1))
                .withMessage("Space: expected a lower bound that is not above the upper one, found [2.0, 1.0]"
                        + " for the input 'length'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Output("gap", 1, 0))
                .withMessageContaining("output 'gap'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void boundsMustBeFinite(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Input("a", bad, 1))
                .withMessageContaining("expected finite bounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Output("a", 0, bad))
                .withMessageContaining("expected finite bounds");
    }

    @Test
    void namesMustBeThereAndDiffer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(new Input(" ", 0, 1)), List.of(new Output("a", 0, 1))))
                .withMessage("Space: expected a name for every column, found a blank one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(new Input("a", 0, 1)), List.of(new Output("a", 0, 1))))
                .withMessage("Space: expected every column to have a name of its own, found 'a' twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Space(List.of(new Input("a", 0, 1), new Input("a", 0, 2)), List.of(new Output("b", 0, 1))));
    }

    @Test
    void bothKindsOfColumnsAreNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(), List.of(new Output("b", 0, 1))))
                .withMessageContaining("found 0 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(new Input("b", 0, 1)), List.of()))
                .withMessageContaining("found 1 and 0");
    }

    @Test
    void containsItsEdgesAndNothingBeyond() {
        assertThat(SPACE.contains(new double[] {1, 90})).isTrue();
        assertThat(SPACE.contains(new double[] {2, -90})).isTrue();
        assertThat(SPACE.contains(new double[] {Math.nextDown(1.0), 0})).isFalse();
        // Every coordinate counts, not only the first.
        assertThat(SPACE.contains(new double[] {1.5, Math.nextUp(90.0)})).isFalse();
        assertThat(SPACE.contains(new double[] {Double.NaN, 0})).isFalse();
    }

    @Test
    void clipMovesToTheNearestEdge() {
        double[] x = {0, Double.POSITIVE_INFINITY};
        SPACE.clip(x);
        assertThat(x).containsExactly(1, 90);
        double[] inside = {1.25, -3};
        SPACE.clip(inside);
        assertThat(inside).containsExactly(1.25, -3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.clip(new double[] {1, Double.NaN}))
                .withMessageContaining("found NaN for the input 'angle'");
    }

    @Test
    void designsOfAnotherWidthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPACE.contains(new double[3]))
                .withMessage("Space: expected a design of 2 values, found 3");
        assertThatIllegalArgumentException().isThrownBy(() -> SPACE.clip(new double[1]));
    }

    @Test
    void keepsItsOwnLists() {
        List<Input> inputs = new ArrayList<>(SPACE.inputs());
        Space space = new Space(inputs, SPACE.outputs());
        inputs.clear();
        assertThat(space).isEqualTo(SPACE);
    }
}
