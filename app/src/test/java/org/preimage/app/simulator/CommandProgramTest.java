package org.preimage.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preimage.app.schema.BadConfig;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Output;
import org.preimage.space.Space;

/// How designs reach a program, and how its outputs come back.
@DisabledOnOs(OS.WINDOWS)
final class CommandProgramTest {
    private static final double[] X = {2.5, 3};

    @TempDir
    private Path folder;

    private Outcome run(String program, String block) throws IOException {
        return run(new Blocks(folder).sh(program, block));
    }

    private Outcome run(NamedSimulator simulator) {
        return simulator.simulator().run(X, folder.resolve("work/1"));
    }

    private static Outcome y(double value) {
        return new Simulated(new double[] {value});
    }

    @Test
    void inputsAreArgumentsAndOutputsJson() throws IOException {
        assertThat(run("echo \"{\\\"y\\\": $1$2}\"", "")).isEqualTo(y(2.53));
    }

    @Test
    void argumentsAreNoShellText() throws IOException {
        new Blocks(folder)
                .script("program.sh", "test $# = 2 && test \"$1\" = '$(exit 1) \"2.50\" ;' && echo '{\"y\": 1}'");
        NamedSimulator simulator =
                new Blocks(folder).open("command: [./program.sh, '$(exit 1) \"{a:%.2f}\" ;', '{{a}}']");
        assertThat(run(simulator)).isEqualTo(y(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "json; {\"a\":2.5,\"leaves\":3}",
                "csv; a,leaves|2.5,3",
            })
    void inputsComeOnTheStandardInput(String form, String expected) throws IOException {
        assertThat(run("printf '{\"y\": 7}'; cat > seen", "stdin: " + form)).isEqualTo(y(7));
        assertThat(folder.resolve("work/1/seen")).hasContent(expected.replace('|', '\n'));
    }

    @Test
    void inputsAreWrittenIntoFilesFromTemplates() throws IOException {
        Blocks blocks = new Blocks(folder);
        blocks.write("cell.in", "cell {a:%8.3f} {leaves:%d}\n{ \"a\": {a} } at {home}\n");
        NamedSimulator simulator = blocks.sh("cp in/cell seen; echo '{\"y\": 1}'", "files: {in/cell: cell.in}");
        assertThat(run(simulator)).isEqualTo(y(1));
        assertThat(folder.resolve("work/1/seen")).hasContent("cell    2.500 3\n{ \"a\": 2.5 } at " + folder + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: json|echo 'converged'; echo '{\"y\": 1e-3, \"steps\": 7}'",
                "format: csv|printf 'converged\\nsteps,y\\n7,1e-3\\n'",
                "patterns: {y: 'y = (\\S+)'}|printf 'y = 5\\ny = 1.0D-03 eV\\n'",
            })
    void outputsAreFoundAmongOtherThings(String how, String printing) throws IOException {
        assertThat(run(printing, "result: {" + how + "}")).isEqualTo(y(1e-3));
        NamedSimulator simulator =
                new Blocks(folder).sh("(" + printing + ") > out", "result: {file: out, " + how + "}");
        assertThat(simulator.simulator().run(X, folder.resolve("work/2"))).isEqualTo(y(1e-3));
    }

    @Test
    void theEnvironmentIsSetAndTheFolderIsTheWorkFolder() throws IOException {
        assertThat(run(
                        "pwd > seen; echo \"$OMP_NUM_THREADS $LIB\" >> seen; echo '{\"y\": 1}'",
                        "environment: {OMP_NUM_THREADS: 1, LIB: '{home}/lib'}"))
                .isEqualTo(y(1));
        assertThat(Files.readAllLines(folder.resolve("work/1/seen")))
                .containsExactly(folder.resolve("work/1").toRealPath().toString(), "1 " + folder + "/lib");
    }

    /// The levels of a model are named, whatever their order in the block.
    @Test
    void levelsOfAModelReachTheProgramByTheirNames() throws IOException {
        Blocks blocks = new Blocks(folder);
        blocks.script("program.sh", "test \"$1\" = steel && echo \"{\\\"y\\\": $2}\"");
        Path file = blocks.write("s.yaml", "schema: 1\nsimulator: {command: [./program.sh, '{metal}', '{t:%.1f}']}");
        Space model = new Space(
                List.of(new Input("t", 0, 9), Input.of("metal", new Kind.Categorical(List.of("aluminum", "steel")))),
                List.of(new Output("y", 0, 1)));
        NamedSimulator simulator = Simulators.open(file.toString(), model);
        assertThat(simulator.simulator().run(new double[] {4, 1}, folder.resolve("work/1")))
                .isEqualTo(y(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "command: [./absent.sh]; command: expected a program that can be started, found nothing at",
                "command: [./simulator.yaml]; simulator.yaml, which is not executable",
                "command: [no-such-program-here]; found no 'no-such-program-here' on the PATH",
                "command: [sh, '{b}']; command[1]: expected a place {NAME} of a value that there is, found 'b'; the"
                        + " nearest is 'a'",
                "command: [sh, '{a:%x}']; expected a format such as %.6f or %d for 'a', found '%x'",
                "command: [sh, '{a:%-f}']; expected a format such as",
                "{command: [sh], files: {POSCAR: POSCAR.in}}; files.POSCAR: expected a template that can be read",
                "{command: [sh], files: {../up: simulator.yaml}}; expected the name of a file in the work folder",
                "{command: [sh], files: {run.json: simulator.yaml}}; expected the name of a file in the work folder",
                "{command: [sh], result: {patterns: {z: '(.)'}}}; expected a pattern for every output, found 'y'",
                "{command: [sh], environment: {A: '{b}'}}; environment.A: expected a place {NAME}",
            })
    void whatCanNeverRunIsRefusedAtOnce(String block, String sentence) {
        String inner = block.startsWith("{") ? block.substring(1, block.length() - 1) : block;
        String flow = "inputs: {a: {from: 0, to: 1}}, outputs: [y], " + inner;
        assertThatThrownBy(() -> Simulators.open(
                        new Blocks(folder)
                                .write("simulator.yaml", "schema: 1\nsimulator: {" + flow + "}")
                                .toString(),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("simulator.yaml") + ": ")
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{command: []}",
                "{command: [sh], http: {url: 'http://localhost'}}",
                "{comand: [sh]}",
                "{command: [sh], time-limit: 0}",
                "{command: [sh], retries: -1}",
                "{command: [sh], at-once: 0}",
                "{command: [sh], keep: some}",
                "{command: [sh], stdin: xml}",
                "{command: [sh], result: {format: json, patterns: {y: '(.)'}}}",
                "{command: [sh], result: {patterns: {y: '.'}}}",
                "{command: [sh], result: {patterns: {y: '('}}}",
                "{command: [sh], inputs: {a: {from: 1}}}",
                "{command: [sh], inputs: {a: {from: 2, to: 1}}}",
                "{http: {}}",
                "{http: {url: 'file:///etc/passwd'}}",
                "{http: {url: 'http://localhost'}, stdin: json}",
                "{java: {}}",
                "{batch: {submit: [sbatch]}}",
                "{batch: {submit: [sbatch], poll: [sacct]}}",
                "{batch: {submit: [sbatch], poll: [sacct], job: '.'}, result: {file: out}}",
            })
    void blocksThatContradictThemselvesAreRefused(String block) {
        assertThatExceptionOfType(BadConfig.class)
                .isThrownBy(() -> Simulators.open(
                        new Blocks(folder)
                                .write("simulator.yaml", "schema: 1\nsimulator: " + block)
                                .toString(),
                        null))
                .withMessageContaining("simulator");
    }

    /// A cantilever of steel, 205 GPa, under 500 N: F L³ / (3 E I) with I = w h³ / 12.
    @Test
    void theExampleIsABeam() {
        Path file = Path.of(System.getProperty("preimage.root"), "examples", "beam.yaml");
        NamedSimulator beam = Simulators.open(file.toString(), null);
        Outcome outcome = beam.simulator().run(new double[] {30, 20, 600}, folder.resolve("work/1"));
        double expected = 500 * Math.pow(600, 3) / (3 * 205e3 * 30 * Math.pow(20, 3) / 12);
        assertThat(outcome).isInstanceOf(Simulated.class);
        assertThat(((Simulated) outcome).y()[0]).isEqualTo(expected, offset(1e-9 * expected));
    }

    @Test
    void aNameThatIsNeitherAProblemNorAFileIsRefused() {
        assertThatThrownBy(() -> Simulators.open("sinwave", null))
                .hasMessage("--simulator: expected a built-in problem or a file such as simulator.yaml, found"
                        + " 'sinwave'; the nearest is 'sinewave'");
        assertThatThrownBy(() -> Simulators.open(folder.resolve("none.yaml").toString(), null))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining("found nothing of this name");
    }

    @Test
    void aRunThatFailsSaysWhyOnceAndForAll() throws IOException {
        Outcome failed = run("echo started; echo 'SCF did not\u001b converge' >&2; echo >&2; exit 3", "");
        assertThat(failed)
                .isEqualTo(new Failed("the program ended with 3, and its last words on the standard error were 'SCF did"
                        + " not\\u001b converge'"));
        assertThat(folder.resolve("work/1/stdout.txt")).hasContent("started\n");
    }
}
