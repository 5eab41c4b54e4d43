package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.space.LinearConstraint.Relation;

class LinearConstraintTest {
    private static final List<String> NAMES = List.of("a", "b", "a b", "c-1", "2theta", "ab");

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of("a + b <= 8.2", new double[] {1, 1, 0, 0, 0, 0}, Relation.AT_MOST, 8.2),
                Arguments.of("2*a - b >= 0", new double[] {2, -1, 0, 0, 0, 0}, Relation.AT_LEAST, 0),
                Arguments.of("a = b", new double[] {1, -1, 0, 0, 0, 0}, Relation.EQUAL, 0),
                Arguments.of("-a+3<=2 b-1", new double[] {-1, -2, 0, 0, 0, 0}, Relation.AT_MOST, -4),
                Arguments.of("1e-1*a == .5", new double[] {0.1, 0, 0, 0, 0, 0}, Relation.EQUAL, 0.5),
                Arguments.of("a b + ab ≤ 1", new double[] {0, 0, 1, 0, 0, 1}, Relation.AT_MOST, 1),
                Arguments.of("c-1 - 1 ≥ 2theta", new double[] {0, 0, 0, 1, -1, 0}, Relation.AT_LEAST, 1),
                Arguments.of("2 '2theta' + 'a' <= 3", new double[] {1, 0, 0, 0, 2, 0}, Relation.AT_MOST, 3),
                Arguments.of("a + a - 3*b <= 3", new double[] {2, -3, 0, 0, 0, 0}, Relation.AT_MOST, 3));
    }

    @ParameterizedTest
    @MethodSource("read")
    void isRead(String text, double[] coefficients, Relation relation, double bound) {
        LinearConstraint constraint = LinearConstraint.parse(text, NAMES);
        assertThat(constraint.coefficients()).containsExactly(coefficients);
        assertThat(constraint.relation()).isEqualTo(relation);
        assertThat(constraint.bound()).isEqualTo(bound);
        assertThat(constraint).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a + bb <= 1| expected a known input, found 'bb'; the nearest is 'b', in 'a + bb <= 1'",
                "a + <= 1| expected an input or a number, found '<= 1'",
                "a < 1| expected <=, >= or = after a sum of inputs, found '< 1'",
                "a + b| expected <=, >= or = after a sum of inputs, found the end",
                "0 <= a <= 1| expected one relation and then the end, found '<= 1'",
                "a * b <= 1| expected <=, >= or = after a sum of inputs, found '* b <= 1'",
                "a <= a| expected an input whose factor is not zero",
                "1 <= 2| expected an input whose factor is not zero",
                "(a) <= 2| expected an input or a number, found '(a) <= 2'",
                "a <= 1e999| expected finite numbers",
                "'a <= 1| expected a closing '",
                "2*3 <= a| expected a known input, found '3'"
            })
    void whatIsNoLinearConstraintIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearConstraint.parse(text, NAMES))
                .withMessageStartingWith("constraint: ")
                .withMessageContaining(message);
    }

    @Test
    void excessIsPositiveOnTheWrongSideOnly() {
        List<String> names = List.of("a", "b");
        double[] x = {3, 1};
        assertThat(LinearConstraint.parse("a + b <= 5", names).excess(x)).isEqualTo(-1);
        assertThat(LinearConstraint.parse("a + b >= 5", names).excess(x)).isEqualTo(1);
        assertThat(LinearConstraint.parse("a + b = 5", names).excess(x)).isEqualTo(1);
        assertThat(LinearConstraint.parse("a = 3 b", names).isKeptBy(x)).isTrue();
        assertThat(LinearConstraint.parse("a - 3 b <= 0", names).isKeptBy(x)).isTrue();
        assertThat(LinearConstraint.parse("a - 3 b <= -1e-15", names).isKeptBy(x))
                .isFalse();
    }
}
