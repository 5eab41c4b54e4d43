package org.preimage.app.cli;

import org.jspecify.annotations.Nullable;
import org.preimage.app.service.CellExport;
import picocli.CommandLine.Option;

/// How cells of pixels are exported.
final class CellOptions {
    private static final String SCALE = "8";

    @Option(
            names = "--png",
            arity = "0..1",
            fallbackValue = SCALE,
            paramLabel = "SCALE",
            description =
                    "With pixels: an image of each design, so many pixels for one (without a number: " + SCALE + ").")
    private @Nullable Integer png;

    @Option(
            names = "--stl",
            description = "With pixels that are void or solid: a solid body of each design; --size and --height say how"
                    + " large.")
    private boolean stl;

    @Option(names = "--size", paramLabel = "MM", description = "With --stl: how wide one cell is.")
    private @Nullable Double size;

    @Option(names = "--height", paramLabel = "MM", description = "With --stl: how high the body is.")
    private @Nullable Double height;

    @Option(
            names = "--tiles",
            paramLabel = "N",
            description = "With --png and --stl: N × N cells side by side (default: 1).")
    private @Nullable Integer tiles;

    /// What is asked for.
    ///
    /// @return null if neither images nor bodies are
    /// @throws IllegalArgumentException if something is missing, too much, or not possible
    @Nullable
    CellExport export() {
        if (png == null && !stl) {
            return null;
        }
        return new CellExport(tiles == null ? 1 : tiles, png, body());
    }

    private CellExport.@Nullable Body body() {
        if (stl && size != null && height != null) {
            return new CellExport.Body(size, height);
        }
        if (stl) {
            throw new IllegalArgumentException("--stl: expected --size and --height beside it, found "
                    + (size == null ? "no --size" : "no --height"));
        }
        if (size != null || height != null) {
            throw new IllegalArgumentException(
                    (size != null ? "--size" : "--height") + ": expected it beside --stl, found --png alone");
        }
        return null;
    }
}
