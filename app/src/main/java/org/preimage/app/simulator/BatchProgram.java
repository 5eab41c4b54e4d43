package org.preimage.app.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;

/// A job of a batch system for each design. What `submit` printed stays in the work folder, so a job is waited
/// for and not submitted again by whoever comes back to the folder.
///
/// @param submit the command that submits a job
/// @param number where in what it prints the job's number is
/// @param poll the command that prints the job's state
/// @param done found in the state of a job that is done
/// @param failed found in the state of one that failed
/// @param every the time between two polls
/// @param collect the command that prints the outputs; empty if they are in a file
/// @param prepared what is written before
/// @param result where the outputs are
/// @param limit the most time of one of the commands; null for no limit
record BatchProgram(
        List<Template> submit,
        Pattern number,
        List<Template> poll,
        Pattern done,
        Pattern failed,
        Duration every,
        List<Template> collect,
        Prepared prepared,
        Result result,
        @Nullable Duration limit)
        implements Program {
    /// The number of the job, in a template.
    static final String JOB = "job";

    private static final String SUBMITTED = "submit.txt";
    private static final int MOST_FAULTS = 10;
    private static final int MOST_COLLECTIONS = 3;

    @Override
    public boolean isUnderWay(WorkFolder folder) {
        return job(folder).isPresent();
    }

    @Override
    public Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder) throws InterruptedException {
        Map<String, Scalar> all = prepared.values(values, folder);
        if (!isUnderWay(folder)) {
            submit(values, all, folder);
        }
        all.put(JOB, Scalar.of(job(folder).orElseThrow()));
        Outcome outcome = awaited(all, folder);
        if (outcome instanceof Failed) {
            forget(folder);
        }
        return outcome;
    }

    private Outcome awaited(Map<String, Scalar> values, WorkFolder folder) throws InterruptedException {
        int faults = 0;
        int collections = 0;
        while (true) {
            ProgramRun.Ended ended = asked(poll, values, folder);
            faults = ended.isGood() ? 0 : faults + 1;
            if (faults == MOST_FAULTS) {
                throw new SimulatorUnavailable("batch.poll: expected the state of a job, found that "
                        + ended.reason("the command") + "; run again to go on waiting for it");
            }
            if (ended.isGood() && failed.matcher(ended.output()).find()) {
                return new Failed("the job failed, its state was " + Words.last(ended.output()));
            }
            if (ended.isGood() && done.matcher(ended.output()).find()) {
                Outcome outcome = collected(values, folder);
                // A file that was written elsewhere may take a while until it is seen here.
                if (outcome instanceof Simulated || ++collections == MOST_COLLECTIONS) {
                    return outcome;
                }
            }
            Thread.sleep(every);
        }
    }

    private Outcome collected(Map<String, Scalar> values, WorkFolder folder) {
        if (collect.isEmpty()) {
            return result.outcome("", folder);
        }
        ProgramRun.Ended ended = asked(collect, values, folder);
        return ended.isGood()
                ? result.outcome(ended.output(), folder)
                : new Failed(ended.reason("the command that collects outputs"));
    }

    private void submit(Map<String, Scalar> design, Map<String, Scalar> values, WorkFolder folder) {
        prepared.write(design, folder);
        List<String> line = submit.stream().map(word -> word.filled(values)).toList();
        ProgramRun.Ended ended =
                new ProgramRun(folder, line, limit).asked(prepared.environment(), folder.file(SUBMITTED));
        if (!ended.isGood()) {
            forget(folder);
            throw new SimulatorUnavailable(
                    "batch.submit: expected a job to be submitted, found that " + ended.reason("the command"));
        }
        if (job(folder).isEmpty()) {
            String printed = printed(folder);
            forget(folder);
            throw new SimulatorUnavailable(
                    "batch.submit: expected the number of a job in what it prints, found " + Words.last(printed));
        }
    }

    private ProgramRun.Ended asked(List<Template> command, Map<String, Scalar> values, WorkFolder folder) {
        List<String> line = command.stream().map(word -> word.filled(values)).toList();
        return new ProgramRun(folder, line, limit).asked(prepared.environment(), null);
    }

    /// The number of the job that was submitted in this folder.
    private Optional<String> job(WorkFolder folder) {
        Matcher matcher = number.matcher(printed(folder));
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    private static String printed(WorkFolder folder) {
        try {
            return Files.readString(folder.file(SUBMITTED));
        } catch (IOException _) {
            return "";
        }
    }

    private static void forget(WorkFolder folder) {
        try {
            Files.deleteIfExists(folder.file(SUBMITTED));
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    folder.path() + ": expected files that can be removed, found " + fault, fault);
        }
    }
}
