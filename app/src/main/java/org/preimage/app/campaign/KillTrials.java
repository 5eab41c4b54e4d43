package org.preimage.app.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.preimage.app.service.Documents;
import org.preimage.app.service.Folders;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Kills campaigns at random moments and goes on with them, to see that nothing is lost: the program as a
/// process of its own, on a simulator that is a program too, takes some time, leaves a child behind and
/// sometimes fails.
///
/// @param folder where the trials are kept, new or empty
/// @param program the command that starts Preimage, without arguments
public record KillTrials(Path folder, List<String> program) {
    private static final long PATIENCE_SECONDS = 300;
    private static final String EXPORT = "runs.csv";
    private static final String PAGE = "report.html";

    /// Runs where x1 is large fail. A process that has ended, but that nobody has taken note of yet, is not at work.
    private static final String SCRIPT = """
            log=$1
            works() { kill -0 "$1" 2> /dev/null && ! grep -qs ') Z ' "/proc/$1/stat"; }
            id=$(basename "$PWD")
            for other in $(sed -n "s/^start $id //p" "$log"); do
                ! works "$other" || echo "overlap $id $other" >> "$log"
            done
            echo "start $id $$" >> "$log"
            sleep 60 > /dev/null 2>&1 &
            echo "child $id $!" >> "$log"
            sleep 0.04
            awk -v a="$2" -v b="$3" 'BEGIN {
                pi = atan2(0, -1)
                if (a > 0.8) { print "too large" > "/dev/stderr"; exit 1 }
                printf "{\\"y\\": %.17g}\\n", sin(3 * pi * a) + cos(3 * pi * b)
            }'
            """;

    private static final String SIMULATOR = """
            schema: 1
            simulator:
              inputs: {x1: {from: -1, to: 1}, x2: {from: -1, to: 1}}
              outputs: [y]
              command: [sh, 'SCRIPT', 'CALLS', '{x1}', '{x2}']
              at-once: 3
            """;

    private static final String GOAL = """
            schema: 1
            seed: 1
            campaign:
              simulator: 'SIMULATOR'
              inputs: {x1: {from: -1, to: 1}, x2: {from: -1, to: 1}}
              outputs: [y]
              targets: {y: {value: 1.5, within: 0.05}}
              designs: 14
              batch: 4
              budget: 48
            """;

    public KillTrials {
        folder = folder.toAbsolutePath();
        program = List.copyOf(program);
    }

    /// What came of it.
    ///
    /// @param kills how many processes were killed before they had ended
    /// @param campaigns how many campaigns they worked on
    /// @param runs how many runs a campaign has
    /// @param afresh how many runs were cut short and begun again
    /// @param adopted how many had finished, but were not recorded, when their process was killed
    /// @param faults what should not be, in sentences
    public record Found(int kills, int campaigns, int runs, int afresh, int adopted, List<String> faults) {
        public Found {
            faults = List.copyOf(faults);
        }
    }

    /// Runs one campaign without an interruption, and then others that are killed.
    ///
    /// @param kills at least so many
    public Found run(int kills, Seed seed, Context context) {
        Folders.create(folder);
        long start = System.nanoTime();
        Trial whole = new Trial("whole");
        whole.begin();
        int code = await(whole.start("run"));
        long nanos = System.nanoTime() - start;
        whole.export();
        if (code != 0 && code != 5) {
            throw new IllegalStateException(
                    "expected a campaign that ends, found exit code " + code + "; see " + whole.path("log.txt"));
        }
        RandomGenerator random = seed.generator();
        Tally tally = new Tally(whole);
        for (int k = 0; tally.kills < kills; k++) {
            context.checkCancelled();
            context.progress().report("kills", tally.kills, kills, "");
            tally.add(new Trial("killed-" + k), nanos, random);
        }
        return tally.found();
    }

