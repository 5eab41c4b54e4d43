package org.preimage.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// One spline of five bins on ten points, computed elsewhere in double precision: columns `x`, `y`, `log dy/dx`, and
/// `x` found back from `y`.
final class SplineGoldenTest {
    private static final float[] RAW = {
        0.3f, -0.2f, 0.1f, 0.5f, -0.4f, -0.1f, 0.4f, 0.2f, -0.5f, 0.3f, 0.2f, -0.3f, 0.6f, -0.1f
    };
    private static final Spline SPLINE = new Spline(5, 3f);

    private static List<double[]> rows() throws IOException {
        try (InputStream in = SplineGoldenTest.class.getResourceAsStream("rqs_golden.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    /// The same raw numbers for every point, prepared.
    private static float[] prepared(int n, float[] scratch) {
        float[] raw = new float[RAW.length * n];
        for (int p = 0; p < RAW.length; p++) {
            Arrays.fill(raw, p * n, (p + 1) * n, RAW[p]);
        }
        SPLINE.prepare(raw, 0, n, n, scratch);
        return raw;
    }

    @Test
    void bothDirectionsGiveTheTable() throws IOException {
        List<double[]> rows = rows();
        assertThat(rows).hasSize(10);
        int n = rows.size();
        float[] scratch = new float[SPLINE.scratch()];
        float[] raw = prepared(n, scratch);
        float[] x = column(rows, 0);
        float[] y = column(rows, 1);
        float[] out = new float[n];
        float[] logDet = new float[n];
        SPLINE.forward(raw, 0, n, x, 0, out, 0, logDet, 0, n, scratch);
        for (int i = 0; i < n; i++) {
            assertThat((double) out[i]).isCloseTo(rows.get(i)[1], within(2e-6));
            assertThat((double) logDet[i]).isCloseTo(rows.get(i)[2], within(3e-6));
        }
        float[] back = new float[n];
        float[] negative = new float[n];
        SPLINE.inverse(raw, 0, n, y, 0, back, 0, negative, 0, n, scratch);
        for (int i = 0; i < n; i++) {
            assertThat((double) back[i]).isCloseTo(rows.get(i)[3], within(3e-6));
            assertThat((double) negative[i]).isCloseTo(-rows.get(i)[2], within(3e-6));
        }
    }

    private static float[] column(List<double[]> rows, int column) {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows.get(i)[column];
        }
        return values;
    }
}
