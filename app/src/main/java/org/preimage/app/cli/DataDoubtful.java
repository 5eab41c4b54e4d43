package org.preimage.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.DoubtfulJob;
import org.preimage.model.DoubtfulRows;
import org.preimage.surrogate.LeaveOneOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `preimage data doubtful`.
@Command(
        name = "doubtful",
        description = "Which values of a model's pairs look wrong: those that all others do not lead to expect.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  preimage data doubtful gap.safetensors --top 20 -o doubtful.csv"})
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class DataDoubtful implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Parameters(paramLabel = "MODEL.safetensors", description = "A model that 'preimage fit' wrote.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "A table of all values, the most doubtful first, to write too.")
    private @Nullable Path table;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Option(names = "--top", paramLabel = "N", description = "Show N values at most (default: ${DEFAULT-VALUE}).")
    private int top = 20;

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        if (top < 1) {
            throw new IllegalArgumentException("--top: expected at least 1, found " + top);
        }
        if (table != null && Files.exists(table) && !force) {
            throw new IllegalArgumentException(
                    table + ": expected a name that is free, found one that is taken; --force replaces the file");
        }
        DoubtfulJob.Judged judged;
        try (Session session = shared.session()) {
            judged = new DoubtfulJob(session.context()).run(model);
        }
        if (table != null) {
            shared.note(table + ": " + DoubtfulJob.write(judged, table).rows() + " rows");
        }
        shared.out().println(json ? Results.json(result(judged)) : text(judged));
        return ExitCode.OK.code();
    }

    private Map<String, Object> result(DoubtfulJob.Judged judged) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("values", judged.doubts().size());
        result.put("doubtful", judged.doubtful());
        result.put("threshold", LeaveOneOut.DOUBTFUL);
        result.put(
                "top",
                judged.doubts().stream()
                        .limit(top)
                        .map(doubt -> row(judged, doubt))
                        .toList());
        return result;
    }

    private static Map<String, Object> row(DoubtfulJob.Judged judged, DoubtfulRows.Doubt doubt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("design", design(judged, doubt));
        row.put("output", DoubtfulJob.output(judged.model(), doubt));
        row.put("value", doubt.value());
        row.put("expected", doubt.expected());
        row.put("sd", doubt.deviation());
        row.put("score", doubt.score());
        row.put("doubtful", doubt.isDoubtful());
        return row;
    }

    private static List<Double> design(DoubtfulJob.Judged judged, DoubtfulRows.Doubt doubt) {
        List<Double> design = new ArrayList<>();
        for (double[] column : judged.model().pairs().x()) {
            design.add(column[doubt.row()]);
        }
        return design;
    }

    private String text(DoubtfulJob.Judged judged) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d of %d values are doubtful: more than %.0f standard deviations from what the others lead to expect,"
                        + " as 1 in 15787 of normally distributed ones is by chance%n",
                judged.doubtful(),
                judged.doubts().size(),
                LeaveOneOut.DOUBTFUL));
        List<String> inputs = judged.model().space().inputNames();
        text.append("| output | value | expected | sd | score | ")
                .append(String.join(" | ", inputs))
                .append(" |\n|")
                .append("---|".repeat(5 + inputs.size()));
        judged.doubts().stream().limit(top).forEach(doubt -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%n| %s | %.6g | %.6g | %.2g | %.1f |",
                    DoubtfulJob.output(judged.model(), doubt),
                    doubt.value(),
                    doubt.expected(),
                    doubt.deviation(),
                    doubt.score()));
            design(judged, doubt).forEach(value -> text.append(String.format(Locale.ROOT, " %.6g |", value)));
        });
        return text.toString();
    }
}
