package org.preimage.manifold;

import org.preimage.math.Batch;

/// Circles around centers far from each other, inside of a square: sets whose points, lengths and components are known.
/// Designs are moved to the nearest circle, exactly.
///
/// @param centers `[k × 2]`
/// @param radius of all of them
/// @param limit the square is from `−limit` to `limit`
record Circles(double[][] centers, double radius, float limit) implements SolutionSet {
    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int[] free() {
        return new int[] {0, 1};
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void confine(float[] x) {
        x[0] = Math.clamp(x[0], -limit, limit);
        x[1] = Math.clamp(x[1], -limit, limit);
    }

    @Override
    public int faces(float[] x) {
        return (Math.abs(x[0]) >= limit ? 1 : 0) + (Math.abs(x[1]) >= limit ? 1 : 0);
    }

    int nearest(double a, double b) {
        int nearest = 0;
        for (int c = 1; c < centers.length; c++) {
            if (Math.hypot(a - centers[c][0], b - centers[c][1])
                    < Math.hypot(a - centers[nearest][0], b - centers[nearest][1])) {
                nearest = c;
            }
        }
        return nearest;
    }

    @Override
    public Landing land(Batch x) {
        boolean[] on = new boolean[x.size()];
        double[][] slopes = new double[x.size()][];
        for (int i = 0; i < on.length; i++) {
            double[] center = centers[nearest(x.get(i, 0), x.get(i, 1))];
            double angle = Math.atan2(x.get(i, 1) - center[1], x.get(i, 0) - center[0]);
            slopes[i] = new double[] {2 * radius * Math.cos(angle), 2 * radius * Math.sin(angle)};
            x.set(i, 0, (float) (center[0] + radius * Math.cos(angle)));
            x.set(i, 1, (float) (center[1] + radius * Math.sin(angle)));
            on[i] = Math.abs(x.get(i, 0)) <= limit && Math.abs(x.get(i, 1)) <= limit;
        }
        return new Landing(on, slopes);
    }

    static Batch places(double[]... rows) {
        Batch x = Batch.zeros(rows.length, 2);
        for (int i = 0; i < rows.length; i++) {
            x.set(i, 0, (float) rows[i][0]);
            x.set(i, 1, (float) rows[i][1]);
        }
        return x;
    }
}
