package org.preimage.jmh.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.preimage.math.Kernels;

/// Question: what does the engine do with this machine? `./build bench` runs this; `--help` says how.
public final class EngineBench {
    private static final int USAGE = 2;
    /// More than this many processors busy with other things, and the figures are not those of an idle machine.
    private static final double IDLE = 0.05;

    private final Lab lab;
    private final Request request;
    private final PrintStream out;
    private final StringBuilder page = new StringBuilder();

    private EngineBench(Lab lab, Request request, PrintStream out) {
        this.lab = lab;
        this.request = request;
        this.out = out;
    }

    /// Prints the tables; exits with 2 if the options are wrong.
    ///
    /// @param args the options
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Request request;
        try {
            request = Request.parse(args);
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        if (request.help()) {
            out.print(Request.HELP);
            return;
        }
        Path root = Path.of(System.getProperty("preimage.root", ""));
        Optional<String> python = Optional.of(request.python())
                .filter(program -> Lab.torchVersion(program).isPresent());
        if (python.isEmpty()) {
            progress.println(request.python() + " has no PyTorch, so it is not measured");
        }
        Lab lab = new Lab(root, python, request.effort(), Machine.read(), progress);
        new EngineBench(lab, request, out).run();
    }

    private void run() throws IOException, InterruptedException {
        double before = Machine.busyProcessors();
        Peaks peaks = Peaks.measure(lab);
        List<WorkRow> rows = new ArrayList<>();
        for (Piece piece : request.pieces()) {
            rows.add(WorkRow.measure(lab, piece));
        }
        intro();
        add("Peak", "", peaks.page());
        if (!rows.isEmpty()) {
            works(rows, peaks);
        }
        if (request.sets()) {
            Optional<Timings> torch = rows.getFirst().torch(1, Lab.Setting.DEFAULT);
            add("Kernel sets", Prose.KERNEL_SETS, KernelSets.page(lab, peaks, torch));
            add("Cold start", Prose.COLD_START, ColdStarts.page(lab));
        }
        Optional<Scaling> scaling = request.scaling() ? Optional.of(Scaling.measure(lab)) : Optional.empty();
        if (scaling.isPresent()) {
            add("Scaling", Prose.SCALING, scaling.get().page());
        }
        busy(before, Machine.busyProcessors());
        out.print(page);
        if (request.writes() && scaling.isPresent()) {
            write(scaling.get());
        }
    }

    private void intro() {
        Machine machine = lab.machine();
        page.append("# The engine, measured\n\n").append(Prose.INTRO).append('\n');
        Table table = new Table("machine", "");
        table.row("processor", machine.model());
        table.row("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        table.row("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        table.row("JVM", System.getProperty("java.vm.name") + " " + Runtime.version());
        table.row("kernels", Kernels.ACTIVE.name());
        table.row("PyTorch", lab.torch().flatMap(Lab::torchVersion).orElse("not installed, so not measured"));
        page.append(table);
    }

    private void works(List<WorkRow> rows, Peaks peaks) {
        StringBuilder text = new StringBuilder(Prose.WORKS);
        rows.forEach(row -> text.append("- ")
                .append(row.piece().name())
                .append(": ")
                .append(row.piece().meaning())
                .append(String.format(Locale.ROOT, "; %.3g GFLOP%n", row.piece().flops() * 1e-9)));
        Table times = new Table(
                "work",
                "threads",
                "median ms",
                "least ms",
                "CPU ms",
                "PyTorch as it comes, ms",
                "PyTorch, SkylakeX, ms",
                "times PyTorch",
                "GFLOP/s",
                "times the floor",
                "bytes allocated");
        rows.forEach(row -> row.addTimes(times, peaks));
        add("Fixed pieces of work", text.toString(), times.toString());
        Table threads = new Table(
                "work",
                "two threads, idle",
                "bar 1.7",
                "one thread, loaded, ms",
                "two threads, loaded, ms",
                "two threads, loaded",
                "bar 1");
        rows.forEach(row -> row.addThreads(threads));
        add("Threads", Prose.THREADS, threads.toString());
    }

    private void add(String title, String text, String table) {
        page.append("\n## ").append(title).append("\n\n");
        if (!text.isEmpty()) {
            page.append(text).append('\n');
        }
        page.append(table);
    }

    private void busy(double before, double after) {
        String state = String.format(
                Locale.ROOT,
                "Other programs kept %.2f processors busy before the run and %.2f after it",
                before,
                after);
        boolean idle = before <= IDLE && after <= IDLE;
        page.append('\n').append(state).append(idle ? ".\n" : ": **the machine was not idle.**\n");
    }

    private void write(Scaling scaling) throws IOException {
        Path docs = lab.root().resolve("docs");
        Files.writeString(docs.resolve("engine.md"), page);
        Files.writeString(docs.resolve("engine-scaling.svg"), ScalingPicture.of(scaling));
        lab.progress().println("wrote docs/engine.md and docs/engine-scaling.svg");
    }
}
