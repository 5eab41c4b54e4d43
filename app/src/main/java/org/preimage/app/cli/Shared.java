package org.preimage.app.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.Invocation;
import org.preimage.run.Context;
import org.preimage.run.Workers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What all commands that compute have in common.
final class Shared {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads to use (default: all cores).")
    private @Nullable Integer given;

    Session session() {
        return session(null);
    }

    /// @param told how many threads a file asks for; null for all cores
    Session session(@Nullable Integer told) {
        int usual = told == null ? Runtime.getRuntime().availableProcessors() : told;
        int threads = given == null ? usual : given;
        if (threads < 1) {
            throw new IllegalArgumentException("--threads: expected at least 1, found " + threads);
        }
        Surroundings surroundings = surroundings();
        Meter meter = new Meter(err(), surroundings.terminal(), System::nanoTime);
        return new Session(new Context(new Workers(threads), meter, surroundings.cancelled()), meter);
    }

    Invocation invocation() {
        return new Invocation(Main.version(), surroundings().arguments());
    }

    /// Where results go.
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// Where the log goes.
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Tells the user of `sentences` beside the results.
    void note(List<String> sentences) {
        sentences.forEach(this::note);
    }

    void note(String sentence) {
        err().println("preimage: " + sentence);
        err().flush();
    }

    private Surroundings surroundings() {
        return ((Main) spec.root().userObject()).surroundings();
    }
}