    private int await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("expected a campaign that ends, found one that does not");
            }
            return process.exitValue();
        } catch (InterruptedException fault) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /// All trials so far.
    private static final class Tally {
        private final Trial whole;
        private final List<String> faults = new ArrayList<>();
        private int kills;
        private int campaigns;
        private int afresh;
        private int adopted;

        Tally(Trial whole) {
            this.whole = whole;
        }

        /// Kills a campaign again and again until it has ended.
        void add(Trial trial, long longest, RandomGenerator random) {
            trial.begin();
            campaigns++;
            Set<Integer> settled = new HashSet<>();
            int looked = 0;
            boolean ended = false;
            while (!ended) {
                Process process = trial.start(trial.isThere() ? "resume" : "run");
                ended = !killed(process, random.nextLong(longest));
                List<String> lines = trial.log();
                check(trial, settled, lines.subList(looked, lines.size()));
                looked = lines.size();
                int before = settled.size();
                Set<Integer> recorded = trial.recorded();
                Set<Integer> finished = trial.finished();
                finished.removeAll(recorded);
                adopted += ended ? 0 : finished.size();
                settled.addAll(recorded);
                settled.addAll(finished);
                if (settled.size() < before) {
                    faults.add(trial.name + ": lost an outcome that was recorded");
                }
            }
            compare(trial);
        }

        private boolean killed(Process process, long after) {
            try {
                boolean ended = process.waitFor(after, TimeUnit.NANOSECONDS);
                if (ended) {
                    int code = process.exitValue();
                    if (code != 0 && code != 5) {
                        faults.add("a process ended with " + code);
                    }
                    return false;
                }
                process.destroyForcibly(); // SIGKILL, and only to the process itself
                process.waitFor();
                kills++;
                return true;
            } catch (InterruptedException fault) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        /// What was settled before must not have been run since.
        private void check(Trial trial, Set<Integer> settled, List<String> lines) {
            for (String line : lines) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("overlap")) {
                    faults.add(trial.name + ": run " + words[1] + " began while an earlier one was at work");
                } else if (words[0].equals("start")) {
                    if (settled.contains(Integer.parseInt(words[1]))) {
                        faults.add(trial.name + ": run " + words[1] + " had an outcome and was run again");
                    }
                }
            }
        }

        private void compare(Trial trial) {
            trial.export();
            for (String name : List.of(EXPORT, PAGE)) {
                if (!Arrays.equals(whole.bytes(name), trial.bytes(name))) {
                    faults.add(trial.name + ": " + name + " is not that of the campaign that nobody killed");
                }
            }
            List<String> starts = trial.log().stream()
                    .filter(line -> line.startsWith("start "))
                    .toList();
            afresh += starts.size() - trial.recorded().size();
            trial.log().stream()
                    .filter(line -> line.startsWith("start ") || line.startsWith("child "))
                    .map(line -> Long.parseLong(line.split(" ", -1)[2]))
                    .filter(KillTrials::isOurs)
                    .forEach(pid -> faults.add(trial.name + ": process " + pid + " was left behind"));
        }

        Found found() {
            return new Found(kills, campaigns, whole.recorded().size(), afresh, adopted, faults);
        }
    }

    /// Whether a process is still there, and still the one that a run started.
    private static boolean isOurs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("sleep") || command.endsWith("sh"))
                .isPresent();
    }

    /// One campaign with what it needs.
    private final class Trial {
        private final String name;
        private final CampaignFolder campaign;

        Trial(String name) {
            this.name = name;
            campaign = new CampaignFolder(folder.resolve(name).resolve("goal.campaign"));
        }

        Path path(String file) {
            return folder.resolve(name).resolve(file);
        }

        void begin() {
            Folders.create(folder.resolve(name));
            Documents.write(path("calls.txt"), "");
            Documents.write(path("simulator.sh"), SCRIPT);
            Documents.write(
                    path("simulator.yaml"),
                    SIMULATOR
                            .replace("SCRIPT", path("simulator.sh").toString())
                            .replace("CALLS", path("calls.txt").toString()));
            Documents.write(
                    path("goal.yaml"),
                    GOAL.replace("SIMULATOR", path("simulator.yaml").toString()));
        }

        boolean isThere() {
            return campaign.isThere();
        }

        Process start(String command) {
            List<String> line = new ArrayList<>(program);
            line.addAll(List.of("campaign", command));
            line.add((command.equals("run") ? path("goal.yaml") : campaign.path()).toString());
            try {
                return new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(path("log.txt").toFile()))
                        .start();
            } catch (IOException fault) {
                throw new UncheckedIOException("expected a program that can be started, found " + fault, fault);
            }
        }

        void export() {
            ExportJob.run(campaign);
        }

        /// The runs that have an outcome.
        Set<Integer> recorded() {
            Set<Integer> recorded = new HashSet<>();
            if (campaign.isThere()) {
                try (Campaign open = Campaign.look(campaign)) {
                    open.file().runs().stream().filter(Run::isDone).forEach(run -> recorded.add(run.id()));
                }
            }
            return recorded;
        }

        /// The runs whose work folders hold an outcome.
        Set<Integer> finished() {
            Set<Integer> finished = new HashSet<>();
            Path runs = campaign.path().resolve("runs");
            if (Files.isDirectory(runs)) {
                try (Stream<Path> folders = Files.list(runs)) {
                    folders.filter(run -> Files.exists(run.resolve("outcome.json")))
                            .forEach(run -> finished.add(Integer.parseInt(String.valueOf(run.getFileName()))));
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            }
            return finished;
        }

        List<String> log() {
            try {
                return Files.readAllLines(path("calls.txt"));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        byte[] bytes(String file) {
            try {
                return Files.readAllBytes(campaign.path().resolve(file));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
