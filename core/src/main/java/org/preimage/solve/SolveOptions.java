package org.preimage.solve;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.preimage.model.Method;
import org.preimage.model.Preset;
import org.preimage.sampling.MaximinLatinHypercube;
import org.preimage.sampling.PointSet;
import org.preimage.sampling.SimpleRandom;

/// How to solve.
///
/// @param count how many designs to return
/// @param latent how the latent space is filled
/// @param localizer how candidates become exact
/// @param drawn how many candidates to draw; 0 for ten times the count, at least 1000 and at most 5000, never
///     fewer than twice the count; for the nearest at least 2048, and as many as the count where none is chosen
/// @param spreading how the returned designs are spread
/// @param error by how much inputs are off when a design is made; null if that is not told
/// @param robust whether designs are chosen that withstand that error
/// @param feature the least width in pixels of solid and of void in binary cells that can be made; 0 where densities
///     may be anything, as they must where designs are no pixels
public record SolveOptions(
        int count,
        PointSet latent,
        Localizer localizer,
        int drawn,
        Spreading spreading,
        @Nullable InputError error,
        boolean robust,
        int feature) {
    private static final long LATENT_MOVES = 200_000;
    /// So many candidates of cells for each design, and so many at least.
    private static final int FEW = 5;

    private static final int LEAST = 64;
    /// Of the neural adjoint.
    private static final int STARTS = 2048;
    /// How many steps the paper does not tell; these are enough to arrive at its smallest rate.
    private static final int PAPER_STEPS = 1000;

    public SolveOptions {
        if (count < 1 || drawn < 0 || (drawn > 0 && drawn < count)) {
            throw new IllegalArgumentException("Solve: expected at least one design and no fewer candidates, found "
                    + count + " designs and " + drawn + " candidates");
        }
        if (feature < 0) {
            throw new IllegalArgumentException("Solve: expected a width of pixels, found " + feature);
        }
        if (robust && error == null) {
            throw new IllegalArgumentException(
                    "Solve: expected an error of the inputs for robust designs to withstand, found none");
        }
    }

    /// What a method does with its candidates: iPage localizes them and spreads designs over the solution set, and
    /// so does looking up with a local search; the neural adjoint localizes 2048 starts by Adam with a boundary
    /// loss and takes the best; all others return what they draw.
    public static SolveOptions of(Method method, int count) {
        return of(method, Preset.DEFAULT, count);
    }

    /// The same as a preset has it: those of the paper localize by Adam, at its rate.
    public static SolveOptions of(Method method, Preset preset, int count) {
        return switch (method) {
            case IPAGE, LOOKUP_LOCAL ->
                new SolveOptions(count, latent("maximin"), localizer(preset), 0, Spreading.EVEN);
            case NEURAL_ADJOINT ->
                new SolveOptions(count, new SimpleRandom(), AdamSearch.ADJOINT, 0, Spreading.NEAREST);
            case MDN, INN, INN_ML, CINN, CVAE, LOOKUP ->
                new SolveOptions(count, new SimpleRandom(), new Unmoved(), 0, Spreading.DRAWN);
        };
    }

    private static Localizer localizer(Preset preset) {
        OptionalDouble rate = preset.localizationRate();
        return rate.isPresent() ? new AdamSearch(PAPER_STEPS, rate.getAsDouble(), 0) : GaussNewton.DEFAULT;
    }

    /// Evenly spread designs.
    public SolveOptions(int count, PointSet latent, Localizer localizer, int drawn) {
        this(count, latent, localizer, drawn, Spreading.EVEN);
    }

    /// Designs of which it is not told by how much their inputs will be off.
    public SolveOptions(int count, PointSet latent, Localizer localizer, int drawn, Spreading spreading) {
        this(count, latent, localizer, drawn, spreading, null, false, 0);
    }

    /// The same where it is told what becomes of designs whose inputs are off.
    ///
    /// @param choose whether designs on target are chosen whose properties move least then
    public SolveOptions withInputError(@Nullable InputError inputs, boolean choose) {
        return new SolveOptions(count, latent, localizer, drawn, spreading, inputs, choose, feature);
    }

    /// The same with designs spread in another way.
    public SolveOptions withSpreading(Spreading other) {
        return new SolveOptions(count, latent, localizer, drawn, other, error, robust, feature);
    }

    /// The same for cells of pixels, which take longer to predict: unless told otherwise, few candidates are drawn,
    /// those
    /// nearest to the target are localized, and the most spread of them kept.
    ///
    /// @param width the least width of solid and void in binary cells; 0 where densities may be anything
    public SolveOptions forPixels(int width) {
        boolean chosen = spreading == Spreading.EVEN || spreading == Spreading.PRIOR;
        int few = drawn == 0 && spreading != Spreading.DRAWN ? Math.max(LEAST, FEW * count) : drawn;
        return new SolveOptions(
                count, latent, localizer, few, chosen ? Spreading.CANDIDATES : spreading, error, robust, width);
    }

    /// The kinds of latent design by name, with an effort that fits a solve: candidates are localized and
    /// thinned afterwards, so the last percents of a maximin distance do not matter here.
    ///
    /// @param name `random`, `lhs`, `maximin` or `sobol`
    public static PointSet latent(String name) {
        PointSet named = PointSet.named(name);
        return named instanceof MaximinLatinHypercube ? new MaximinLatinHypercube(LATENT_MOVES) : named;
    }

    /// How many candidates of cells are localized: a quarter more than wanted.
    int localizedCells() {
        return count + Math.max(count / 4, FEW);
    }

    /// How many candidates are drawn.
    public int candidates() {
        if (drawn > 0) {
            return drawn;
        }
        return switch (spreading) {
            case DRAWN -> count;
            case NEAREST -> Math.max(STARTS, count);
            case EVEN, PRIOR, CANDIDATES -> Math.max(Math.clamp(10L * count, 1000, 5000), 2 * count);
        };
    }
}
