package org.preimage.app.service;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.drawing.CellBody;
import org.preimage.app.drawing.CellImage;
import org.preimage.app.drawing.Raster;
import org.preimage.app.report.QuestionReport;
import org.preimage.app.report.SolveReport;
import org.preimage.store.AtomicFile;

/// Writes the designs of a run that are cells of pixels as images and as solid bodies.
///
/// @param tiles how often a cell is repeated in each direction
/// @param scale the side of a pixel in an image; null for no images
/// @param body the size of solid bodies; null for none
public record CellExport(
        int tiles, @Nullable Integer scale, @Nullable Body body) {
    private static final int MOST_TILES = 10;
    private static final int MOST_SCALE = 64;

    /// The size of solid bodies.
    ///
    /// @param size the width of one cell
    /// @param height of the body, in the same unit
    public record Body(double size, double height) {
        /// @throws IllegalArgumentException if one is not positive or not finite
        public Body {
            requirePositive("--size", size);
            requirePositive("--height", height);
        }

        private static void requirePositive(String option, double value) {
            if (!(value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(option + ": expected a positive number of mm, found " + value);
            }
        }
    }

    /// @throws IllegalArgumentException if there are too few or too many tiles, or the scale is not possible
    public CellExport {
        require("--tiles", "cells a side", tiles, MOST_TILES);
        if (scale != null) {
            require("--png", "pixels for each", scale, MOST_SCALE);
        }
    }

    private static void require(String option, String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + ": expected 1 to " + most + " " + what + ", found " + value);
        }
    }

    /// Writes `design-ID.png` and `design-ID.stl` for each design.
    ///
    /// @param to the folder to write
    /// @return the files
    /// @throws org.preimage.app.table.BadTable if there is no finished run
    /// @throws IllegalArgumentException if the designs are no cells of pixels, one is no solid body, or the
    ///     folder is not new or empty
    public List<Path> run(RunFolder run, RunFolder to) {
        SolveReport report = run.readReport();
        QuestionReport.Pixels pixels = report.question().pixels();
        if (pixels == null) {
            throw new IllegalArgumentException((scale == null ? "--stl" : "--png")
                    + ": expected a run of a model that was fitted with --pixels, found one of other inputs in "
                    + run.path());
        }
        Map<Path, byte[]> files = new LinkedHashMap<>();
        List<SolveReport.Design> designs = report.answer().designs();
        for (int i = 0; i < designs.size(); i++) {
            String name = "design-" + (i + 1);
            try {
                Raster raster = raster(pixels, designs.get(i)).tiled(tiles);
                if (scale != null) {
                    files.put(to.path().resolve(name + ".png"), CellImage.png(raster, scale));
                }
                if (body != null) {
                    byte[] stl = CellBody.stl(raster, body.size() / pixels.columns(), body.height());
                    files.put(to.path().resolve(name + ".stl"), stl);
                }
            } catch (IllegalArgumentException fault) {
                throw new IllegalArgumentException("design " + (i + 1) + ": " + fault.getMessage(), fault);
            }
        }
        to.claim(false);
        files.forEach(AtomicFile::write);
        return List.copyOf(files.keySet());
    }

    private static Raster raster(QuestionReport.Pixels pixels, SolveReport.Design design) {
        return new Raster(
                pixels.rows(),
                pixels.columns(),
                design.inputs().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
