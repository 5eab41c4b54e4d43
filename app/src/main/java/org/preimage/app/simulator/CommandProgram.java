package org.preimage.app.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;

/// A program that is started for each design.
///
/// @param command the program and its arguments
/// @param prepared what is written before
/// @param result where the outputs are
/// @param limit the most time; null for no limit
record CommandProgram(
        List<Template> command,
        Prepared prepared,
        Result result,
        @Nullable Duration limit) implements Program {
    CommandProgram {
        command = List.copyOf(command);
    }

    @Override
    public Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder) {
        Map<String, Scalar> all = prepared.values(values, folder);
        Path input = prepared.write(values, folder);
        List<String> line = command.stream().map(word -> word.filled(all)).toList();
        ProgramRun.Ended ended = new ProgramRun(folder, line, limit).owned(prepared.environment(), input);
        folder.put("stdout.txt", ended.output());
        folder.put("stderr.txt", ended.errors());
        return ended.isGood() ? result.outcome(ended.output(), folder) : new Failed(ended.reason("the program"));
    }
}
