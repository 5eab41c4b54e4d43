package org.preimage.app.report;

/// A figure that can draw itself as one SVG element.
sealed interface Plot permits CurvePlot, Histogram, ParallelCoordinates, ParityPlot, ReliabilityPlot, ScatterMatrix {

    /// Writes the figure.
    void drawOn(Markup page);
}
