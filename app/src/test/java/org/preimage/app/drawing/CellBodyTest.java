package org.preimage.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.bench.ArchitectedMaterial;
import org.preimage.math.Columns;
import org.preimage.random.Seed;

class CellBodyTest {
    private static final double PIXEL = 10.0 / 32;
    private static final double HEIGHT = 2.5;

    private record Point(float x, float y, float z) {
        Point minus(Point other) {
            return new Point(x - other.x, y - other.y, z - other.z);
        }

        Point cross(Point other) {
            return new Point(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
        }

        double dot(Point other) {
            return (double) x * other.x + (double) y * other.y + (double) z * other.z;
        }
    }

    private record Triangle(Point normal, List<Point> corners) {}

    private record Edge(Point from, Point to) {}

    /// Ten cells of the built-in problem, one by one and repeated.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theSurfaceIsClosedAndHoldsTheSolidPixels(int tiles) {
        double[][] x = new ArchitectedMaterial().pairs(0, 10, new Seed(4)).x();
        for (int i = 0; i < 10; i++) {
            Raster cell = new Raster(32, 32, Columns.row(x, i)).tiled(tiles);
            List<Triangle> triangles = read(CellBody.stl(cell, PIXEL, HEIGHT));
            assertClosed(triangles);
            double volume = 0;
            for (Triangle t : triangles) {
                volume += t.corners()
                                .get(0)
                                .dot(t.corners().get(1).cross(t.corners().get(2)))
                        / 6;
                Point face = t.corners()
                        .get(1)
                        .minus(t.corners().get(0))
                        .cross(t.corners().get(2).minus(t.corners().get(0)));
                assertThat(t.normal().dot(t.normal())).isEqualTo(1);
                assertThat(t.normal().dot(face)).isCloseTo(Math.sqrt(face.dot(face)), offset(1e-6));
            }
            double solid = Arrays.stream(cell.density()).sum();
            assertThat(volume).isCloseTo(solid * PIXEL * PIXEL * HEIGHT, offset(1e-4 * volume));
        }
    }

    /// Every edge is gone along once in each direction.
    private static void assertClosed(List<Triangle> triangles) {
        Map<Edge, Integer> edges = new HashMap<>();
        for (Triangle triangle : triangles) {
            for (int i = 0; i < 3; i++) {
                edges.merge(
                        new Edge(triangle.corners().get(i), triangle.corners().get((i + 1) % 3)), 1, Integer::sum);
            }
        }
        edges.forEach((edge, count) -> {
            assertThat(count).isEqualTo(1);
            assertThat(edges).containsKey(new Edge(edge.to(), edge.from()));
        });
    }

    @Test
    void theFirstRowIsAbove() {
        List<Triangle> triangles = read(CellBody.stl(new Raster(2, 2, new double[] {0, 1, 0, 0}), 1, 1));
        assertThat(triangles.stream().flatMap(triangle -> triangle.corners().stream()))
                .allMatch(corner -> corner.x() >= 1 && corner.y() >= 1);
        assertThat(triangles).hasSize(12);
    }

    @Test
    void whatIsNoBodyIsRefused() {
        refused("found the density 0.5; 'preimage solve --binary' finds such cells", 0.5, 1, 1, 1);
        refused("found two that touch at a corner alone, at row 1 and column 1", 1, 0, 0, 1);
        refused("found two that touch at a corner alone, at row 1 and column 1", 0, 1, 1, 0);
        refused("expected a solid pixel, found none", 0, 0, 0, 0);
    }

    private static void refused(String sentence, double... density) {
        assertThatThrownBy(() -> CellBody.stl(new Raster(2, 2, density), 1, 1)).hasMessageEndingWith(sentence);
    }

    private static List<Triangle> read(byte[] stl) {
        ByteBuffer in = ByteBuffer.wrap(stl).order(ByteOrder.LITTLE_ENDIAN).position(80);
        int count = in.getInt();
        List<Triangle> triangles = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            Point normal = point(in);
            triangles.add(new Triangle(normal, List.of(point(in), point(in), point(in))));
            assertThat(in.getShort()).isZero();
        }
        assertThat(in.remaining()).isZero();
        return triangles;
    }

    private static Point point(ByteBuffer in) {
        return new Point(in.getFloat(), in.getFloat(), in.getFloat());
    }
}
