package org.preimage.solve;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.math.Columns;
import org.preimage.model.InverseModel;
import org.preimage.space.Region;

/// Standardized designs with their images under the symmetries of a model.
///
/// @param region where the images that are returned have to be
/// @param inside designs in the user's units, in the region and of their kinds, `[d × n]`, from features
record Orbits(InverseModel model, Region region, Function<Batch, double[][]> inside) {

    /// Replaces every design by one and the same of its images in the region.
    void represent(Batch x) {
        if (model.space().symmetries().isNone()) {
            return;
        }
        double[][] designs = inside.apply(x);
        double[][] chosen = new double[designs.length][x.size()];
        for (int i = 0; i < x.size(); i++) {
            double[] first = model.space().symmetries().images(Columns.row(designs, i)).stream()
                    .filter(region::contains)
                    .min(Arrays::compare)
                    .orElse(Columns.row(designs, i));
            for (int v = 0; v < first.length; v++) {
                chosen[v][i] = first[v];
            }
        }
        Batch features = model.inputs().encode(chosen);
        System.arraycopy(features.data(), 0, x.data(), 0, x.data().length);
    }

    /// The images of a design, standardized.
    List<double[]> images(Batch x, int i) {
        double[] features =
                IntStream.range(0, x.width()).mapToDouble(f -> x.get(i, f)).toArray();
        return model.space().symmetries().isNone()
                ? List.of(features)
                : model.space().symmetries().images(model.inputs().decode(features)).stream()
                        .map(model.inputs()::encode)
                        .toList();
    }

    /// The images of a design other than itself, standardized.
    List<float[]> others(float[] features) {
        return images(Batch.over(1, features.length, features), 0).stream()
                .skip(1)
                .map(image -> {
                    float[] place = new float[image.length];
                    for (int f = 0; f < place.length; f++) {
                        place[f] = (float) image[f];
                    }
                    return place;
                })
                .toList();
    }
}
