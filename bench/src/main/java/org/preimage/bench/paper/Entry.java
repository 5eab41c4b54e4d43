package org.preimage.bench.paper;

import java.util.List;
import java.util.Locale;
import org.preimage.model.FitOptions;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.model.Prior;
import org.preimage.sampling.SimpleRandom;
import org.preimage.solve.Localizer;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Spreading;

/// What is compared: the methods of the paper, looking up, which it leaves out, and iPage over several priors.
public enum Entry {
    LOOKUP("lookup", Method.LOOKUP, Prior.Kind.ROWS),
    LOOKUP_LOCAL("lookup, localized", Method.LOOKUP_LOCAL, Prior.Kind.ROWS),
    MDN("MDN", Method.MDN, Prior.Kind.MDN),
    INN("INN", Method.INN, Prior.Kind.INN),
    INN_ML("INN by likelihood", Method.INN_ML, Prior.Kind.INN_ML),
    CINN("cINN", Method.CINN, Prior.Kind.CINN),
    CVAE("cVAE", Method.CVAE, Prior.Kind.CVAE),
    NEURAL_ADJOINT("neural adjoint", Method.NEURAL_ADJOINT, Prior.Kind.UNIFORM),
    IPAGE_INN("iPage over INN", Method.IPAGE, Prior.Kind.INN),
    IPAGE_CVAE("iPage over cVAE", Method.IPAGE, Prior.Kind.CVAE),
    IPAGE_CINN("iPage over cINN", Method.IPAGE, Prior.Kind.CINN);

    private final String title;
    private final Method method;
    private final Prior.Kind prior;

    Entry(String title, Method method, Prior.Kind prior) {
        this.title = title;
        this.method = method;
        this.prior = prior;
    }

    /// One way to get designs from a fitted model.
    ///
    /// @param name in tables, such as `maximin`
    /// @param localizer how candidates become exact
    /// @param latent how the latent space is filled
    /// @param spreading which designs are kept
    public record Way(String name, Localizer localizer, String latent, Spreading spreading) {
        /// The same for so many designs.
        SolveOptions of(int count) {
            int drawn = spreading == Spreading.DRAWN ? count : 0;
            return new SolveOptions(count, SolveOptions.latent(latent), localizer, drawn, spreading);
        }

        /// One design, and nothing to choose from.
        SolveOptions single() {
            return spreading == Spreading.NEAREST
                    ? new SolveOptions(1, new SimpleRandom(), localizer, 0, spreading)
                    : new SolveOptions(1, new SimpleRandom(), localizer, 1, Spreading.DRAWN);
        }
    }

    /// Its word in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name in tables.
    public String title() {
        return title;
    }

    public Method method() {
        return method;
    }

    /// Whether the paper has it.
    boolean inPaper() {
        return method != Method.LOOKUP && method != Method.LOOKUP_LOCAL && this != IPAGE_CVAE && this != IPAGE_CINN;
    }

    /// How it is fitted.
    FitOptions fit(Preset preset) {
        return FitOptions.of(method, prior, preset);
    }

    /// The ways that are measured, the method's own first. Under a preset of the paper, iPage is the paper's: Adam from
    /// a maximin Latin hypercube.
    List<Way> ways(Preset preset) {
        Localizer localizer = SolveOptions.of(method, preset, 1).localizer();
        return switch (method) {
            case IPAGE ->
                preset == Preset.DEFAULT
                        ? List.of(
                                even(localizer),
                                drawn("maximin", localizer),
                                drawn("lhs", localizer),
                                drawn("sobol", localizer),
                                drawn("random", localizer))
                        : List.of(drawn("maximin", localizer), drawn("random", localizer));
            case LOOKUP_LOCAL -> List.of(drawn("random", localizer), even(localizer));
            case NEURAL_ADJOINT -> List.of(new Way("best", localizer, "random", Spreading.NEAREST));
            case MDN, INN, INN_ML, CINN, CVAE, LOOKUP -> List.of(drawn("random", localizer));
        };
    }

    private static Way even(Localizer localizer) {
        return new Way("even", localizer, "maximin", Spreading.EVEN);
    }

    private static Way drawn(String latent, Localizer localizer) {
        return new Way(latent, localizer, latent, Spreading.DRAWN);
    }
}
