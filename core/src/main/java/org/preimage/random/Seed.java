package org.preimage.random;

import java.util.random.RandomGenerator;

/// Where random numbers come from: a value that names a stream, and from which further streams are split by
/// name or by index. What is drawn from one stream never depends on what was drawn from another, so work may be
/// cut among threads, resumed, or extended without a changed number.
public record Seed(long value) {

    /// The stream called `name` below this one, such as `seed.of("latent")`.
    public Seed of(String name) {
        long hash = value;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i)) + 0x9e3779b97f4a7c15L;
        }
        return new Seed(mix(hash));
    }

    /// The stream number `index` below this one, such as the one of an epoch or of a design.
    public Seed of(long index) {
        return new Seed(mix(value + 0x9e3779b97f4a7c15L * (2 * index + 1)));
    }

    /// A new generator at the start of this stream. It is not for use by several threads at once.
    public RandomGenerator generator() {
        return new Xoshiro256(value);
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014, with the constants of Stafford's mix 13).
    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
