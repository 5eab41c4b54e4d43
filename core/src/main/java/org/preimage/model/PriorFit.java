package org.preimage.model;

import java.util.Optional;
import org.preimage.flow.FlowShape;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.AutoencoderSampler;
import org.preimage.sampler.ConditionalFlowSampler;
import org.preimage.sampler.InnSampler;
import org.preimage.sampler.MixtureSampler;
import org.preimage.sampler.Sampler;
import org.preimage.sampler.TrainingRowsSampler;
import org.preimage.sampler.UniformSampler;
import org.preimage.surrogate.FlowSurrogate;
import org.preimage.train.AutoencoderFit;
import org.preimage.train.InnFit;
import org.preimage.train.LikelihoodFit;
import org.preimage.train.MixtureFit;
import org.preimage.train.Rows;
import org.preimage.train.TrainingLog;

/// From a [Prior] and rows to a sampler.
///
/// @param sampler where candidates come from
/// @param forward the sampler's own prediction, where it has one
/// @param log the course of the fit, where something was trained
record PriorFit(Sampler sampler, Optional<FlowSurrogate> forward, Optional<TrainingLog> log) {
    /// The paper's tasks have networks of no fewer variables.
    private static final int NARROWEST = 4;

    static PriorFit of(Prior prior, Rows rows, Seed seed, Context context) {
        return switch (prior) {
            case Prior.Invertible inn -> {
                FlowShape shape = joint(inn.flow(), rows, seed);
                yield of(
                        InnFit.of(
                                rows,
                                shape,
                                inn.weights(),
                                inn.noise(),
                                inn.flow().schedule(),
                                seed.of("prior"),
                                context),
                        rows);
            }
            case Prior.InvertibleByLikelihood inn -> {
                FlowShape shape = joint(inn.flow(), rows, seed);
                yield of(
                        InnFit.byLikelihood(
                                rows,
                                shape,
                                inn.deviation(),
                                inn.noise(),
                                inn.flow().schedule(),
                                seed.of("prior"),
                                context),
                        rows);
            }
            case Prior.ConditionalFlow conditional -> of(conditional, rows, seed, context);
            case Prior.Autoencoder autoencoder -> of(autoencoder, rows, seed, context);
            case Prior.MixtureNetwork mixture -> of(mixture, rows, seed, context);
            case Prior.Uniform() ->
                untrained(UniformSampler.over(rows.x(), rows.y().width()));
            case Prior.TrainingRows() -> untrained(new TrainingRowsSampler(rows.x(), rows.y()));
        };
    }

    private static PriorFit untrained(Sampler sampler) {
        return new PriorFit(sampler, Optional.empty(), Optional.empty());
    }

    private static PriorFit trained(Sampler sampler, TrainingLog log) {
        return new PriorFit(sampler, Optional.empty(), Optional.of(log));
    }

    private static FlowShape shape(Prior.Couplings flow, int dim, int condition, Seed seed) {
        return new FlowShape(
                dim,
                condition,
                flow.blocks(),
                flow.hidden(),
                flow.activation(),
                flow.transformer(),
                seed.of("order").value());
    }

    /// Of the designs, with padding, and of properties and latent.
    private static FlowShape joint(Prior.Couplings flow, Rows rows, Seed seed) {
        return shape(flow, Math.max(NARROWEST, rows.x().width() + rows.y().width()), 0, seed);
    }

    private static PriorFit of(InnFit fit, Rows rows) {
        int d = rows.x().width();
        int m = rows.y().width();
        return new PriorFit(
                new InnSampler(fit.backward(), d, m),
                Optional.of(new FlowSurrogate(fit.forward(), d, m)),
                Optional.of(fit.log()));
    }

    private static PriorFit of(Prior.ConditionalFlow conditional, Rows rows, Seed seed, Context context) {
        Prior.Couplings flow = conditional.flow();
        FlowShape shape = shape(flow, rows.x().width(), rows.y().width(), seed);
        LikelihoodFit fit =
                LikelihoodFit.of(rows, shape, conditional.noise(), flow.schedule(), seed.of("prior"), context);
        return trained(new ConditionalFlowSampler(fit.flow()), fit.log());
    }

    private static PriorFit of(Prior.Autoencoder prior, Rows rows, Seed seed, Context context) {
        Prior.Layers layers = prior.layers();
        int dimensions = Math.max(1, rows.x().width() - rows.y().width());
        int latent = prior.latent() == 0 ? dimensions : prior.latent();
        AutoencoderFit.Shape shape = new AutoencoderFit.Shape(
                latent, layers.hidden(), layers.activation(), prior.divergence(), prior.start());
        AutoencoderFit fit = AutoencoderFit.of(rows, shape, layers.schedule(), seed.of("prior"), context);
        return trained(new AutoencoderSampler(fit.decoder(), rows.y().width()), fit.log());
    }

    private static PriorFit of(Prior.MixtureNetwork prior, Rows rows, Seed seed, Context context) {
        Prior.Layers layers = prior.layers();
        int d = rows.x().width();
        int rank = d > Prior.MixtureNetwork.LARGEST_FULL ? prior.rank() : 0;
        MixtureShape shape = new MixtureShape(prior.components(), d, rank);
        Architecture architecture =
                new Architecture(rows.y().width(), layers.hidden(), shape.numbers(), layers.activation());
        MixtureFit fit =
                MixtureFit.of(rows, architecture, shape, prior.noise(), layers.schedule(), seed.of("prior"), context);
        return trained(new MixtureSampler(fit.mlp(), shape), fit.log());
    }
}
