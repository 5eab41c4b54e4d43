package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SymmetriesTest {
    private static final List<Input> CELL = Stream.of("a", "b", "c", "alpha", "beta", "gamma")
            .map(name -> name.length() == 1 ? new Input(name, 3.5, 4.3) : new Input(name, 81, 99))
            .toList();
    private static final List<String> AXES = List.of(
            "a -> b, b -> a, alpha -> beta, beta -> alpha",
            "swap b c, swap beta gamma",
            "alpha -> 180 - alpha, beta -> 180-beta");

    /// Counted by hand: 6 permutations of the axes times 4 even choices of angles to reflect.
    @Test
    void aCellHasItsTwentyFourImages() {
        Symmetries cell = Symmetries.of(AXES, CELL);
        assertThat(cell.motions()).hasSize(24);
        double[] x = {3.6, 3.9, 4.2, 85, 91, 97};
        List<double[]> images = cell.images(x);
        assertThat(images.getFirst()).containsExactly(x);
        assertThat(images.stream().map(Arrays::toString).distinct()).hasSize(24);
        for (double[] image : images) {
            for (int axis = 0; axis < 3; axis++) {
                int origin = image[axis] == 3.6 ? 0 : image[axis] == 3.9 ? 1 : 2;
                assertThat(image[3 + axis]).isIn(x[3 + origin], 180 - x[3 + origin]);
            }
        }
        assertThat(images).anySatisfy(image -> assertThat(image).containsExactly(4.2, 3.9, 3.6, 83, 91, 95));
        double[][] many = new double[6][24];
        for (int i = 0; i < 24; i++) {
            for (int v = 0; v < 6; v++) {
                many[v][i] = images.get(i)[v] * (1 + 1e-15);
            }
        }
        for (double[] column : cell.orbits(many, CELL)) {
            assertThat(column).containsOnly(column[0]);
        }
    }

    @Test
    void rangesCoverTheImages() {
        List<Input> narrow = List.of(new Input("a", 0, 1), new Input("b", 2, 3), new Input("t", 1, 4));
        Symmetries both = Symmetries.of(List.of("swap a b", "t -> 2 - t"), narrow);
        assertThat(both.motions()).hasSize(4);
        assertThat(both.ranges(narrow))
                .containsExactly(new Input("a", 0, 3), new Input("b", 0, 3), new Input("t", -2, 4));
        assertThat(Symmetries.NONE.ranges(narrow)).isEqualTo(narrow);
    }

    @Test
    void signsAndNamesWithSignsAreRead() {
        List<Input> odd = List.of(new Input("strain-x", -1, 1), new Input("x", -1, 1), new Input("two words", 0, 1));
        assertThat(Symmetries.of(List.of("strain-x -> -strain-x"), odd).images(new double[] {1, 2, 3}))
                .hasSize(2)
                .anySatisfy(image -> assertThat(image).containsExactly(-1, 2, 3));
        assertThat(Symmetries.of(List.of("swap two words x"), odd)
                        .images(new double[] {1, 2, 3})
                        .get(1))
                .containsExactly(1, 3, 2);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(List.of("a -> d, d -> a"), "a known input, found 'd'; the nearest is 'a'"),
                Arguments.of(List.of("alhpa -> 180 - alpha"), "'alhpa'; the nearest is 'alpha'"),
                Arguments.of(List.of("swap a bb"), "a known input, found 'bb'; the nearest is 'b'"),
                Arguments.of(List.of("swap a b c"), "two inputs after 'swap'"),
                Arguments.of(List.of("a -> b"), "every input in the place of one, found 'a' in none"),
                Arguments.of(List.of("a -> b, a -> c"), "'a' twice"),
                Arguments.of(List.of("a <-> b"), "a known input, found 'a <'"),
                Arguments.of(List.of("mirror a"), "terms such as"),
                Arguments.of(List.of("a -> 2 * b"), "a number less or plus it"),
                Arguments.of(List.of("alpha -> 180 - alpha", "alpha -> 170 - alpha"), "shift 'alpha' by 10.0"),
                Arguments.of(List.of("a -> 1 + a"), "shift 'a' by 1.0"),
                Arguments.of(List.of("n -> 0.5 - n"), "a whole number of 'n'"),
                Arguments.of(List.of("swap n a"), "inputs of one kind"),
                Arguments.of(List.of("metal -> -metal"), "a category in the place of 'metal' as it is"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoFiniteGroupOfTheseInputsIsRefused(List<String> texts, String words) {
        List<Input> inputs = Stream.concat(
                        CELL.stream(),
                        Stream.of(
                                new Input("n", 1, 5, Kind.INTEGER),
                                Input.of("metal", new Kind.Categorical(List.of("tin", "lead")))))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Symmetries.of(texts, inputs))
                .withMessageContaining(words);
    }

    @Test
    void tooManyImagesAreRefused() {
        List<Input> seven = Stream.of("a", "b", "c", "d", "e", "f", "g")
                .map(name -> new Input(name, 0, 1))
                .toList();
        List<String> neighbors = Stream.of("a b", "b c", "c d", "d e", "e f", "f g")
                .map(both -> "swap " + both)
                .toList();
        assertThat(Symmetries.of(neighbors.subList(0, 5), seven).motions()).hasSize(720);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Symmetries.of(neighbors, seven))
                .withMessageContaining("at most 1000 images");
    }
}
