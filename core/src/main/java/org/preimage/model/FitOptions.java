package org.preimage.model;

import java.util.List;
import org.preimage.math.Activation;
import org.preimage.train.Schedule;

/// How to fit.
///
/// @param method what the model is for
/// @param prior where candidates come from
/// @param surrogate which surrogates are fitted beside it
/// @param networks the ensemble among them
/// @param held the rows that are not fitted to
/// @param preset where the settings started from, which solving follows
public record FitOptions(
        Method method, Prior prior, SurrogateChoice surrogate, Networks networks, Held held, Preset preset) {

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

    /// The shares of the rows that choose among epochs and surrogates, and that grade the result and choose nothing.
    public record Held(double validation, double test) {
        /// A tenth each.
        public static final Held USUAL = new Held(0.1, 0.1);

        public Held {
            if (!(validation > 0) || !(test > 0) || !(validation + test < 1)) {
                throw new IllegalArgumentException("Held: expected two positive shares, together less than 1, found "
                        + validation + " and " + test);
            }
        }
    }

    public FitOptions {
        method.prior().ifPresent(only -> {
            if (prior.kind() != only) {
                throw new IllegalArgumentException("Fit: expected the prior " + only.word() + " for the method "
                        + method.word() + ", found " + prior.kind().word());
            }
        });
        boolean predicts = prior.kind() == Prior.Kind.INN || prior.kind() == Prior.Kind.INN_ML;
        if (!predicts && surrogate == SurrogateChoice.FLOW) {
            throw new IllegalArgumentException("Fit: expected another surrogate than the flow beside the prior "
                    + prior.kind().word() + ", which predicts nothing itself");
        }
        if (surrogate == SurrogateChoice.ENSEMBLE && networks.members() == 0) {
            throw new IllegalArgumentException("Fit: expected networks for the surrogate ensemble, found none");
        }
    }

    /// Settings of one's own.
    public FitOptions(Method method, Prior prior, SurrogateChoice surrogate, Networks networks, Held held) {
        this(method, prior, surrogate, networks, held, Preset.DEFAULT);
    }

    /// What measures best: iPage, with candidates from a spline flow fitted by likelihood, localized on Gaussian
    /// processes or on an ensemble of networks, whichever predicts better.
    public static FitOptions defaults() {
        return of(Method.IPAGE);
    }

    /// A method at its best.
    public static FitOptions of(Method method) {
        return of(method, Preset.DEFAULT);
    }

    /// A method under a preset, with its own prior.
    public static FitOptions of(Method method, Preset preset) {
        return of(method, method.prior().orElse(preset.prior()), preset);
    }

    /// A method under a preset.
    ///
    /// @param prior where candidates come from; the method's own, where it has one
    /// @throws IllegalArgumentException if the method does not go over that prior
    public static FitOptions of(Method method, Prior.Kind prior, Preset preset) {
        return new FitOptions(
                method,
                preset.prior(method, prior),
                preset.surrogate(method, prior),
                preset.networks(method, prior),
                Held.USUAL,
                preset);
    }

    /// The same for cells of pixels: one network that reads images, its hidden layers those behind the convolution.
    public FitOptions forPixels() {
        Networks images = new Networks(1, List.of(128), Activation.SILU, new Schedule(30, 256, 2e-3, 1e-6, 30));
        return new FitOptions(method, prior, SurrogateChoice.ENSEMBLE, images, held, preset);
    }

    public FitOptions withHeld(Held other) {
        return new FitOptions(method, prior, surrogate, networks, other, preset);
    }

    public FitOptions withSurrogate(SurrogateChoice other) {
        return new FitOptions(method, prior, other, networks, held, preset);
    }

    public FitOptions withEpochs(int priorEpochs, int networkEpochs) {
        Schedule schedule = networks.schedule.withEpochs(networkEpochs);
        Networks timed = new Networks(networks.members, networks.hidden, networks.activation, schedule);
        return new FitOptions(method, prior.withEpochs(priorEpochs), surrogate, timed, held, preset);
    }
}
