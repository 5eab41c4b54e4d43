package org.preimage.model;

import org.preimage.data.Encoding;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Clip;
import org.preimage.space.Output;
import org.preimage.space.Symmetries;
import org.preimage.surrogate.ClippedFit;
import org.preimage.surrogate.Orbits;
import org.preimage.surrogate.OutputProcess;

/// Fits a Gaussian process to one output of pairs whose designs may have images.
///
/// @param symmetries of the inputs
/// @param inputs standardizes the designs
public record OutputProcessFit(Symmetries symmetries, Encoding inputs, Context context) {

    /// Fits: exactly to the pairs, if they and their images are not too many, else to as many images as there is room
    /// for.
    ///
    /// @param pairs of one output, which is there in every row; without images
    /// @param scaler of that output
    public OutputProcess of(Pairs pairs, Output output, Scaler scaler, Seed seed) {
        boolean solvable =
                Orbits.solvable(pairs.size(), Math.max(1, symmetries.motions().size()));
        Pairs rows = solvable ? pairs : Images.of(pairs, symmetries, seed.of("images"));
        double[] y = scaler.standardized(rows.y())[0];
        double bound = scaler.scale(0, output.clip() == Clip.LOW ? output.low() : output.high());
        return ClippedFit.of(
                solvable ? orbits(rows.x()) : Orbits.alone(inputs.standardized(rows.x())),
                y,
                bound,
                output.clip(),
                seed,
                context);
    }

    private Orbits orbits(double[][] x) {
        return new Orbits(
                symmetries.images(x).stream().map(inputs::standardized).toList());
    }
}
