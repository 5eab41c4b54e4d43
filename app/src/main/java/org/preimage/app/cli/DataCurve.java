package org.preimage.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preimage.app.service.CurveJob;
import org.preimage.app.service.PairsFile;
import org.preimage.model.LearningCurve;
import org.preimage.space.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `preimage data curve`.
@Command(
        name = "curve",
        description = "How the error falls with the number of rows, and how many rows an error needs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  preimage data curve pairs.csv --inputs a,b,c --outputs gap --goal gap=0.02 --seed 1"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required fields before anything runs
final class DataCurve implements Callable<Integer> {
    @Mixin
    private Shared shared;

    @Mixin
    private SeedOption seed;

    @Mixin
    private PairsOptions pairs;

    @Mixin
    private KindOptions kinds;

    @Mixin
    private ClippedOption clipped;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "A column of numbers or texts; rows in which it is equal are held out together or not at all.")
    private @Nullable String group;

    @Option(
            names = "--goal",
            paramLabel = "OUTPUT=ERROR",
            description = "The root-mean-square error that is wanted, in the output's unit.")
    private List<String> goals = List.of();

    @Option(names = "--json", description = "Print the result for machines.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Double> wanted = wanted();
        PairsFile source = new PairsFile(
                pairs.file(),
                pairs.inputs(),
                pairs.outputs(),
                false,
                kinds.kinds(Map.of()),
                List.of(),
                null,
                clipped.bounds(Map.of()),
                group);
        List<LearningCurve> curves;
        try (Session session = shared.session()) {
            curves = new CurveJob(session.context()).run(source, seed.seed(shared));
        }
        shared.out()
                .println(
                        json
                                ? Results.json(curves.stream()
                                        .map(curve -> result(curve, wanted))
                                        .toList())
                                : String.join(
                                        "\n",
                                        curves.stream()
                                                .map(curve -> text(curve, wanted))
                                                .toList()));
        return ExitCode.OK.code();
    }

    private Map<String, Double> wanted() {
        Map<String, Double> wanted = Assignments.numbers("--goal", goals);
        wanted.forEach((name, error) -> {
            if (!pairs.outputs().contains(name)) {
                throw new IllegalArgumentException(
                        "--goal: " + NearestName.refusal("a known output", name, pairs.outputs()));
            }
            if (!(error > 0)) {
                throw new IllegalArgumentException("--goal: expected an error above zero, found " + error);
            }
        });
        return wanted;
    }

    private static Map<String, Object> result(LearningCurve curve, Map<String, Double> wanted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("output", curve.output());
        result.put("points", curve.points());
        result.put("law", curve.law());
        Double goal = wanted.get(curve.output());
        if (goal != null) {
            LearningCurve.Need need = curve.need(goal);
            result.put("goal", goal);
            result.put("rows", finite(need.rows()));
            result.put("rows_low", finite(need.low()));
            result.put("rows_high", finite(need.high()));
            result.put("floor", need.floor());
        }
        return result;
    }

    private static @Nullable Long finite(double rows) {
        return Double.isFinite(rows) ? (Long) (long) Math.ceil(rows) : null;
    }

    private static String text(LearningCurve curve, Map<String, Double> wanted) {
        StringBuilder text = new StringBuilder("| rows | RMSE of " + curve.output()
                + " held out | least | greatest | subsets | by the law |\n|---|---|---|---|---|---|");
        for (LearningCurve.Point point : curve.points()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n| %d | %.4g | %.4g | %.4g | %d | %.4g |",
                    point.rows(),
                    point.error(),
                    point.errors().stream().mapToDouble(e -> e).min().orElseThrow(),
                    point.errors().stream().mapToDouble(e -> e).max().orElseThrow(),
                    point.errors().size(),
                    Math.sqrt(curve.law().at(point.rows()))));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nRMSE² = %.3g + %.3g · rows^−%.2f",
                curve.law().floor(),
                curve.law().factor(),
                curve.law().rate()));
        Double goal = wanted.get(curve.output());
        return goal == null ? text.toString() : text + "\n" + sentence(curve, goal);
    }

    private static String sentence(LearningCurve curve, double goal) {
        LearningCurve.Need need = curve.need(goal);
        String asked = "an RMSE of " + Results.figure(goal) + " for " + curve.output();
        if (!Double.isFinite(need.rows())) {
            return asked + " is not reachable by more rows alone: the law levels off at about "
                    + Results.figure(need.floor()) + ", which is noise or what the inputs do not tell"
                    + (Double.isFinite(need.low())
                            ? "; that is not certain, it might take " + rows(need.low()) + " rows"
                            : "");
        }
        String between = Double.isFinite(need.high())
                ? "between " + rows(need.low()) + " and " + rows(need.high())
                : "at least " + rows(need.low()) + ", and no upper end can be told";
        return asked + " needs about " + rows(need.rows()) + " rows to fit, 90 %: " + between + " (the table has "
                + curve.points().getLast().rows() + " to fit)";
    }

    private static String rows(double rows) {
        return String.format(Locale.ROOT, "%,d", (long) Math.ceil(rows)).replace(',', ' ');
    }
}
