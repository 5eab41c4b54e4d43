package org.preimage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.math.Batch;
import org.preimage.model.InverseModel;
import org.preimage.model.Toy;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Workers;

/// Model files that were written once and are read for ever. Beside each lie two tables of what it said when it
/// was written: `<model>.csv`, of designs and their predictions, and `<model>-candidates.csv`, of targets with
/// latent points and their candidates. A new version of the format gets a folder of its own beside `v1`.
final class OldModelFilesTest {
    private static final Path FOLDER = Path.of(
            System.getProperty("preimage.root"), "core", "src", "test", "resources", "org", "preimage", "store");

    private static final String ENDING = ".safetensors";
    private static final int ROWS = 20;

    /// Other machines have other kernels, which round differently.
    private static final double ROUNDING = 1e-5;

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    @Test
    void everyVersionHasItsFiles() throws IOException {
        List<Path> folders = files().stream().map(Path::getParent).toList();
        for (int version = 1; version <= Format.NEWEST_VERSION; version++) {
            assertThat(folders).contains(FOLDER.resolve("v" + version));
        }
        assertThat(folders).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("files")
    void predictionsAreWhatTheyWere(Path file) throws IOException {
        InverseModel model = ModelFile.read(file);
        assertSays(beside(file, ".csv"), model.space().inputs().size(), row -> prediction(model, row));
    }

    @ParameterizedTest
    @MethodSource("files")
    void candidatesAreWhatTheyWere(Path file) throws IOException {
        InverseModel model = ModelFile.read(file);
        int asked = model.space().outputs().size() + model.sampler().latentDim();
        assertSays(beside(file, "-candidates.csv"), asked, row -> candidate(model, row));
    }

    /// Run with `-Dpreimage.golden=write`, to begin a new version or for a model of a new kind: files that were
    /// published stay.
    @Test
    @EnabledIfSystemProperty(named = "preimage.golden", matches = "write")
    void write() throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve("v" + Format.NEWEST_VERSION));
        write(Toy.fit(Toy.conditional(3), 24), folder.resolve("cinn-networks" + ENDING));
        write(Toy.fit(Toy.invertible(3), 24), folder.resolve("inn-flow" + ENDING));
        write(Toy.fit(Toy.autoencoder(3), 24), folder.resolve("cvae-networks" + ENDING));
        write(Toy.fit(Toy.mixture(3), 24), folder.resolve("mdn-networks" + ENDING));
        write(Toy.fit(Toy.uniform(3), 24), folder.resolve("uniform-networks" + ENDING));
        write(Toy.fit(Toy.rows(3), 24), folder.resolve("rows-networks" + ENDING));
        write(Toy.fitMixed(Toy.conditional(3), 40), folder.resolve("mixed" + ENDING));
    }

    private static void write(InverseModel model, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        ModelFile.write(model, file);
        double[][] x = model.space().discrete() ? Toy.mixed(ROWS, new Seed(1)).x() : Toy.designs(ROWS, new Seed(1));
        Stream<double[]> designs =
                Stream.iterate(0, i -> i + 1).limit(ROWS).map(i -> new double[] {x[0][i], x[1][i], x[2][i]});
        Files.writeString(beside(file, ".csv"), csv(designs, row -> prediction(model, row)));
        RandomGenerator random = new Seed(2).generator();
        int asked = model.space().outputs().size() + model.sampler().latentDim();
        Stream<double[]> normal = Stream.generate(() -> DoubleStream.generate(() -> Draws.normal(random))
                        .limit(asked)
                        .toArray())
                .limit(ROWS);
        Files.writeString(beside(file, "-candidates.csv"), csv(normal, row -> candidate(model, row)));
    }

    /// The prediction for one design.
    private static double[] prediction(InverseModel model, double[] design) {
        double[][] x = Arrays.stream(design).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        try (Workers workers = new Workers(1)) {
            return firsts(model.predict(x, workers).mean());
        }
    }

    /// The candidate for a standardized target and, behind it, one latent point.
    private static double[] candidate(InverseModel model, double[] asked) {
        int m = model.space().outputs().size();
        Batch latent = Batch.zeros(1, asked.length - m);
        for (int v = 0; v < latent.width(); v++) {
            latent.set(0, v, (float) asked[m + v]);
        }
        try (Workers workers = new Workers(1)) {
            return firsts(model.inputs().decode(model.sampler().candidates(Arrays.copyOf(asked, m), latent, workers)));
        }
    }

    private static double[] firsts(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(column -> column[0]).toArray();
    }

    private static void assertSays(Path table, int asked, UnaryOperator<double[]> says) throws IOException {
        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(ROWS);
        for (String line : lines) {
            double[] row = Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] expected = Arrays.copyOfRange(row, asked, row.length);
            assertThat(says.apply(Arrays.copyOf(row, asked))).containsExactly(expected, within(ROUNDING));
        }
    }

    private static String csv(Stream<double[]> asked, UnaryOperator<double[]> says) {
        return asked.map(row -> DoubleStream.concat(Arrays.stream(row), Arrays.stream(says.apply(row)))
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replace(ENDING, ending));
    }
}
