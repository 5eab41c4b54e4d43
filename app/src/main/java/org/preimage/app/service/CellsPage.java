package org.preimage.app.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.preimage.app.report.Chart;
import org.preimage.app.report.Document;
import org.preimage.app.report.Document.Picture;
import org.preimage.app.report.Document.Section;
import org.preimage.app.report.Document.Table;
import org.preimage.app.report.DocumentPages;
import org.preimage.bench.ArchitectedMaterial;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// A page of the pairs of architected materials: some cells as images, and how their properties are distributed. The
/// pairs are drawn again, so that no table is read; only the images' pixels are held.
public final class CellsPage {
    private static final int PIECE = 100;
    private static final int IMAGES = 42;
    private static final int BINS = 25;
    private static final int DOTS = 3_000;
    private static final double SOLID_SHEAR = 1 / 2.6;
    private static final List<String> SHOWN = List.of("E", "E_x", "E_y", "G / solid's G", "porosity");
    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final int POROSITY = 4;

    private final ArchitectedMaterial problem = new ArchitectedMaterial();
    private final Context context;

    public CellsPage(Context context) {
        this.context = context;
    }

    /// Writes a page of the first `n` pairs.
    ///
    /// @throws java.util.concurrent.CancellationException if it was stopped
    public Written run(int n, Seed seed, Path to) {
        if (n < 1) {
            throw new IllegalArgumentException("expected at least one pair, found -n " + n);
        }
        double[][] y = drawn(n, seed);
        Document page = new Document(
                "Cells of architected materials",
                List.of(
                        new Section("Cells", List.of(samples(y[0], seed))),
                        new Section("Properties", List.of(quantiles(y), shares(y), panels(y)))));
        Documents.write(to, DocumentPages.html(page));
        return new Written(n, 0, List.of());
    }

    /// The properties, each in units of the solid's.
    private double[][] drawn(int n, Seed seed) {
        double[][] y = new double[SHOWN.size()][n];
        int pieces = (n + PIECE - 1) / PIECE;
        int threads = context.workers().threads();
        for (int first = 0; first < pieces; first += threads) {
            context.progress().report("draw pairs", (long) first * PIECE, n, "");
            context.checkCancelled();
            int start = first;
            context.workers().forEach(Math.min(threads, pieces - first), p -> {
                int from = (start + p) * PIECE;
                double[][] piece =
                        problem.pairs(from, Math.min(PIECE, n - from), seed).y();
                for (int v = 0; v < y.length; v++) {
                    System.arraycopy(piece[v], 0, y[v], from, piece[v].length);
                }
            });
        }
        y[3] = Arrays.stream(y[3]).map(shear -> shear / SOLID_SHEAR).toArray();
        return y;
    }

    /// Cells at even ranks of their modulus.
    private Picture samples(double[] modulus, Seed seed) {
        int[] ranked = IntStream.range(0, modulus.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> modulus[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int images = Math.min(IMAGES, ranked.length);
        List<Chart.Tile> tiles = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            Pairs pair = problem.pairs(ranked[(int) ((i + 0.5) * ranked.length / images)], 1, seed);
            String note = String.format(Locale.ROOT, "E %.3f, %.0f %%", pair.y()[0][0], 100 * pair.y()[POROSITY][0]);
            tiles.add(new Chart.Tile(
                    note, DoubleStream.of(Columns.row(pair.x(), 0)).boxed().toList()));
        }
        return new Picture(
                "cells",
                new Chart.Tiles(
                        "From soft to stiff, with the mean modulus E and the porosity",
                        "Cells at even ranks of their modulus",
                        ArchitectedMaterial.SIDE,
                        tiles));
    }

    private static Table quantiles(double[][] y) {
        List<List<String>> rows = new ArrayList<>();
        for (int v = 0; v < y.length; v++) {
            double[] sorted = Arrays.stream(y[v]).sorted().toArray();
            List<String> row = new ArrayList<>(List.of(SHOWN.get(v)));
            for (double share : QUANTILES) {
                row.add(String.format(Locale.ROOT, "%.4f", sorted[(int) Math.round(share * (sorted.length - 1))]));
            }
            rows.add(row);
        }
        return new Table(
                y[0].length + " pairs, in units of the solid's moduli",
                List.of("property", "least", "5 %", "25 %", "median", "75 %", "95 %", "most"),
                rows);
    }

    private static Picture shares(double[][] y) {
        List<Chart.Line> lines = new ArrayList<>();
        for (int v = 0; v < y.length; v++) {
            int[] counts = new int[BINS];
            for (double value : y[v]) {
                counts[Math.clamp((int) (value * BINS), 0, BINS - 1)]++;
            }
            List<Chart.Point> points = new ArrayList<>();
            for (int b = 0; b < BINS; b++) {
                points.add(new Chart.Point((b + 0.5) / BINS, (double) counts[b] / y[v].length));
            }
            lines.add(new Chart.Line(SHOWN.get(v), points));
        }
        return new Picture(
                "shares",
                new Chart.Lines(
                        "How they are distributed",
                        "The share of the cells in each of " + BINS + " equal ranges, for every property",
                        new Chart.Axis("property", false),
                        new Chart.Axis("share of the cells", false),
                        lines));
    }

    private static Picture panels(double[][] y) {
        List<Chart.Point> bound = IntStream.rangeClosed(0, 200)
                .mapToObj(i -> new Chart.Point(i / 200.0, 1 - i / 200.0))
                .toList();
        List<Chart.Panel> panels = new ArrayList<>();
        for (int v = 0; v < POROSITY; v++) {
            double[] property = y[v];
            List<Chart.Point> dots = IntStream.range(0, Math.min(DOTS, property.length))
                    .mapToObj(i -> new Chart.Point(y[POROSITY][i], property[i]))
                    .toList();
            panels.add(new Chart.Panel(SHOWN.get(v), "over porosity", dots, bound));
        }
        return new Picture(
                "porosity",
                new Chart.Panels(
                        "Moduli over porosity",
                        "Each cell is a dot, and what no cell can exceed, the share of solid, a falling line",
                        0,
                        1,
                        panels));
    }
}
