package org.preimage.operator;

/// A run that gave no property, and why, in words for the user.
public record Failed(String reason) implements Outcome {
    /// @throws IllegalArgumentException if the reason is blank
    public Failed {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Failed: expected a reason, found a blank one");
        }
    }
}
