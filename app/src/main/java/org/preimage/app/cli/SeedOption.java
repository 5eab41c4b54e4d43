package org.preimage.app.cli;

import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Seed;
import picocli.CommandLine.Option;

/// The seed of a command that draws random numbers.
final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where all random numbers come from; the same seed gives the same result (default: drawn and"
                    + " told).")
    private @Nullable Long seed;

    /// The seed given, if one is.
    Optional<Seed> given() {
        return Optional.ofNullable(seed).map(Seed::new);
    }

    /// The seed given, or one that is drawn and told.
    Seed seed(Shared shared) {
        return seed(shared, null);
    }

    /// The seed given, or that of a file, or one that is drawn and told.
    ///
    /// @param told the seed of a file; null if there is none
    Seed seed(Shared shared, @Nullable Long told) {
        Long known = seed == null ? told : seed;
        if (known != null) {
            return new Seed(known);
        }
        // Few digits, since somebody may want to type it.
        Seed drawn = new Seed(new SecureRandom().nextInt(1, 1_000_000_000));
        shared.note("the seed is " + drawn.value());
        return drawn;
    }
}
