package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.preimage.flow.Transformer;
import org.preimage.math.Activation;
import org.preimage.space.NearestName;
import org.preimage.train.LossWeights;
import org.preimage.train.NoiseLevels;
import org.preimage.train.Schedule;

/// Where candidates come from, and how that is learned.
public sealed interface Prior {

    /// The kinds, by the words of users.
    enum Kind {
        /// An invertible network fitted in both directions: the paper's.
        INN,
        /// An invertible network fitted by likelihood.
        INN_ML,
        /// A conditional flow.
        CINN,
        /// The decoder of a conditional variational autoencoder.
        CVAE,
        /// A mixture density network.
        MDN,
        /// Uniform over the box, whatever the target.
        UNIFORM,
        /// The training rows with the nearest property.
        ROWS;

        /// Its word in options, files and tables.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The kind of this word.
        ///
        /// @throws IllegalArgumentException if there is none
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(NearestName.refusal(
                            "a known prior",
                            word,
                            Arrays.stream(values()).map(Kind::word).toList())));
        }
    }

    /// Its kind.
    default Kind kind() {
        return switch (this) {
            case Invertible _ -> Kind.INN;
            case InvertibleByLikelihood _ -> Kind.INN_ML;
            case ConditionalFlow _ -> Kind.CINN;
            case Autoencoder _ -> Kind.CVAE;
            case MixtureNetwork _ -> Kind.MDN;
            case Uniform _ -> Kind.UNIFORM;
            case TrainingRows _ -> Kind.ROWS;
        };
    }

    /// The most epochs of its training; 0 where nothing is trained.
    default int epochs() {
        return switch (this) {
            case Invertible inn -> inn.flow.schedule.epochs();
            case InvertibleByLikelihood inn -> inn.flow.schedule.epochs();
            case ConditionalFlow conditional -> conditional.flow.schedule.epochs();
            case Autoencoder autoencoder -> autoencoder.layers.schedule.epochs();
            case MixtureNetwork mixture -> mixture.layers.schedule.epochs();
            case Uniform _, TrainingRows _ -> 0;
        };
    }

    /// The same with other most epochs; where nothing is trained, itself.
    default Prior withEpochs(int epochs) {
        return switch (this) {
            case Invertible(Couplings flow, LossWeights weights, double noise) ->
                new Invertible(flow.withEpochs(epochs), weights, noise);
            case InvertibleByLikelihood(Couplings flow, double deviation, NoiseLevels noise) ->
                new InvertibleByLikelihood(flow.withEpochs(epochs), deviation, noise);
            case ConditionalFlow(Couplings flow, double noise) -> new ConditionalFlow(flow.withEpochs(epochs), noise);
            case Autoencoder(Layers layers, int latent, double divergence, double start) ->
                new Autoencoder(layers.withEpochs(epochs), latent, divergence, start);
            case MixtureNetwork(Layers layers, int components, int rank, double noise) ->
                new MixtureNetwork(layers.withEpochs(epochs), components, rank, noise);
            case Uniform _, TrainingRows _ -> this;
        };
    }

    /// The shape and schedule of a flow.
    ///
    /// @param blocks the number of blocks
    /// @param hidden the widths of the subnets' hidden layers
    /// @param activation the subnets' activation
    /// @param transformer what the couplings do
    /// @param schedule how to train it
    record Couplings(
            int blocks, List<Integer> hidden, Activation activation, Transformer transformer, Schedule schedule) {
        public Couplings {
            hidden = List.copyOf(hidden);
        }

        Couplings withEpochs(int epochs) {
            return new Couplings(blocks, hidden, activation, transformer, schedule.withEpochs(epochs));
        }
    }

    /// The hidden layers of plain networks, and how to train them.
    ///
    /// @param hidden their widths
    /// @param activation their activation
    /// @param schedule how to train
    record Layers(List<Integer> hidden, Activation activation, Schedule schedule) {
        public Layers {
            hidden = List.copyOf(hidden);
        }

        Layers withEpochs(int epochs) {
            return new Layers(hidden, activation, schedule.withEpochs(epochs));
        }
    }

    /// [Kind#INN].
    ///
    /// @param flow the network
    /// @param weights of the losses
    /// @param noise the standard deviation of the padding of the inputs; 0 for zeros, as the paper has it
    record Invertible(Couplings flow, LossWeights weights, double noise) implements Prior {
        public Invertible {
            if (!(noise >= 0)) {
                throw new IllegalArgumentException("Prior: expected noise that is not negative, found " + noise);
            }
        }
    }

    /// [Kind#INN_ML].
    ///
    /// @param flow the network
    /// @param deviation the standard deviation of `y` around its prediction, standardized
    /// @param noise what is added while it is fitted
    record InvertibleByLikelihood(Couplings flow, double deviation, NoiseLevels noise) implements Prior {
        public InvertibleByLikelihood {
            requireNoise(deviation);
        }
    }

    /// [Kind#CINN].
    ///
    /// @param flow the flow
    /// @param noise the standard deviation of the noise on the standardized `y`
    record ConditionalFlow(Couplings flow, double noise) implements Prior {
        public ConditionalFlow {
            requireNoise(noise);
        }
    }

    /// [Kind#CVAE].
    ///
    /// @param layers of encoder and decoder each
    /// @param latent the number of latent variables; 0 for as many as solutions have dimensions,
    ///     `d − m`, but at least one
    /// @param divergence the weight of the divergence at the end, `α`
    /// @param start how many times as large it is at the start
    record Autoencoder(Layers layers, int latent, double divergence, double start) implements Prior {
        public Autoencoder {
            if (latent < 0 || !(divergence >= 0) || !(start >= 1)) {
                throw new IllegalArgumentException(
                        "Prior: expected a count of latent variables, a weight that is not negative, and no less"
                                + " at the start, found " + latent + ", " + divergence + " and " + start);
            }
        }
    }

    /// [Kind#MDN]. The precision matrices are full for up to [#LARGEST_FULL] inputs; beyond that they are a diagonal
    /// with a matrix of low rank.
    ///
    /// @param layers of the network
    /// @param components how many Gaussians
    /// @param rank the rank beyond that
    /// @param noise the standard deviation of the noise on the standardized `y`
    record MixtureNetwork(Layers layers, int components, int rank, double noise) implements Prior {
        /// The most inputs with full precision matrices.
        public static final int LARGEST_FULL = 24;

        public MixtureNetwork {
            requireNoise(noise);
            if (components < 1 || rank < 1 || rank > LARGEST_FULL) {
                throw new IllegalArgumentException("Prior: expected at least one Gaussian and a rank from 1 to "
                        + LARGEST_FULL + ", found " + components + " and " + rank);
            }
        }
    }

    /// [Kind#UNIFORM].
    record Uniform() implements Prior {}

    /// [Kind#ROWS].
    record TrainingRows() implements Prior {}

    private static void requireNoise(double noise) {
        if (!(noise > 0)) {
            throw new IllegalArgumentException(
                    "Prior: expected noise, without which a likelihood has no bound, found " + noise);
        }
    }
}
