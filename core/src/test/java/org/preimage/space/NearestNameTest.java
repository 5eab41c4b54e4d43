package org.preimage.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.preimage.random.Seed;

class NearestNameTest {

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        // One exchange of neighbors, where plain insertions and deletions would need two.
        "strian, strain, 1",
        "ca, abc, 3",
        "gap, gaps, 1",
        "gap, Gap, 1"
    })
    void distanceHasItsKnownValues(String a, String b, int expected) {
        assertThat(NearestName.distance(a, b)).isEqualTo(expected);
        assertThat(NearestName.distance(b, a)).isEqualTo(expected);
    }

    @Test
    void distanceEqualsTheRecursiveDefinition() {
        var random = new Seed(1).generator();
        for (int trial = 0; trial < 300; trial++) {
            String a = word(random.nextInt(7), random);
            String b = word(random.nextInt(7), random);
            assertThat(NearestName.distance(a, b)).as("%s, %s", a, b).isEqualTo(recursive(a, b));
        }
    }

    @Test
    void findsTheNearest() {
        assertThat(NearestName.of("strian", List.of("gap", "strain", "train"))).contains("strain");
        assertThat(NearestName.of("ballistic", List.of("arm", "ballistics", "sinewave")))
                .contains("ballistics");
    }

    @Test
    void looksPastCaseFirst() {
        assertThat(NearestName.of("GAP", List.of("lap", "gap"))).contains("gap");
        assertThat(NearestName.of("Gap", List.of("gap", "Gap", "gAP"))).contains("Gap");
    }

    @Test
    void takesTheFirstOfEquallyNear() {
        assertThat(NearestName.of("x", List.of("x1", "x2", "x3"))).contains("x1");
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(NearestName.of("x", List.of())).isEmpty();
        assertThat(NearestName.refusal("a known input", "x", List.of()))
                .isEqualTo("expected a known input, found 'x'; there is none at all");
    }

    @Test
    void refusalNamesWhatWasExpectedFoundAndIsNearest() {
        assertThat(NearestName.refusal("a known input", "strian", List.of("gap", "strain")))
                .isEqualTo("expected a known input, found 'strian'; the nearest is 'strain'");
    }

    private static String word(int length, java.util.random.RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    /// The definition of the distance, read off without a table.
    private static int recursive(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String shortA = a.substring(0, a.length() - 1);
        String shortB = b.substring(0, b.length() - 1);
        boolean same = a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
        int least = recursive(shortA, shortB) + (same ? 0 : 1);
        least = Math.min(least, 1 + Math.min(recursive(shortA, b), recursive(a, shortB)));
        if (a.length() > 1
                && b.length() > 1
                && a.charAt(a.length() - 1) == b.charAt(b.length() - 2)
                && a.charAt(a.length() - 2) == b.charAt(b.length() - 1)) {
            least = Math.min(
                    least, 1 + recursive(shortA.substring(0, a.length() - 2), shortB.substring(0, b.length() - 2)));
        }
        return least;
    }
}
