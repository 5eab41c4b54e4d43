package org.preimage.mixture;

/// A mixture of Gaussians, and where its numbers are among those that a network writes for a sample: the logits of
/// the weights, `K`; the means, `K × d`; and what makes each precision matrix.
///
/// @param components the number of Gaussians, `K`
/// @param dim the number of variables, `d`
/// @param rank of what is added to a diagonal to make a precision matrix; 0 for full ones
public record MixtureShape(int components, int dim, int rank) {
    private static final int MOST_NUMBERS = 1 << 26;

    public MixtureShape {
        if (components < 1 || dim < 1 || rank < 0 || rank > dim) {
            throw new IllegalArgumentException("Mixture: expected at least one Gaussian of at least one variable, and"
                    + " a rank of at most their number, found " + components + " of " + dim + " and rank " + rank);
        }
        double numbers = (double) components * dim * (2.0 + (rank == 0 ? dim : rank));
        if (numbers > MOST_NUMBERS) {
            throw new IllegalArgumentException("Mixture: expected fewer numbers than " + MOST_NUMBERS + ", found "
                    + components + " Gaussians of " + dim + " variables");
        }
    }

    /// How many numbers make a mixture.
    public int numbers() {
        return components * (1 + dim + precision().numbers());
    }

    Precision precision() {
        return rank == 0 ? new FullPrecision(dim) : new LowRankPrecision(dim, rank);
    }

    /// Where the mean of a component begins; that of the component `K` would begin where the matrices do.
    public int mean(int component) {
        return components + component * dim;
    }
}
