package org.preimage.app.report;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Draws the pixels of a cell, each a square of one unit.
final class CellDrawing {
    private CellDrawing() {}

    /// Draws densities from 0, empty, to 1, row by row from above.
    static void draw(Svg svg, List<Double> densities, int columns) {
        shades(densities, columns).forEach((shade, path) -> svg.shaded(path, shade));
    }

    /// The pixels of each shade but the empty one, in hundredths; neighbors in a row are one box.
    private static SortedMap<Integer, SvgPath> shades(List<Double> densities, int columns) {
        SortedMap<Integer, SvgPath> shades = new TreeMap<>();
        for (int from = 0; from < densities.size(); ) {
            int row = from / columns;
            int shade = shade(densities.get(from));
            int to = from + 1;
            while (to < (row + 1) * columns && shade(densities.get(to)) == shade) {
                to++;
            }
            if (shade > 0) {
                shades.computeIfAbsent(shade, _ -> new SvgPath()).box(new Frame(from % columns, row, to - from, 1));
            }
            from = to;
        }
        return shades;
    }

    private static int shade(double density) {
        return (int) Math.round(100 * Math.clamp(density, 0, 1));
    }
}
