package org.preimage.sampler;

import org.preimage.cell.LevelSet;
import org.preimage.data.Scaler;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// Candidates of a sampler of shapes, as pixels.
///
/// @param shapes samples the standardized numbers of shapes
/// @param scaler standardizes those numbers
/// @param levelSet from those numbers to features
public record LevelSetSampler(Sampler shapes, Scaler scaler, LevelSet levelSet) implements Sampler {
    public LevelSetSampler {
        if (shapes.inputs() != levelSet.width() || scaler.width() != levelSet.width()) {
            throw new IllegalArgumentException("LevelSetSampler: expected a sampler of " + levelSet.width()
                    + " numbers, found one of " + shapes.inputs());
        }
    }

    @Override
    public int inputs() {
        return levelSet.cell().count();
    }

    @Override
    public int outputs() {
        return shapes.outputs();
    }

    @Override
    public int latentDim() {
        return shapes.latentDim();
    }

    @Override
    public int parameters() {
        return shapes.parameters();
    }

    @Override
    public Batch candidates(double[] target, Batch latent, Workers workers) {
        return levelSet.decode(Batch.rounded(scaler.unscale(shapes.candidates(target, latent, workers))));
    }
}
