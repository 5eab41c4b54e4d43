package org.preimage.app.report;

import java.util.Locale;

/// The shape that a point of a figure is drawn in, so that groups of points differ by more than their colors.
enum Marker {
    DOT {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.dot(x, y);
        }
    },
    CROSS {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.move(x - 2.5, y - 2.5)
                    .line(x + 2.5, y + 2.5)
                    .move(x - 2.5, y + 2.5)
                    .line(x + 2.5, y - 2.5);
        }
    },
    TRIANGLE {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.move(x, y - 3.5).line(x + 3.3, y + 2.5).line(x - 3.3, y + 2.5).line(x, y - 3.5);
        }
    },
    SQUARE {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.move(x - 2.5, y - 2.5)
                    .line(x + 2.5, y - 2.5)
                    .line(x + 2.5, y + 2.5)
                    .line(x - 2.5, y + 2.5)
                    .line(x - 2.5, y - 2.5);
        }
    },
    PLUS {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.move(x - 3.5, y).line(x + 3.5, y).move(x, y - 3.5).line(x, y + 3.5);
        }
    },
    DIAMOND {
        @Override
        void draw(SvgPath path, double x, double y) {
            path.move(x, y - 3.8)
                    .line(x + 3.3, y)
                    .line(x, y + 3.8)
                    .line(x - 3.3, y)
                    .line(x, y - 3.8);
        }
    };

    /// The class of a group of them.
    String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Adds one at a place.
    abstract void draw(SvgPath path, double x, double y);
}
