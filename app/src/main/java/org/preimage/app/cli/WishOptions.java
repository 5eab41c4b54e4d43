package org.preimage.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.app.service.Question;
import org.preimage.app.service.Wishes;
import picocli.CommandLine.Option;

/// What is asked of designs besides bounds.
final class WishOptions {
    @Option(
            names = "--target",
            split = ",",
            paramLabel = "OUTPUT=VALUE",
            description = "What is asked of an output: a value, or a range LOW:HIGH, of which one side may be left out;"
                    + " once for each. Nothing is asked of the others.")
    private List<String> targets = List.of();

    @Option(
            names = "--weight",
            split = ",",
            paramLabel = "OUTPUT=WEIGHT",
            description =
                    "What the squared residual of an output counts where not all targets can be met (default: 1).")
    private List<String> weights = List.of();

    @Option(
            names = "--minimize",
            paramLabel = "OUTPUT",
            description = "Find the designs on target with the smallest values of an output.")
    private @Nullable String minimize;

    @Option(
            names = "--maximize",
            paramLabel = "OUTPUT",
            description = "Find the designs on target with the largest values of an output.")
    private @Nullable String maximize;

    @Option(
            names = "--constraint",
            paramLabel = "'SUM<=NUMBER'",
            description = "A linear condition on the inputs, such as 'a + b <= 8.2', '2*a - b >= 0' or 'a = b'; once"
                    + " for each.")
    private List<String> constraints = List.of();

    @Option(
            names = "--near",
            split = ",",
            paramLabel = "INPUT=VALUE",
            description = "Find the designs on target nearest to this one; only the inputs named count.")
    private List<String> near = List.of();

    /// The question of a file, with what the command line says instead: its target of an output sets aside the
    /// file's, its objective the file's objective, its constraints join the file's.
    Question asked(Question told) {
        Map<String, Double> values = new LinkedHashMap<>(told.targets());
        Map<String, Double> within = new LinkedHashMap<>(told.within());
        Map<String, Question.Bounds> ranges = new LinkedHashMap<>(told.wishes().ranges());
        Map<String, Question.Bounds> given = Assignments.goals("--target", targets);
        values.keySet().removeAll(given.keySet());
        ranges.keySet().removeAll(given.keySet());
        given.forEach((name, ends) -> {
            if (ends.low() == ends.high()) {
                values.put(name, ends.low());
            } else {
                ranges.put(name, ends);
                within.remove(name);
            }
        });
        Map<String, Double> weighted = new LinkedHashMap<>(told.wishes().weights());
        weighted.putAll(Assignments.numbers("--weight", weights));
        boolean other = minimize != null || maximize != null || !near.isEmpty();
        Map<String, Scalar> nearTo =
                other ? Assignments.scalars("--near", near) : told.wishes().near();
        List<String> all = new ArrayList<>(told.wishes().constraints());
        all.addAll(constraints);
        Wishes wishes = new Wishes(
                ranges,
                weighted,
                other ? minimize : told.wishes().minimize(),
                other ? maximize : told.wishes().maximize(),
                all,
                nearTo);
        return new Question(values, within, told.withinAll(), told.bounds(), told.fixed(), wishes);
    }
}
