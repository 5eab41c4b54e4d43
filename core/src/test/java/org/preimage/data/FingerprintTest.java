package org.preimage.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Pairs PAIRS = pairs(
            List.of("länge", "x2"), "y", new double[][] {{1.5, -2, 0.1}, {3, 4, 1e300}}, new double[] {0, -0.0, 7});

    /// The digest was computed in Python from the description of the bytes alone:
    ///
    /// ```python
    /// h = hashlib.sha256(struct.pack('>iii', 2, 1, 3)) for b in (n.encode() for n in ('länge', 'x2', 'y')):
    /// h.update(struct.pack('>i', len(b)) + b) for c in ((1.5, -2, 0.1), (3, 4, 1e300), (0, -0.0, 7)):
    /// h.update(struct.pack('>3d', *c)) h.hexdigest()
    /// ```
    @Test
    void isTheDigestOfTheDescribedBytes() {
        assertThat(Fingerprint.of(PAIRS)).isEqualTo("1157fe3f8311dbde659ac956fc77e45b2abfb5861f0f84310b09feeae89d65aa");
    }

    @Test
    void changesWithEveryPartOfThePairs() {
        double[][] x = {{1.5, -2, 0.1}, {3, 4, 1e300}};
        double[] y = {0, -0.0, 7};
        assertThat(List.of(
                        PAIRS,
                        pairs(List.of("länge", "x3"), "y", x, y),
                        pairs(List.of("längex", "2"), "y", x, y),
                        pairs(List.of("x2", "länge"), "y", x, y),
                        pairs(List.of("länge", "x2"), "z", x, y),
                        pairs(List.of("länge", "x2"), "y", new double[][] {x[1], x[0]}, y),
                        pairs(List.of("länge", "x2"), "y", x, new double[] {0, -0.0, Math.nextUp(7.0)}),
                        PAIRS.subset(new int[] {0, 2, 1}),
                        PAIRS.subset(new int[] {0, 1})))
                .extracting(Fingerprint::of)
                .doesNotHaveDuplicates();
    }

    @Test
    void isTheSameForEqualPairs() {
        assertThat(Fingerprint.of(PAIRS.subset(new int[] {0, 1, 2}))).isEqualTo(Fingerprint.of(PAIRS));
    }

    private static Pairs pairs(List<String> inputs, String output, double[][] x, double[] y) {
        return new Pairs(inputs, List.of(output), x, new double[][] {y});
    }
}
