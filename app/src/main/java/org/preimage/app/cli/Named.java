package org.preimage.app.cli;

import java.util.function.Function;

/// What is asked for by name.
final class Named {
    private Named() {}

    /// What the word of an option means.
    ///
    /// @throws IllegalArgumentException if it means nothing; the message begins with the option
    static <T> T of(String option, String word, Function<String, T> meaning) {
        try {
            return meaning.apply(word);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(option + ": " + unknown.getMessage(), unknown);
        }
    }
}
