package org.preimage.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.preimage.flow.Affine;
import org.preimage.flow.ShiftedSpline;
import org.preimage.flow.Spline;
import org.preimage.math.Activation;
import org.preimage.model.FitOptions.Networks;
import org.preimage.model.Prior.Couplings;
import org.preimage.model.Prior.Layers;
import org.preimage.space.NearestName;
import org.preimage.train.LossWeights;
import org.preimage.train.NoiseLevels;
import org.preimage.train.Schedule;

/// Where all settings of a fit come from, for every method: what measures best, or what the paper's Table 5 says
/// of one of its tasks. What that table leaves open for a method, such as the width of a network that is no flow,
/// gives it about as many parameters as the paper's flow has.
public enum Preset {
    /// What measures best.
    DEFAULT,
    /// The paper's sinewave.
    PAPER,
    /// The paper's robotic arm.
    PAPER_ARM,
    /// The paper's ballistics, which has the settings of the arm.
    PAPER_BALLISTICS,
    /// The paper's crystal.
    PAPER_CRYSTAL;

    private static final double Y_NOISE = 0.05;
    private static final int RANK = 8;

    /// One column of Table 5.
    ///
    /// @param localization Adam's rate where designs are localized
    /// @param plain the width of three hidden layers that have about as many parameters as the blocks
    private record Task(
            int blocks, int width, Activation activation, Schedule schedule, double localization, int plain) {
        Couplings couplings() {
            return new Couplings(blocks, List.of(width, width), activation, Affine.DEFAULT, schedule);
        }

        /// The rate of the table is that of the flow; 1e-2 is too much for others.
        Layers layers(double share) {
            int w = (int) Math.round(plain * share);
            Schedule own = new Schedule(schedule.epochs(), schedule.batch(), 1e-3, 1e-5, schedule.patience());
            return new Layers(List.of(w, w, w), activation, own);
        }
    }

    /// Its word in options and files.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The words of all presets.
    public static List<String> words() {
        return Arrays.stream(values()).map(Preset::word).toList();
    }

    /// The preset of this word, if there is one.
    public static Optional<Preset> find(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst();
    }

