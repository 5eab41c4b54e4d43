package org.preimage.app.report;

import java.util.List;

/// What a figure of a [Document] shows, without how it is drawn.
public sealed interface Chart permits Chart.Lines, Chart.Panels, Chart.Rows, Chart.Tiles {

    /// What it is.
    String title();

    /// What it shows, in words, for those who do not see it.
    String description();

    /// A point.
    record Point(double x, double y) {}

    /// An axis.
    record Axis(String label, boolean logarithmic) {}

    /// Lines over one pair of axes, told apart by color and dashes, with a legend. What a logarithmic axis cannot show
    /// is left out.
    record Lines(String title, String description, Axis x, Axis y, List<Line> lines) implements Chart {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// A line through points.
    record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// Small squares side by side, each with dots over the same range of both axes, before a backdrop.
    ///
    /// @param low the lower end of both axes
    /// @param high the upper end of both axes
    record Panels(String title, String description, double low, double high, List<Panel> panels) implements Chart {
        public Panels {
            panels = List.copyOf(panels);
        }
    }

    /// One square.
    ///
    /// @param name above it
    /// @param note below it
    record Panel(String name, String note, List<Point> dots, List<Point> backdrop) {
        public Panel {
            dots = List.copyOf(dots);
            backdrop = List.copyOf(backdrop);
        }
    }

    /// Named rows with marks along a logarithmic axis.
    ///
    /// @param marks the names of the marks, in the order of each row's values
    record Rows(String title, String description, String axis, List<String> marks, List<Row> rows) implements Chart {
        public Rows {
            marks = List.copyOf(marks);
            rows = List.copyOf(rows);
        }
    }

    /// One row.
    ///
    /// @param values one for each mark; not positive where there is none
    record Row(String name, List<Double> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /// Small square images side by side.
    ///
    /// @param side the pixels of a side
    record Tiles(String title, String description, int side, List<Tile> tiles) implements Chart {
        /// @throws IllegalArgumentException if a tile has not `side × side` pixels
        public Tiles {
            tiles = List.copyOf(tiles);
            for (Tile tile : tiles) {
                if (tile.shades().size() != side * side) {
                    throw new IllegalArgumentException("Tiles: expected " + side * side + " pixels, found "
                            + tile.shades().size());
                }
            }
        }
    }

    /// One image.
    ///
    /// @param note below it
    /// @param shades from 0, empty, to 1, row by row from above
    record Tile(String note, List<Double> shades) {
        public Tile {
            shades = List.copyOf(shades);
        }
    }
}
