package org.preimage.sampling;

import org.preimage.math.Batch;
import org.preimage.math.Normal;

/// From points in the unit cube to points of the normal latent.
public final class LatentPoints {
    // The nearest to 0 and to 1 that a coordinate may come: a quantile of ±8.1.
    private static final double MARGIN = 0x1.0p-52;

    private LatentPoints() {}

    /// Maps each coordinate by the inverse distribution function of the standard normal. A coordinate
    /// nearer to 0 or 1 than 2^-52 is first moved there, so that no value is infinite.
    ///
    /// @param points in the closed unit cube, `[n × k]`
    /// @return the latent points, `[n × k]`
    /// @throws IllegalArgumentException if the rows differ in length, or a coordinate is not from 0 to 1
    public static Batch normal(double[][] points) {
        int width = points.length == 0 ? 0 : points[0].length;
        Batch latent = Batch.zeros(points.length, width);
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != width) {
                throw new IllegalArgumentException("LatentPoints: expected " + width + " coordinates, found "
                        + points[i].length + " in point " + i);
            }
            for (int v = 0; v < width; v++) {
                double u = points[i][v];
                if (!(u >= 0 && u <= 1)) {
                    throw new IllegalArgumentException("LatentPoints: expected a coordinate from 0 to 1, found " + u
                            + " in point " + i + ", dimension " + v);
                }
                latent.set(i, v, (float) Normal.quantile(Math.clamp(u, MARGIN, 1 - MARGIN)));
            }
        }
        return latent;
    }
}
