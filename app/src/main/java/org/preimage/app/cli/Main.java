package org.preimage.app.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program `preimage`.
@Command(
        name = "preimage",
        description = "Finds all designs x whose property f(x) equals a target.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FitCommand.class,
            SolveCommand.class,
            VerifyCommand.class,
            PredictCommand.class,
            ExportCommand.class,
            ProblemCommand.class,
            SamplingCommand.class,
            BenchCommand.class,
            DataCommand.class,
            CampaignCommand.class,
            DemoCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a fault.")
    private boolean debug;

    private final Surroundings surroundings;

    Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs the program and ends the JVM with its exit code. An interrupt from the keyboard cancels the command,
    /// which is given a moment to write down how far it came; the JVM then ends with [ExitCode#INTERRUPTED].
    public static void main(String[] args) {
        Interruption interruption = Interruption.watched();
        boolean terminal = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && !Objects.requireNonNullElse(System.getenv("TERM"), "dumb").equals("dumb");
        Surroundings surroundings = new Surroundings(List.of(args), terminal, interruption::requested);
        int code = run(surroundings, System.out, System.err);
        interruption.finished();
        System.exit(code);
    }

    /// Runs the program.
    ///
    /// @param out where results go
    /// @param err where the log, the progress and faults go
    /// @return the exit code, one of [ExitCode]
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(new Surroundings(List.of(args), false, () -> false), out, err);
    }

    static int run(Surroundings surroundings, PrintStream out, PrintStream err) {
        Main main = new Main(surroundings);
        CommandLine line = main.commandLine()
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler((fault, _) -> Faults.report(fault))
                .setExecutionExceptionHandler(
                        (fault, command, _) -> Faults.report(fault, command.getErr(), main.debug));
        int code = line.execute(surroundings.arguments().toArray(String[]::new));
        line.getOut().flush();
        return code;
    }

    /// The program's commands, as they are for its arguments.
    CommandLine commandLine() {
        CommandLine line = new CommandLine(this);
        Choice.teach(line);
        ConfigOption.makeOptional(line, surroundings.arguments());
        return line;
    }

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// The version of the program.
    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(development build)");
    }

    /// What `--version` says.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "preimage " + version(),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }
}
