package org.preimage.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.preimage.app.schema.BadConfig;
import org.preimage.app.service.WorkRefused;
import org.preimage.app.simulator.SimulatorUnavailable;
import org.preimage.app.table.BadTable;
import org.preimage.store.ModelFileRefused;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What becomes of an exception: one sentence on the standard error and an exit code. The only place that knows.
final class Faults {
    private Faults() {}

    static ExitCode exitCode(Throwable fault) {
        return switch (fault) {
            case BadTable _ -> ExitCode.BAD_DATA;
            case BadConfig _ -> ExitCode.USAGE;
            case ModelFileRefused _ -> ExitCode.FILE_REFUSED;
            case WorkRefused _ -> ExitCode.FILE_REFUSED;
            case SimulatorUnavailable _ -> ExitCode.SIMULATOR_FAILS;
            case InterruptedException _ -> ExitCode.INTERRUPTED;
            case CancellationException _ -> ExitCode.INTERRUPTED;
            case ParameterException _ -> ExitCode.USAGE;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            default -> ExitCode.INTERNAL_FAULT;
        };
    }

    /// Tells of a `fault` met while a command ran.
    ///
    /// @param debug whether the stack trace is wanted too
    static int report(Throwable fault, PrintWriter err, boolean debug) {
        ExitCode code = exitCode(fault);
        err.println("preimage: " + sentence(fault, code));
        if (debug) {
            fault.printStackTrace(err);
        } else if (code == ExitCode.INTERNAL_FAULT) {
            err.println("preimage: --debug shows where it happened");
        }
        err.flush();
        return code.code();
    }

    /// Tells what is wrong with the command line, with the nearest known names.
    static int report(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("preimage: " + fault.getMessage());
        UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static String sentence(Throwable fault, ExitCode code) {
        String message = fault.getMessage();
        if (message == null || message.isBlank()) {
            return code == ExitCode.INTERRUPTED
                    ? "interrupted"
                    : fault.getClass().getSimpleName();
        }
        return message.lines().findFirst().orElse(message);
    }
}
