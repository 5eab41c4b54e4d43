package org.preimage.space;

/// One column of a property: its name and the range that is known to be reached, in the user's units. A target
/// outside of that range may have no design at all.
///
/// Of a clipped output, a surrogate knows the latent value, which goes on beyond the bound where the told one is
/// flat; [#told] is what becomes of it. What is uncertain of the told value is what is uncertain of the latent one,
/// clipped.
///
/// @param clip at which end its values are clipped; the bound is that end of the range
public record Output(String name, double low, double high, Clip clip) {
    /// @throws IllegalArgumentException if the bounds are not finite or are reversed
    public Output {
        Range.check("output", name, low, high);
    }

    /// An output that is clipped nowhere.
    public Output(String name, double low, double high) {
        this(name, low, high, Clip.NONE);
    }

    /// Whether a value is at the bound or beyond it; never if nothing is clipped.
    public boolean isBeyond(double latent) {
        return clip.isBeyond(latent, low, high);
    }

    /// What is told of a latent value: the bound, if it is beyond.
    public double told(double latent) {
        return switch (clip) {
            case NONE -> latent;
            case LOW -> Math.max(latent, low);
            case HIGH -> Math.min(latent, high);
        };
    }
}
