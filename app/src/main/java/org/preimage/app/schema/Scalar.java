package org.preimage.app.schema;

/// A number or a text: which of the two is meant depends on the input that it is for.
///
/// @param text the digits of a number, or the text
/// @param number whether it was written as a number
public record Scalar(String text, boolean number) {
    /// A number.
    public static Scalar of(double number) {
        return new Scalar(Double.toString(number), true);
    }

    /// A text, whatever is in it.
    public static Scalar of(String text) {
        return new Scalar(text, false);
    }
}
