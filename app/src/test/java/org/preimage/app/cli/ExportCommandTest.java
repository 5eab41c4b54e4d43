package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("preimage.root"));

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void solve() {
        bench = new Bench(folder);
        bench.solve(bench.model(), "--target", "y=1", "--within", "0.5");
    }

    private Cli.Result export(String template, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "export";
        all[1] = folder.resolve("run").toString();
        all[2] = "--template";
        all[3] = template;
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.launch(all);
    }

    @Test
    void everyDesignIsAFileFromTheTemplate() {
        String template = bench.write("CELL.in", "{id} {verdict}\n{a:%.3f} {b} {y_predicted:%9.4f}\n")
                .toString();
        Cli.Result result = export(template, "-o", folder.resolve("out").toString());
        assertThat(result.output()).as(result.errorOutput()).isEqualTo(folder.resolve("out") + ": 5 files\n");
        for (int i = 1; i <= 5; i++) {
            double a = bench.column("a", "run", "designs.csv").get(i - 1);
            double b = bench.column("b", "run", "designs.csv").get(i - 1);
            double y = bench.column("y_predicted", "run", "designs.csv").get(i - 1);
            String[] lines = bench.read("out", "CELL-" + i).split("\n", 2);
            assertThat(lines[0]).startsWith(i + " ");
            assertThat(lines[1]).startsWith(String.format(Locale.ROOT, "%.3f ", a));
            assertThat(lines[1]).endsWith(String.format(Locale.ROOT, "%9.4f%n", y));
            assertThat(Double.parseDouble(lines[1].split(" ")[1])).isEqualTo(b);
        }
    }

    @Test
    void filesAreCalledAsTheUserLikes() {
        String template = bench.write("cell.cif.in", "x").toString();
        export(template, "-o", folder.resolve("plain").toString());
        assertThat(folder.resolve("plain")).isDirectoryContaining("glob:**/cell-5.cif");
        export(template, "-o", folder.resolve("named").toString(), "--name", "{id}/POSCAR");
        assertThat(folder.resolve("named/5/POSCAR")).hasContent("x");
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeAnythingIs() {
        String out = folder.resolve("out").toString();
        String good = bench.write("good.in", "{a}").toString();
        assertThat(export(bench.write("bad.in", "{aa}").toString(), "-o", out).errorOutput())
                .contains("bad.in: expected a place {NAME} of a value that there is, found 'aa'; the nearest is 'a'");
        assertThat(export(bench.write("sim.in", "{y_simulated}").toString(), "-o", out)
                        .exitCode())
                .isEqualTo(2);
        assertThat(export(good, "-o", out, "--name", "same").errorOutput())
                .contains("expected a name for every design, such as '{id}.in'");
        assertThat(export(good, "-o", out, "--name", "../{id}").errorOutput())
                .contains("--name: expected the name of a file in the folder, found '../1'");
        assertThat(export(folder.resolve("none.in").toString(), "-o", out).errorOutput())
                .contains("expected a template in UTF-8 that can be read");
        assertThat(Files.exists(folder.resolve("out"))).isFalse();
        assertThat(export(good, "-o", folder.resolve("run").toString()).exitCode())
                .isEqualTo(2);
        assertThat(Cli.launch("export", folder.toString(), "--template", good, "-o", out)
                        .exitCode())
                .isEqualTo(3);
    }

    /// The templates of the examples name columns of lattices.
    @Test
    void theExamplesTemplatesAreFilled() {
        bench.write("cells.csv", Bench.table("a,b,c,alpha,beta,gamma,gap", 40, i -> {
            double t = i / 39.0;
            return String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,%.4f,%.3f,%.3f,%.3f,%.4f",
                    3.9 + 0.1 * t,
                    3.9 + 0.1 * (t * 7 % 1),
                    3.9 + 0.1 * (t * 11 % 1),
                    90 + (t * 13 % 1),
                    90 + (t * 17 % 1),
                    90 + (t * 19 % 1),
                    1 + t);
        }));
        bench.fit(bench.path("cells.csv"), "a,b,c,alpha,beta,gamma", "gap", "--force");
        bench.solve(bench.path("model.safetensors"), "--target", "gap=1.5", "--within", "0.9", "--force");
        for (String template : new String[] {"POSCAR.in", "cell.cif.in"}) {
            Cli.Result result = export(
                    ROOT.resolve("examples").resolve(template).toString(),
                    "-o",
                    folder.resolve(template).toString());
            assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        }
        double a = bench.column("a", "run", "designs.csv").getFirst();
        assertThat(bench.read("POSCAR.in", "POSCAR-1")
                        .lines()
                        .skip(2)
                        .findFirst()
                        .orElseThrow())
                .isEqualTo(String.format(Locale.ROOT, "%12.8f   0.00000000   0.00000000", a));
        assertThat(bench.read("cell.cif.in", "cell-1.cif"))
                .contains(String.format(Locale.ROOT, "_cell_length_a %.6f%n", a))
                .doesNotContain("{");
    }
}
