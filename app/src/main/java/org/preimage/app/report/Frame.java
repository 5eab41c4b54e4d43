package org.preimage.app.report;

/// The rectangle of a figure that holds the marks; y grows downward.
record Frame(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
