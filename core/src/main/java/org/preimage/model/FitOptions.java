package org.preimage.model;

import java.util.List;
import org.preimage.flow.Affine;
import org.preimage.flow.Spline;
import org.preimage.flow.Transformer;
import org.preimage.math.Activation;
import org.preimage.train.LossWeights;
import org.preimage.train.Schedule;

/// How to fit.
///
/// @param prior where candidates come from
/// @param flow the prior's flow
/// @param weights the losses' weights, for [Prior#INN]
/// @param noise the noise on the standardized `y`, for [Prior#CINN]
/// @param surrogate which surrogates are fitted beside it
/// @param networks the ensemble among them
/// @param held the rows that are not fitted to
public record FitOptions(
        Prior prior,
        Couplings flow,
        LossWeights weights,
        double noise,
        SurrogateChoice surrogate,
        Networks networks,
        Held held) {

    /// The shape and schedule of a flow.
    ///
    /// @param blocks the number of blocks
    /// @param hidden the widths of the subnets' hidden layers
    /// @param activation the subnets' activation
    /// @param transformer what the couplings do
    /// @param schedule how to train it
    public record Couplings(
            int blocks, List<Integer> hidden, Activation activation, Transformer transformer, Schedule schedule) {
        public Couplings {
            hidden = List.copyOf(hidden);
        }
    }

    /// An ensemble of plain networks.
    ///
    /// @param members how many; 0 for none
    /// @param hidden the widths of the hidden layers
    /// @param activation their activation
    /// @param schedule how to train each
    public record Networks(int members, List<Integer> hidden, Activation activation, Schedule schedule) {
        public Networks {
            hidden = List.copyOf(hidden);
            if (members < 0) {
                throw new IllegalArgumentException("Networks: expected a count of members, found " + members);
            }
        }
    }

    /// The shares of the rows that choose among epochs and surrogates, and that only grade the result.
    public record Held(double validation, double test) {
        public Held {
            if (!(validation > 0) || !(test > 0) || !(validation + test < 1)) {
                throw new IllegalArgumentException("Held: expected two positive shares, together less than 1, found "
                        + validation + " and " + test);
            }
        }
    }

    public FitOptions {
        if (prior == Prior.CINN && surrogate == SurrogateChoice.FLOW) {
            throw new IllegalArgumentException(
                    "Fit: expected another surrogate than the flow beside a conditional flow, which predicts nothing"
                            + " itself");
        }
        if (surrogate == SurrogateChoice.ENSEMBLE && networks.members() == 0) {
            throw new IllegalArgumentException("Fit: expected networks for the surrogate ensemble, found none");
        }
    }

    /// What measures best: candidates from a spline flow fitted by likelihood, localized on Gaussian processes or
    /// on an ensemble of networks, whichever predicts better.
    public static FitOptions defaults() {
        return new FitOptions(
                Prior.CINN,
                new Couplings(
                        4,
                        List.of(128, 128),
                        Activation.SILU,
                        new Spline(8, 3f),
                        new Schedule(120, 512, 2e-3, 1e-5, 60)),
                new LossWeights(3, 300, 400, 0, false),
                0.05,
                SurrogateChoice.AUTO,
                new Networks(3, List.of(128, 128, 128), Activation.SILU, new Schedule(300, 256, 3e-3, 1e-6, 100)),
                new Held(0.1, 0.1));
    }

    /// The paper to the letter: an invertible network of affine couplings with the settings of its Table 5 for
    /// one of its tasks, dynamic weights, and its own forward pass as the surrogate.
    ///
    /// @param task `sinewave`, `arm`, `ballistics` or `crystal`
    public static FitOptions paper(String task) {
        return switch (task) {
            case "sinewave" -> paper(4, 128, Activation.RELU, new Schedule(1000, 1024, 1e-3, 1e-5, 1000));
            case "arm", "ballistics" -> paper(6, 256, Activation.LEAKY_RELU, new Schedule(500, 512, 1e-2, 1e-4, 500));
            case "crystal" -> paper(4, 64, Activation.RELU, new Schedule(1000, 256, 1e-3, 1e-5, 1000));
            default ->
                throw new IllegalArgumentException(
                        "Paper: expected sinewave, arm, ballistics or crystal, found " + task);
        };
    }

    private static FitOptions paper(int blocks, int width, Activation activation, Schedule schedule) {
        return new FitOptions(
                Prior.INN,
                new Couplings(blocks, List.of(width, width), activation, Affine.DEFAULT, schedule),
                new LossWeights(3, 300, 400, 0, true),
                0,
                SurrogateChoice.FLOW,
                new Networks(0, List.of(width), activation, schedule),
                new Held(0.1, 0.1));
    }

    /// The defaults with the paper's invertible network as the prior, its generated padding held near zero.
    public static FitOptions innDefaults() {
        FitOptions defaults = defaults();
        return new FitOptions(
                Prior.INN,
                new Couplings(
                        4, List.of(128, 128), Activation.RELU, Affine.DEFAULT, new Schedule(300, 512, 1e-3, 1e-5, 300)),
                new LossWeights(3, 300, 400, 30, false),
                0,
                defaults.surrogate,
                defaults.networks,
                defaults.held);
    }

    public FitOptions withHeld(Held other) {
        return new FitOptions(prior, flow, weights, noise, surrogate, networks, other);
    }

    public FitOptions withSurrogate(SurrogateChoice other) {
        return new FitOptions(prior, flow, weights, noise, other, networks, held);
    }

    public FitOptions withEpochs(int priorEpochs, int networkEpochs) {
        return new FitOptions(
                prior,
                new Couplings(
                        flow.blocks,
                        flow.hidden,
                        flow.activation,
                        flow.transformer,
                        flow.schedule.withEpochs(priorEpochs)),
                weights,
                noise,
                surrogate,
                new Networks(
                        networks.members,
                        networks.hidden,
                        networks.activation,
                        networks.schedule.withEpochs(networkEpochs)),
                held);
    }
}
