package org.preimage.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
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
        subcommands = CommandLine.HelpCommand.class)
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a fault.")
    private boolean debug;

    private Main() {}

    /// Runs the program and ends the JVM with its exit code.
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /// Runs the program.
    ///
    /// @param out where results go
    /// @param err where the log, the progress and faults go
    /// @return the exit code, one of [ExitCode]
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setOut(new PrintWriter(out, true, out.charset()))
                .setErr(new PrintWriter(err, true, err.charset()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler((fault, _) -> Faults.report(fault))
                .setExecutionExceptionHandler(
                        (fault, command, _) -> Faults.report(fault, command.getErr(), main.debug));
        int code = line.execute(args);
        line.getOut().flush();
        return code;
    }

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, found none");
    }

    /// What `--version` says.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "preimage " + (version == null ? "(development build)" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
            };
        }
    }
}
