package org.preimage.train;

import java.util.Arrays;
import java.util.List;
import org.preimage.data.Scaler;
import org.preimage.space.Output;

/// Where outputs are clipped, standardized. A row at a bound tells only that its latent value is there or beyond: an
/// error that goes beyond is none (the one-sided part of Tobit's model, Econometrica 26, 1958), so that what is
/// learned goes on where the told values are flat.
///
/// @param floor by output: rows at this value or below are clipped; negative infinity where none are
/// @param ceiling by output: rows at this value or above are clipped; infinity where none are
@SuppressWarnings("ArrayRecordComponent") // read in loops, never compared
public record Clipping(float[] floor, float[] ceiling) {
    /// No clipping of any of `m` outputs.
    public static Clipping none(int m) {
        float[] floor = new float[m];
        float[] ceiling = new float[m];
        Arrays.fill(floor, Float.NEGATIVE_INFINITY);
        Arrays.fill(ceiling, Float.POSITIVE_INFINITY);
        return new Clipping(floor, ceiling);
    }

    /// Where these outputs are clipped.
    public static Clipping of(List<Output> outputs, Scaler scaler) {
        Clipping clipping = none(outputs.size());
        for (int o = 0; o < outputs.size(); o++) {
            Output output = outputs.get(o);
            switch (output.clip()) {
                case NONE -> {}
                case LOW -> clipping.floor[o] = (float) scaler.scale(o, output.low());
                case HIGH -> clipping.ceiling[o] = (float) scaler.scale(o, output.high());
            }
        }
        return clipping;
    }

    /// How far the prediction `p` of output `v` is off, with its sign: by nothing, where `y` is clipped and `p`
    /// beyond it, or where `y` is missing, not a number.
    float error(int v, float p, float y) {
        return tells(v, p, y) ? p - y : 0;
    }

    /// Whether `y` tells anything of the latent value that is predicted as `p`: not where it is missing, and not where
    /// it is clipped and `p` is beyond it.
    public boolean tells(int v, float p, float y) {
        return !Float.isNaN(y) && !(y <= floor[v] && p < y) && !(y >= ceiling[v] && p > y);
    }

    /// What is told of the latent value `p`.
    public float told(int v, float p) {
        return Math.clamp(p, floor[v], ceiling[v]);
    }
}
