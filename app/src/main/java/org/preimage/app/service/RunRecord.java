package org.preimage.app.service;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.preimage.random.Seed;

/// What `run.json` says of a run. It holds no times, so that the same run gives the same bytes.
///
/// @param status `running`, `writing` (a fit that is over writes its model), `done`, `cancelled` or `failed`
/// @param version of Preimage
/// @param arguments as given on the command line
/// @param seed as given or drawn
/// @param data the fingerprint of the pairs; null before they are known
/// @param machine what it was computed on
/// @param summary what came out; null before it is known
/// @param fault why the run failed, null otherwise
public record RunRecord(
        String status,
        String version,
        List<String> arguments,
        long seed,
        @Nullable String data,
        Machine machine,
        @Nullable Summary summary,
        @Nullable String fault) {
    private static final String WRITING = "writing";
    private static final String DONE = "done";

    public RunRecord {
        Objects.requireNonNull(status);
        Objects.requireNonNull(version);
        Objects.requireNonNull(machine);
        arguments = List.copyOf(arguments);
    }

    static RunRecord started(Invocation invocation, Seed seed, Machine machine) {
        return new RunRecord(
                "running", invocation.version(), invocation.arguments(), seed.value(), null, machine, null, null);
    }

    RunRecord withData(String fingerprint) {
        return new RunRecord(status, version, arguments, seed, fingerprint, machine, summary, fault);
    }

    RunRecord withSummary(Summary found) {
        return new RunRecord(status, version, arguments, seed, data, machine, found, fault);
    }

    RunRecord writing() {
        return new RunRecord(WRITING, version, arguments, seed, data, machine, summary, null);
    }

    RunRecord done() {
        return new RunRecord(DONE, version, arguments, seed, data, machine, summary, null);
    }

    /// The record of a run that `reason` ended early.
    RunRecord ended(RuntimeException reason) {
        String how = reason instanceof CancellationException ? "cancelled" : "failed";
        return new RunRecord(how, version, arguments, seed, data, machine, summary, reason.getMessage());
    }

    boolean isDone() {
        return status.equals(DONE);
    }

    boolean isWriting() {
        return status.equals(WRITING);
    }
}
