package org.preimage.app.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The solid pixels as a body of even height: a closed surface of triangles, of which every edge belongs to two. A
/// pixel has faces of its own above and below, so that no corner lies on the edge of another face.
public final class CellBody {
    private static final int HEADER = 80;
    private static final int TRIANGLE = 50;

    private final Raster raster;
    private final double pixel;
    private final double height;
    private final List<Corner[]> triangles = new ArrayList<>();

    /// A corner by the lines of the grid of pixels that cross in it, the first ones left and below.
    private record Corner(int x, int y, boolean above) {}

    private CellBody(Raster raster, double pixel, double height) {
        this.raster = raster;
        this.pixel = pixel;
        this.height = height;
    }

    /// The body as a binary STL file.
    ///
    /// @param pixel the side of a pixel, in the unit of the file, which is usually read as millimeters
    /// @param height of the body, in the same unit
    /// @throws IllegalArgumentException if a pixel is neither void nor solid, all are void, or two touch at an edge
    ///     alone, which no body does
    public static byte[] stl(Raster raster, double pixel, double height) {
        CellBody body = new CellBody(raster, pixel, height);
        body.requireBody();
        for (int row = 0; row < raster.rows(); row++) {
            for (int column = 0; column < raster.columns(); column++) {
                if (body.solid(row, column)) {
                    body.add(row, column);
                }
            }
        }
        return body.bytes();
    }

    private void requireBody() {
        boolean any = false;
        for (int row = 0; row < raster.rows(); row++) {
            for (int column = 0; column < raster.columns(); column++) {
                double density = raster.at(row, column);
                if (density != 0 && density != 1) {
                    throw new IllegalArgumentException("expected pixels that are void or solid, found the density "
                            + density + "; 'preimage solve --binary' finds such cells");
                }
                any |= density == 1;
                boolean own = solid(row, column);
                if (own == solid(row + 1, column + 1)
                        && own != solid(row + 1, column)
                        && own != solid(row, column + 1)) {
                    throw new IllegalArgumentException("expected solid pixels that share sides, found two that touch at"
                            + " a corner alone, at row " + (row + 1) + " and column " + (column + 1));
                }
            }
        }
        if (!any) {
            throw new IllegalArgumentException("expected a solid pixel, found none");
        }
    }

    /// Outside there is nothing.
    private boolean solid(int row, int column) {
        return row >= 0
                && row < raster.rows()
                && column >= 0
                && column < raster.columns()
                && raster.at(row, column) == 1;
    }

    private void add(int row, int column) {
        int left = column;
        int right = column + 1;
        int low = raster.rows() - row - 1;
        int high = low + 1;
        face(at(left, low, true), at(right, low, true), at(right, high, true), at(left, high, true));
        face(at(left, high, false), at(right, high, false), at(right, low, false), at(left, low, false));
        wall(solid(row + 1, column), left, low, right, low);
        wall(solid(row, column + 1), right, low, right, high);
        wall(solid(row - 1, column), right, high, left, high);
        wall(solid(row, column - 1), left, high, left, low);
    }

    private static Corner at(int x, int y, boolean above) {
        return new Corner(x, y, above);
    }

    /// A wall along a side of a pixel that lies to the left of it, unless the pixel to the right is solid too.
    private void wall(boolean inside, int fromX, int fromY, int toX, int toY) {
        if (!inside) {
            face(at(fromX, fromY, false), at(toX, toY, false), at(toX, toY, true), at(fromX, fromY, true));
        }
    }

    /// A face of four corners, counterclockwise when seen from outside.
    private void face(Corner a, Corner b, Corner c, Corner d) {
        triangles.add(new Corner[] {a, b, c});
        triangles.add(new Corner[] {a, c, d});
    }

    private byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + Integer.BYTES + TRIANGLE * triangles.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put("cell of preimage".getBytes(StandardCharsets.US_ASCII)).position(HEADER);
        out.putInt(triangles.size());
        for (Corner[] triangle : triangles) {
            put(out, normal(triangle));
            for (Corner corner : triangle) {
                put(out, place(corner));
            }
            out.putShort((short) 0);
        }
        return out.array();
    }

    private static void put(ByteBuffer out, double[] vector) {
        for (double component : vector) {
            out.putFloat((float) component);
        }
    }

    private double[] place(Corner corner) {
        return new double[] {corner.x() * pixel, corner.y() * pixel, corner.above() ? height : 0};
    }

    /// Faces are along the axes, so that the grid tells their normals.
    private static double[] normal(Corner[] triangle) {
        double[] u = difference(triangle[1], triangle[0]);
        double[] v = difference(triangle[2], triangle[0]);
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private static double[] difference(Corner to, Corner from) {
        return new double[] {to.x() - from.x(), to.y() - from.y(), (to.above() ? 1 : 0) - (from.above() ? 1 : 0)};
    }
}
