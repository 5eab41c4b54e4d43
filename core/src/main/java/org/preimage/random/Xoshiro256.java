package org.preimage.random;

import java.util.random.RandomGenerator;

/// The generator xoshiro256++ (Blackman and Vigna 2019). Written out here, since the JDK may change the
/// algorithms behind
/// its own generators, and the same seed must give the same bytes on every version.
final class Xoshiro256 implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    Xoshiro256(long seed) {
        s0 = Seed.mix(seed + 0x9e3779b97f4a7c15L);
        s1 = Seed.mix(seed + 0x3c6ef372fe94f82aL);
        s2 = Seed.mix(seed + 0xdaa66d2c7ddf743fL);
        s3 = Seed.mix(seed + 0x78dde6e5fd29f054L);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }
}
