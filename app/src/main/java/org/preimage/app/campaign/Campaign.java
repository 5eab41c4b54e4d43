package org.preimage.app.campaign;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.CampaignConfig;
import org.preimage.app.schema.ConfigFile;
import org.preimage.app.schema.RunConfig;
import org.preimage.app.schema.SimulatorConfig;
import org.preimage.app.service.FolderLock;
import org.preimage.app.service.ModelColumns;
import org.preimage.app.service.WorkRefused;
import org.preimage.app.simulator.NamedSimulator;
import org.preimage.app.simulator.SimulatorChoice;
import org.preimage.app.simulator.Simulators;
import org.preimage.app.table.ReadOptions;
import org.preimage.app.table.Table;
import org.preimage.app.table.TableFile;
import org.preimage.campaign.Proposed;
import org.preimage.campaign.Proposer;
import org.preimage.data.Pairs;
import org.preimage.math.Columns;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.space.Space;

/// A campaign that is open: its plan and its state file.
final class Campaign implements AutoCloseable {
    private final CampaignFolder folder;
    private final @Nullable FolderLock lock;
    private final StateFile file;
    private final Seed seed;
    private final @Nullable NamedSimulator simulator;
    private final Plan plan;
    private final Proposer proposer;

    private Campaign(CampaignFolder folder, @Nullable FolderLock lock, StateFile file) {
        this.folder = folder;
        this.lock = lock;
        this.file = file;
        RunConfig goal = ConfigFile.read(Path.of("goal.yaml"), file.goal());
        CampaignConfig told = Objects.requireNonNull(goal.campaign());
        seed = new Seed(Objects.requireNonNull(goal.seed()));
        simulator = simulator(goal);
        plan = Plan.of(told, simulator);
        Space space = plan.quest().space();
        List<double[]> x = file.pairs("x");
        Proposer fresh = Proposer.fromNothing(plan.quest());
        proposer = x.isEmpty()
                ? fresh
                : new Proposer(
                        plan.quest(),
                        new Pairs(space.inputNames(), space.outputNames(), Columns.of(x), Columns.of(file.pairs("y"))));
    }

    /// Makes a new campaign.
    ///
    /// @throws IllegalArgumentException if one is there, or it is told what cannot be
    static void create(CampaignFolder folder, RunConfig goal, Seed seed) {
        RunConfig kept = kept(goal, seed);
        CampaignConfig told = Objects.requireNonNull(kept.campaign());
        NamedSimulator simulator = simulator(kept);
        Plan plan = Plan.of(told, simulator);
        if (simulator != null) {
            plan.require(simulator);
        }
        List<double[]> x = new ArrayList<>();
        List<double[]> y = new ArrayList<>();
        if (told.pairs() != null) {
            readPairs(Path.of(told.pairs()), plan.quest().space(), x, y);
        }
        try (FolderLock _ = folder.lock()) {
            if (folder.isThere()) {
                throw new IllegalArgumentException(folder.path() + ": expected a new folder, found that of a campaign;"
                        + " 'preimage campaign resume " + folder.path() + "' goes on with it");
            }
            StateFile.create(folder.state(), ConfigFile.text(kept), x, y);
        }
    }

    private static void readPairs(Path file, Space space, List<double[]> x, List<double[]> y) {
        ReadOptions options = ReadOptions.pairs(space.inputNames(), space.outputNames())
                .withLevels(ModelColumns.levels(space.inputs()));
        Table table = TableFile.read(file, options);
        double[][] designs = table.columns(space.inputNames());
        double[][] properties = table.columns(space.outputNames());
        for (int i = 0; i < table.rows(); i++) {
            x.add(Columns.row(designs, i));
            y.add(Columns.row(properties, i));
        }
    }

    /// All that the campaign depends on: what a file says of the simulator is taken into it, with paths that do
    /// not depend on the current folder.
    private static RunConfig kept(RunConfig goal, Seed seed) {
        CampaignConfig told = goal.campaign();
        if (told == null) {
            throw new IllegalArgumentException("expected the key 'campaign' in the goal file, found none");
        }
        if (goal.simulator() != null) {
            return RunConfig.ofCampaign(seed.value(), told, absolute(goal.simulator()));
        }
        if (told.simulator() == null || Simulators.isBuiltIn(told.simulator())) {
            return RunConfig.ofCampaign(seed.value(), told, null);
        }
        return RunConfig.ofCampaign(
                seed.value(), told.withoutSimulator(), absolute(Simulators.described(told.simulator())));
    }

    private static SimulatorConfig absolute(SimulatorConfig block) {
        Path home = Path.of(Objects.requireNonNullElse(block.home(), "."));
        return block.at(home.toAbsolutePath().normalize().toString());
    }

    private static @Nullable NamedSimulator simulator(RunConfig kept) {
        CampaignConfig told = Objects.requireNonNull(kept.campaign());
        SimulatorChoice choice = SimulatorChoice.of(null, told.simulator(), kept.simulator());
        return choice == null ? null : Simulators.open(choice, Plan.columns(told));
    }

    /// Opens a campaign to work on it.
    ///
    /// @throws WorkRefused if another process works on it, or there is none
    static Campaign open(CampaignFolder folder) {
        requireThere(folder);
        FolderLock lock = folder.lock();
        try {
            return new Campaign(folder, lock, StateFile.open(folder.state()));
        } catch (RuntimeException fault) {
            lock.close();
            throw fault;
        }
    }

    /// Opens a campaign to read it, whoever works on it.
    ///
    /// @throws WorkRefused if there is none
    static Campaign look(CampaignFolder folder) {
        requireThere(folder);
        return new Campaign(folder, null, StateFile.open(folder.state()));
    }

    private static void requireThere(CampaignFolder folder) {
        if (!folder.isThere()) {
            throw new WorkRefused(
                    folder.path(), "expected the folder of a campaign, found none; 'preimage campaign run' begins one");
        }
    }

    CampaignFolder folder() {
        return folder;
    }

    StateFile file() {
        return file;
    }

    Plan plan() {
        return plan;
    }

    Seed seed() {
        return seed;
    }

    /// What runs the designs; null if results are told.
    @Nullable
    NamedSimulator simulator() {
        return simulator;
    }

    Standing standing() {
        return Standing.of(plan, file.runs(), file.batches().size());
    }

    /// Proposes the next batch, from whole batches alone, and keeps it.
    void propose(Context context) {
        List<Run> runs = file.runs();
        int number = file.batches().size() + 1;
        Seed own = seed.of("batch").of(number);
        int room = plan.budget() - runs.size();
        Proposed proposed = number == 1 && plan.first() > 0
                ? proposer.first(Math.min(plan.first(), room), own)
                : proposer.next(Standing.history(runs), Math.min(plan.batch(), room), own, context);
        file.propose(proposed);
    }

    @Override
    public void close() {
        file.close();
        if (lock != null) {
            lock.close();
        }
    }
}