    /// The preset of this word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Preset of(String word) {
        return find(word)
                .orElseThrow(() -> new IllegalArgumentException(NearestName.refusal("a known preset", word, words())));
    }

    /// Adam's rate where designs are localized, the last row of Table 5; nothing where that is not done by Adam.
    public OptionalDouble localizationRate() {
        return this == DEFAULT ? OptionalDouble.empty() : OptionalDouble.of(task().localization());
    }

    /// The prior of iPage unless another one is asked for: the paper's is its invertible network.
    public Prior.Kind prior() {
        return this == DEFAULT ? Prior.Kind.CINN : Prior.Kind.INN;
    }

    private Task task() {
        return switch (this) {
            case DEFAULT -> throw new IllegalStateException("no task of the paper");
            case PAPER -> new Task(4, 128, Activation.RELU, new Schedule(1000, 1024, 1e-3, 1e-5, 1000), 1e-3, 256);
            case PAPER_ARM, PAPER_BALLISTICS ->
                new Task(6, 256, Activation.LEAKY_RELU, new Schedule(500, 512, 1e-2, 1e-4, 500), 5e-3, 608);
            case PAPER_CRYSTAL ->
                new Task(4, 64, Activation.RELU, new Schedule(1000, 256, 1e-3, 1e-5, 1000), 1e-3, 128);
        };
    }

    Prior prior(Method method, Prior.Kind kind) {
        return this == DEFAULT ? usual(method, kind) : paper(method, kind, task());
    }

    private static Prior usual(Method method, Prior.Kind kind) {
        return switch (kind) {
            case INN ->
                method == Method.INN
                        ? new Prior.Invertible(
                                affine(6, 96, new Schedule(220, 512, 2e-3, 1e-5, 220)),
                                new LossWeights(30, 300, 400, 0, false),
                                0.3)
                        : new Prior.Invertible(
                                affine(4, 128, new Schedule(300, 512, 1e-3, 1e-5, 300)),
                                new LossWeights(3, 300, 400, 30, false),
                                0);
            case INN_ML -> new Prior.InvertibleByLikelihood(shifted(300), 0.1, new NoiseLevels(1, 0.02, 1));
            case CINN ->
                method == Method.CINN
                        ? new Prior.ConditionalFlow(shifted(200), 0.015)
                        : new Prior.ConditionalFlow(splines(), Y_NOISE);
            case CVAE ->
                new Prior.Autoencoder(
                        new Layers(
                                List.of(160, 160, 160, 160), Activation.SILU, new Schedule(250, 128, 5e-3, 1e-5, 250)),
                        0,
                        0.002,
                        50);
            case MDN ->
                new Prior.MixtureNetwork(
                        new Layers(List.of(128, 128), Activation.SILU, new Schedule(70, 256, 3e-3, 1e-6, 70)),
                        80,
                        RANK,
                        0.015);
            case UNIFORM -> new Prior.Uniform();
            case ROWS -> new Prior.TrainingRows();
        };
    }

    /// For draws that are localized: fitted quickly, and wide enough around the target.
    private static Couplings splines() {
        return new Couplings(
                4, List.of(128, 128), Activation.SILU, new Spline(8, 3f), new Schedule(120, 512, 2e-3, 1e-5, 60));
    }

    /// For draws that stay as they are.
    private static Couplings shifted(int epochs) {
        return new Couplings(
                6,
                List.of(96, 96),
                Activation.SILU,
                new ShiftedSpline(6, 4f),
                new Schedule(epochs, 256, 3e-3, 1e-5, epochs));
    }

    private static Couplings affine(int blocks, int width, Schedule schedule) {
        return new Couplings(blocks, List.of(width, width), Activation.RELU, Affine.DEFAULT, schedule);
    }

    /// The invertible network as a method of its own has no loss of its backward direction (equation 11); as the
    /// prior of iPage it has (equation 4).
    private static Prior paper(Method method, Prior.Kind kind, Task task) {
        return switch (kind) {
            case INN ->
                new Prior.Invertible(
                        task.couplings(),
                        new LossWeights(3, 300, method == Method.IPAGE ? 400 : 0, 0, method == Method.IPAGE),
                        0);
            case INN_ML -> new Prior.InvertibleByLikelihood(task.couplings(), 0.1, new NoiseLevels(0.05, 0.1, 1));
            case CINN -> new Prior.ConditionalFlow(task.couplings(), Y_NOISE);
            case CVAE -> new Prior.Autoencoder(task.layers(0.7), 0, 0.05, 1);
            case MDN -> new Prior.MixtureNetwork(task.layers(1), 10, RANK, Y_NOISE);
            case UNIFORM -> new Prior.Uniform();
            case ROWS -> new Prior.TrainingRows();
        };
    }

    /// What is localized on where a method has a choice. The paper's iPage localizes on the network that it samples
    /// from, where that predicts.
    SurrogateChoice surrogate(Method method, Prior.Kind kind) {
        boolean predicts = kind == Prior.Kind.INN || kind == Prior.Kind.INN_ML;
        boolean localizes = method == Method.IPAGE || method == Method.LOOKUP_LOCAL;
        if (localizes && this == DEFAULT) {
            return SurrogateChoice.AUTO;
        }
        return predicts ? SurrogateChoice.FLOW : SurrogateChoice.ENSEMBLE;
    }

    /// The networks beside the prior: an ensemble where it is localized on, one network for the neural adjoint,
    /// and one where it only says whether draws hit.
    Networks networks(Method method, Prior.Kind kind) {
        boolean localizes = method == Method.IPAGE || method == Method.LOOKUP_LOCAL;
        Schedule schedule = new Schedule(300, 256, 3e-3, 1e-6, 100);
        if (this == DEFAULT) {
            return localizes
                    ? new Networks(3, List.of(128, 128, 128), Activation.SILU, schedule)
                    : method == Method.NEURAL_ADJOINT
                            ? new Networks(1, List.of(256, 256, 256), Activation.SILU, schedule)
                            : new Networks(1, List.of(128, 128, 128), Activation.SILU, schedule);
        }
        Layers layers = task().layers(1);
        int members = surrogate(method, kind) == SurrogateChoice.ENSEMBLE ? 1 : 0;
        return new Networks(members, layers.hidden(), layers.activation(), layers.schedule());
    }
}
