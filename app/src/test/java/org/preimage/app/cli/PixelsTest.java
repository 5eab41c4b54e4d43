package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models whose inputs are the pixels of a cell, from a table to files for a printer.
class PixelsTest {
    private static final int SIDE = 8;

    @TempDir
    private static Path modelFolder;

    private static Path model;

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeAll
    static void fitOnce() {
        Bench bench = new Bench(modelFolder);
        Cli.Result result = bench.fit(bench.write("cells.csv", crosses()), "p0..p63", "solid", "--pixels", "8x8");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        model = bench.path("model.safetensors");
    }

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    /// A beam in each direction, of four widths and in five places, and how much of the cell is solid.
    private static String crosses() {
        StringBuilder header = new StringBuilder();
        for (int p = 0; p < SIDE * SIDE; p++) {
            header.append('p').append(p).append(',');
        }
        return Bench.table(header + "solid", 80, i -> {
            StringBuilder row = new StringBuilder();
            int solid = 0;
            for (int p = 0; p < SIDE * SIDE; p++) {
                boolean across = (p / SIDE + i / 16) % SIDE < 1 + i % 4;
                boolean along = (p % SIDE + i / 8) % SIDE < 1 + i / 4 % 4;
                solid += across || along ? 1 : 0;
                row.append(across || along ? "1," : "0,");
            }
            return row + String.format(Locale.ROOT, "%.6f", solid / 64.0);
        });
    }

    private Cli.Result solve(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--target", "solid=0.6", "--within", "1", "-n", "3"));
        arguments.addAll(List.of(more));
        return bench.solve(model, arguments.toArray(String[]::new));
    }

