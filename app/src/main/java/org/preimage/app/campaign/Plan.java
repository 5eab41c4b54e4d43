package org.preimage.app.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.CampaignConfig;
import org.preimage.app.schema.SolveConfig.GoalConfig;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.campaign.Quest;
import org.preimage.operator.Failed;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.space.Goal;
import org.preimage.space.Input;
import org.preimage.space.LinearConstraint;
import org.preimage.space.NearestName;
import org.preimage.space.Output;
import org.preimage.space.Region;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;
import org.preimage.space.Target;

/// What a campaign was told, with every default filled in.
///
/// @param quest what it looks for
/// @param designs how many different designs are to hit
/// @param first how many are run before anything is learned; 0 to learn from known pairs at once
/// @param batch how many are proposed at a time
/// @param budget the most runs
/// @param atOnce how many run at the same time
public record Plan(Quest quest, int designs, int first, int batch, int budget, int atOnce) {
    private static final int DESIGNS = 10;
    private static final double APART = 0.02;
    private static final int BATCH = 5;
    private static final int FIRST_EACH = 4;

    /// The columns that a file names, which may be none.
    ///
    /// @return null if it names no inputs or no outputs
    static @Nullable Space columns(CampaignConfig told) {
        if (told.inputs().isEmpty() || told.outputs().isEmpty()) {
            return null;
        }
        return space(inputs(told), told.outputs(), told.symmetries());
    }

    /// The plan that a file tells.
    ///
    /// @param simulator what runs the designs; null if results are told
    /// @throws IllegalArgumentException if it tells what cannot be
    static Plan of(CampaignConfig told, @Nullable NamedSimulator simulator) {
        List<Input> inputs = told.inputs().isEmpty() && simulator != null ? simulator.inputs() : inputs(told);
        List<String> outputs = told.outputs().isEmpty() && simulator != null ? simulator.outputs() : told.outputs();
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "campaign: expected inputs and outputs, or a simulator that has them," + " found neither");
        }
        Space space = space(inputs, outputs, told.symmetries());
        Region region = new Region(
                space,
                told.constraints().stream()
                        .map(text -> LinearConstraint.parse(text, space.inputNames()))
                        .toList());
        region.requireDesigns();
        ExportJob.requireNames(space);
        double apart = told.apart() == null ? APART : told.apart();
        Quest quest = new Quest(region, target(told, outputs), apart, told.censored());
        int atOnce = Objects.requireNonNullElse(told.atOnce(), simulator == null ? 1 : simulator.atOnce());
        int free = (int) inputs.stream().filter(input -> !input.fixed()).count();
        int usual = told.pairs() == null ? FIRST_EACH * (free + 1) : 0;
        return new Plan(
                quest,
                Objects.requireNonNullElse(told.designs(), DESIGNS),
                Objects.requireNonNullElse(told.first(), usual),
                Objects.requireNonNullElse(told.batch(), Math.max(BATCH, atOnce)),
                told.budget(),
                atOnce);
    }

    /// Until something is known of the outputs, they have any range.
    private static Space space(List<Input> inputs, List<String> outputs, List<String> symmetries) {
        List<Output> any = outputs.stream()
                .map(name -> new Output(name, -Double.MAX_VALUE, Double.MAX_VALUE))
                .toList();
        return new Space(inputs, any, Symmetries.of(symmetries, inputs));
    }

    private static List<Input> inputs(CampaignConfig told) {
        List<Input> inputs = new ArrayList<>();
        told.inputs().forEach((name, input) -> inputs.add(input.input(name)));
        return inputs;
    }

    private static Target target(CampaignConfig told, List<String> outputs) {
        for (String name : told.targets().keySet()) {
            if (!outputs.contains(name)) {
                throw new IllegalArgumentException(
                        "campaign.targets: " + NearestName.refusal("a known output", name, outputs));
            }
        }
        return new Target(outputs.stream()
                .map(name -> {
                    GoalConfig goal = told.targets().get(name);
                    return goal == null ? new Goal.Free() : goal(name, goal, told.within());
                })
                .toList());
    }

    private static Goal goal(String name, GoalConfig told, @Nullable Double usual) {
        double weight = Objects.requireNonNullElse(told.weight(), 1.0);
        double within = Objects.requireNonNullElse(told.within(), Objects.requireNonNullElse(usual, Double.NaN));
        if (told.value() != null) {
            requireTolerance(name, within);
            return new Goal.Value(told.value(), within, weight);
        }
        double low = Objects.requireNonNullElse(told.from(), Double.NEGATIVE_INFINITY);
        double high = Objects.requireNonNullElse(told.to(), Double.POSITIVE_INFINITY);
        double unit = Double.isNaN(within) && Double.isFinite(high - low) ? (high - low) / 2 : within;
        requireTolerance(name, unit);
        return new Goal.Between(low, high, unit, weight);
    }

    private static void requireTolerance(String name, double within) {
        if (Double.isNaN(within)) {
            throw new IllegalArgumentException(
                    "campaign.targets." + name + ": expected a tolerance, within, here or for all of them, found none");
        }
    }

    /// What a simulator says of a design, in the order of the campaign's columns.
    ///
    /// @param runs takes the design in the simulator's order
    Outcome ordered(NamedSimulator simulator, double[] x, Function<double[], Outcome> runs) {
        int[] inputs = positions(
                simulator,
                simulator.inputs().stream().map(Input::name).toList(),
                quest.space().inputNames());
        int[] outputs = positions(simulator, quest.space().outputNames(), simulator.outputs());
        double[] design = Arrays.stream(inputs).mapToDouble(i -> x[i]).toArray();
        return switch (runs.apply(design)) {
            case Simulated(double[] y) ->
                new Simulated(Arrays.stream(outputs).mapToDouble(o -> y[o]).toArray());
            case Failed failed -> failed;
        };
    }

    /// Refuses a simulator of other columns.
    void require(NamedSimulator simulator) {
        positions(
                simulator,
                simulator.inputs().stream().map(Input::name).toList(),
                quest.space().inputNames());
        positions(simulator, quest.space().outputNames(), simulator.outputs());
    }

    private static int[] positions(NamedSimulator simulator, List<String> wanted, List<String> among) {
        return IntStream.range(0, wanted.size())
                .map(i -> {
                    int at = among.indexOf(wanted.get(i));
                    if (at < 0) {
                        throw new IllegalArgumentException("campaign.simulator " + simulator.name() + ": "
                                + NearestName.refusal("a column of it", wanted.get(i), among));
                    }
                    return at;
                })
                .toArray();
    }
}