    private Cli.Result export(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                bench.path("run").toString(),
                "-o",
                bench.path("files").toString()));
        arguments.addAll(List.of(more));
        return Cli.launch(arguments.toArray(String[]::new));
    }

    @Test
    void aRunOfPixelsIsShownAsAGalleryAndAskedAgainByItsFile() {
        assertThat(solve("--binary").exitCode()).isZero();
        assertThat(bench.read("run", "report.html"))
                .contains("id=\"cell-3\"", "Each is void or solid.")
                .doesNotContain("id=\"cell-4\"", "p63");
        JsonNode report = JsonMapper.shared().readTree(bench.read("run", "report.json"));
        assertThat(report.at("/question/pixels/rows").asInt()).isEqualTo(SIDE);
        assertThat(report.at("/question/pixels/binary").asInt()).isEqualTo(1);
        assertThat(report.at("/model/pairs/inputs").isEmpty()).isTrue();
        assertThat(report.at("/answer/designs/2/inputs"))
                .hasSize(SIDE * SIDE)
                .allMatch(pixel -> pixel.asDouble() == 0 || pixel.asDouble() == 1);
        assertThat(bench.read("run", "config.yaml")).contains("binary: 1").doesNotContain("bounds", "fixed", "p0");
        Cli.Result again = Cli.launch(
                "solve",
                "--config",
                bench.path("run").resolve("config.yaml").toString(),
                "-o",
                bench.path("again").toString());
        assertThat(again.exitCode()).as(again.errorOutput()).isZero();
        assertThat(bench.read("again", "designs.csv")).isEqualTo(bench.read("run", "designs.csv"));
    }

    /// Only what differs from the model is told.
    @Test
    void aPixelThatIsFixedIsTold() {
        assertThat(solve("--fix", "p5=1", "--bounds", "p6=0.5:1").exitCode()).isZero();
        assertThat(bench.read("run", "config.yaml")).contains("p5: 1.0", "p6:").doesNotContain("p4", "p7");
        assertThat(bench.column("p5", "run", "designs.csv")).containsOnly(1.0);
        assertThat(bench.read("run", "report.html")).contains("or in between. Fixed are 1 of them.");
    }

    @Test
    void designsAreExportedAsImagesAndBodies() throws IOException {
        solve("--binary");
        Cli.Result result = export("--png", "4", "--tiles", "3", "--stl", "--size", "10", "--height", "2");
        assertThat(result.errorOutput()).isEmpty();
        assertThat(result.output()).isEqualTo(bench.path("files") + ": 6 files\n");
        try (Stream<Path> files = Files.list(bench.path("files"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "design-1.png",
                            "design-2.png",
                            "design-3.png",
                            "design-1.stl",
                            "design-2.stl",
                            "design-3.stl");
        }
        assertThat(ImageIO.read(bench.path("files").resolve("design-1.png").toFile())
                        .getWidth())
                .isEqualTo(4 * 3 * SIDE);
        assertThat(export("--png").errorOutput()).contains("expected a folder that is new or empty");
    }

    @Test
    void grayCellsAreImagesButNoBodies() {
        solve("--fix", "p5=0.5");
        assertThat(export("--stl", "--size", "1", "--height", "1").errorOutput())
                .contains("design 1: expected pixels that are void or solid, found the density");
        assertThat(bench.path("files")).doesNotExist();
        assertThat(export("--png").output()).endsWith(": 3 files\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --tiles 3                                | 'expected --template, or --png and --stl, found neither'
        --size 3                                 | 'expected --template, or --png and --stl, found neither'
        ''                                       | 'expected --template, or --png and --stl, found neither'
        --png --template x                       | 'expected --template, or --png and --stl, found both'
        --png --name x                           | '--name: expected it beside --template, found none'
        --png 0                                  | '--png: expected 1 to 64 pixels for each, found 0'
        --png --tiles 11                         | '--tiles: expected 1 to 10 cells a side, found 11'
        --png --height 2                         | '--height: expected it beside --stl, found --png alone'
        --stl --size 3                           | '--stl: expected --size and --height beside it, found no --height'
        --stl --height 3                         | '--stl: expected --size and --height beside it, found no --size'
        --stl --size -1 --height 3               | '--size: expected a positive number of mm, found -1.0'
        --stl --size 1 --height NaN              | '--height: expected a positive number of mm, found NaN'
        """)
    void exportsThatCannotBeAreRefused(String options, String sentence) {
        Cli.Result result = export(options.isEmpty() ? new String[0] : options.split(" "));
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.errorOutput()).contains(sentence);
    }

    @Test
    void aRunOfOtherInputsHasNoImages() {
        bench.solve(bench.model(), "--target", "y=1", "--within", "100");
        assertThat(export("--png").errorOutput())
                .contains("--png: expected a run of a model that was fitted with --pixels, found one of other inputs");
    }

    @Test
    void aModelOfOtherInputsHasNoBinaryDesigns() {
        assertThat(bench.solve(bench.model(), "--target", "y=1", "--binary").errorOutput())
                .contains("--binary: expected a model that was fitted with --pixels, found one of other inputs");
    }

    @Test
    void aWidthThatNoCellHasRoomForIsRefused() {
        assertThat(solve("--binary=9").errorOutput())
                .contains("--binary: expected a least width of 1 to 2 pixels in a cell of 8x8, found 9");
        assertThat(bench.path("run")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --pixels 8x9                  | 'expected 72 inputs, the pixels of a cell of 8x9, found 64'
        --pixels 64                   | 'expected rows and columns such as 32x32, found ''64'''
        --pixels 2x32                 | 'expected cells of 4 to 128 pixels a side, found 2 × 32'
        --pixels 8x8 --surrogate gp   | '--surrogate: expected ensemble beside --pixels, found gp'
        --pixels 8x8 --integer p3     | 'expected no kinds and no symmetries of pixels'
        """)
    void fitsThatCannotBeAreRefused(String options, String sentence) {
        Cli.Result result = bench.fit(bench.write("cells.csv", crosses()), "p0..p63", "solid", options.split(" "));
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.errorOutput()).contains(sentence);
    }

    @Test
    void whatIsNoDensityIsRefused() {
        Path beyond = bench.write("beyond.csv", crosses().replaceFirst("\n[01],[01],", "\n0,1.5,"));
        assertThat(bench.fit(beyond, "p0..p63", "solid", "--pixels", "8x8").errorOutput())
                .contains("expected densities from 0 to 1 in the pixels, found 1.5 in the column 'p1'");
        Path lacking = bench.write("lacking.csv", crosses().replaceFirst("\n[01],[01],", "\n0,,"));
        assertThat(bench.fit(lacking, "p0..p63", "solid", "--pixels", "8x8", "--strict")
                        .errorOutput())
                .contains("column p1, row 2: expected a number, found an empty cell");
    }

    /// A mirror line of an odd number of pixels would go through some of them, and so is none.
    @Test
    void sidesMayBeOdd() {
        String odd =
                Bench.table("p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,p15,p16,p17,p18,p19,solid", 60, i -> {
                    StringBuilder row = new StringBuilder();
                    int solid = 0;
                    for (int p = 0; p < 20; p++) {
                        boolean beam = (p / 4 + i) % 5 < 1 + i % 3 || (p % 4 + i / 3) % 4 < 1;
                        solid += beam ? 1 : 0;
                        row.append(beam ? "1," : "0,");
                    }
                    return row.append(solid / 20.0).toString();
                });
        Cli.Result fit = bench.fit(bench.write("odd.csv", odd), "p0..p19", "solid", "--pixels", "5x4");
        assertThat(fit.exitCode()).as(fit.errorOutput()).isZero();
        Cli.Result solved = bench.solve(
                bench.path("model.safetensors"), "--target", "solid=0.5", "--within", "1", "-n", "2", "--binary");
        assertThat(solved.exitCode()).as(solved.errorOutput()).isZero();
        assertThat(export("--png", "--stl", "--size", "4", "--height", "1").output())
                .endsWith(": 4 files\n");
    }
}
