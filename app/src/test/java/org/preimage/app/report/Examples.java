package org.preimage.app.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.preimage.app.report.ModelReport.Alternative;
import org.preimage.app.report.ModelReport.Curve;
import org.preimage.app.report.ModelReport.Pairs;
import org.preimage.app.report.ModelReport.Point;
import org.preimage.app.report.ModelReport.Score;
import org.preimage.app.report.ModelReport.Surrogate;
import org.preimage.app.report.QuestionReport.Goal;
import org.preimage.app.report.QuestionReport.Input;
import org.preimage.app.report.SolveReport.Answer;
import org.preimage.app.report.SolveReport.Candidates;
import org.preimage.app.report.SolveReport.Design;
import org.preimage.app.report.SolveReport.Fact;
import org.preimage.app.report.SolveReport.Prediction;
import org.preimage.app.report.SolveReport.Range;
import org.preimage.app.report.SolveReport.Status;
import org.preimage.app.report.SolveReport.Verdict;
import org.preimage.random.Seed;

/// Made-up runs of the kinds users have.
final class Examples {
    private static final Seed SEED = new Seed(20);

    private Examples() {}

    /// 100 designs on the nine loops `sin 3πx1 + cos 3πx2 = 1`, all of them re-simulated.
    static SolveReport sinewave() {
        RandomGenerator random = SEED.of("sinewave").generator();
        Range side = new Range(-1, 1);
        QuestionReport question = new QuestionReport(
                List.of(new Goal("y", "", 1, 0.05, new Range(-1.98, 1.99))),
                List.of(new Input("x1", "", side, false), new Input("x2", "", side, false)),
                100);
        List<Design> designs = IntStream.rangeClosed(1, 100)
                .mapToObj(id -> onLoop(Integer.toString(id), random))
                .toList();
        Answer answer = new Answer(designs, new Candidates(400, 37, residuals(363, 1, 0.18, random)), "sinewave");
        Pairs pairs = new Pairs(rows(800, question.inputs(), random), 0.021, 0.023);
        Surrogate surrogate = new Surrogate(
                "ensemble",
                List.of(new Score(0.0121, 0.0087, 0.99985, heldOut(800, -2, 2, 0.0121, random))),
                List.of(
                        new Alternative("ensemble", 0.0121),
                        new Alternative("gaussian process", 0.0164),
                        new Alternative("flow", 0.0733)));
        return new SolveReport(
                "sinewave: y = 1",
                question,
                answer,
                new ModelReport(pairs, surrogate, curves(random), trust(1)),
                provenance("sinewave"));
    }

    /// 50 designs of seven inputs with long names, of which some are off target and the simulator failed for
    /// one.
    static SolveReport crystal() {
        RandomGenerator random = SEED.of("crystal").generator();
        List<Input> inputs = List.of(
                new Input("lattice strain along the a axis", "%", new Range(-6, 6), false),
                new Input("lattice strain along the b axis", "%", new Range(-6, 6), false),
                new Input("lattice strain along the c axis", "%", new Range(-6, 6), false),
                new Input("angle_alpha_between_b_and_c_in_degrees", "°", new Range(84, 96), false),
                new Input("β", "°", new Range(84, 96), false),
                new Input("dopant concentration", "cm⁻³", new Range(1e15, 1e18), false),
                new Input("temperature", "K", new Range(300, 300), true),
                new Input("hydrostatic pressure", "GPa", new Range(0, 12.5), false));
        QuestionReport question = new QuestionReport(
                List.of(
                        new Goal("band gap (HSE06)", "eV", 0.5, 0.05, new Range(0.62, 2.4)),
                        new Goal("energy above hull", "meV/atom", 12, 4, new Range(0.3, 310))),
                inputs,
                50);
        List<Design> designs = IntStream.rangeClosed(1, 50)
                .mapToObj(id -> strained(id, inputs, random))
                .toList();
        Answer answer = new Answer(designs, new Candidates(2000, 1311, residuals(600, 2, 0.3, random)), "vasp.yaml");
        Pairs pairs = new Pairs(rows(1200, inputs, random), 0.31, 0.52);
        Surrogate surrogate = new Surrogate(
                "gaussian process",
                List.of(
                        new Score(0.081, 0.055, 0.962, heldOut(1500, 0.6, 2.4, 0.081, random)),
                        new Score(3.1, 2.2, 0.9971, heldOut(1500, 0, 300, 3.1, random))),
                List.of(new Alternative("gaussian process", 0.21), new Alternative("ensemble", 0.26)));
        return new SolveReport(
                "Strained lattices with a gap of half an electronvolt",
                question,
                answer,
                new ModelReport(pairs, surrogate, curves(random), trust(2)),
                provenance("crystal"));
    }

    /// As many designs on target as asked for, of `d` inputs and `m` outputs, with pairs and all else in
    /// proportion.
    static SolveReport large(int n, int d, int m) {
        RandomGenerator random = SEED.of("large").generator();
        List<Input> inputs = IntStream.rangeClosed(1, d)
                .mapToObj(j -> new Input("x" + j, "", new Range(0, 1), false))
                .toList();
        List<Goal> goals = IntStream.rangeClosed(1, m)
                .mapToObj(k -> new Goal("y" + k, "", 0, 0.1, new Range(-1, 1)))
                .toList();
        List<Design> designs = new ArrayList<>();
        for (List<Double> row : rows(n, inputs, random)) {
            List<Double> mean = normal(m, 0.03, random);
            Verdict verdict = new Verdict(Status.ON_TARGET, random.nextDouble(), random.nextDouble(), 0.95, "trusted");
            designs.add(new Design("" + (designs.size() + 1), row, new Prediction(mean, null), mean, verdict));
        }
        List<Score> scores = IntStream.range(0, m)
                .mapToObj(k -> new Score(0.05, 0.04, 0.99, heldOut(2000, -1, 1, 0.05, random)))
                .toList();
        return new SolveReport(
                "large",
                new QuestionReport(goals, inputs, n),
                new Answer(designs, new Candidates(4 * n, n, residuals(4 * n, m, 0.5, random)), "true"),
                new ModelReport(
                        new Pairs(rows(2000, inputs, random), 0.1, 0.2),
                        new Surrogate("ensemble", scores, List.of()),
                        curves(random),
                        trust(m)),
                provenance("large"));
    }

    /// Cells of 6 rows and 8 columns of pixels, re-simulated, in which nothing or anything is between void and solid.
    static SolveReport cells(int n, boolean binary) {
        RandomGenerator random = SEED.of("cells").generator();
        List<Input> inputs = IntStream.range(0, 48)
                .mapToObj(p -> new Input("p" + p, "", new Range(0, 1), false))
                .toList();
        List<Goal> goals = List.of(
                new Goal("E", "GPa", 0.2, 0.01, new Range(0, 0.5)),
                new Goal("porosity", "", null, 1, new Range(0.2, 0.8), null, null, null, null));
        List<Design> designs = IntStream.rangeClosed(1, n)
                .mapToObj(id -> new Design(
                        Integer.toString(id),
                        SolveReport.numbers(random.doubles(48)
                                .map(density -> binary ? Math.rint(density) : density)
                                .toArray()),
                        new Prediction(SolveReport.numbers(0.201, 0.4), SolveReport.numbers(0.002, 0.01)),
                        SolveReport.numbers(0.197, 0.45),
                        new Verdict(Status.ON_TARGET, 0.1, 7.5, 0.97, "trusted")))
                .toList();
        List<Score> scores = Collections.nCopies(2, new Score(0.01, 0.008, 0.99, heldOut(50, 0, 1, 0.01, random)));
        return new SolveReport(
                "E = 0.2",
                new QuestionReport(goals, inputs, n, null, null, new QuestionReport.Pixels(6, 8, binary ? 2 : 0)),
                new Answer(designs, new Candidates(4 * n, n, residuals(4 * n, 2, 0.1, random)), "architecture"),
                new ModelReport(
                        new Pairs(List.of(), 9.0, null),
                        new Surrogate("ensemble", scores, List.of()),
                        curves(random),
                        trust(2)),
                provenance("cells"));
    }

    /// What is said of trust, of `m` outputs.
    static TrustReport trust(int m) {
        List<TrustReport.Group> groups =
                List.of(new TrustReport.Group(100, 0.01, 0.9), new TrustReport.Group(100, 0.05, 0.91));
        return new TrustReport(
                31.4,
                3.2,
                200,
                List.of(new TrustReport.Bin(40, 0.15, 0.2), new TrustReport.Bin(160, 0.92, 0.9)),
                0.9,
                Collections.nCopies(m, groups));
    }

    /// The report with other designs.
    static SolveReport with(SolveReport report, List<Design> designs) {
        Answer answer = new Answer(
                designs, report.answer().candidates(), report.answer().simulator());
        return new SolveReport(report.title(), report.question(), answer, report.model(), report.provenance());
    }

    private static Design onLoop(String id, RandomGenerator random) {
        double[] centers = {-0.5, 1 / 6.0, 5 / 6.0};
        double[] others = {-2 / 3.0, 0, 2 / 3.0};
        double angle = 2 * Math.PI * random.nextDouble();
        double u = centers[random.nextInt(3)];
        double v = others[random.nextInt(3)];
        double inner = 0;
        double outer = 0.25;
        for (int i = 0; i < 40; i++) {
            double radius = 0.5 * (inner + outer);
            boolean above = wave(u + radius * Math.cos(angle), v + radius * Math.sin(angle)) > 1;
            inner = above ? radius : inner;
            outer = above ? outer : radius;
        }
        double x1 = Math.min(1, u + inner * Math.cos(angle) + 1e-4 * random.nextGaussian());
        double x2 = v + inner * Math.sin(angle) + 1e-4 * random.nextGaussian();
        double truth = wave(x1, x2);
        double mean = 1 + 0.0004 * random.nextGaussian();
        double residual = Math.abs(mean - 1) / 0.05;
        double distance = 0.03 * Math.sqrt(-Math.log(1 - random.nextDouble())) * 0.8;
        return new Design(
                id,
                SolveReport.numbers(x1, x2),
                new Prediction(SolveReport.numbers(mean), SolveReport.numbers(0.004 + 0.004 * random.nextDouble())),
                SolveReport.numbers(truth),
                new Verdict(Status.ON_TARGET, residual, distance, 0.97, "trusted"));
    }

    private static double wave(double x1, double x2) {
        return Math.sin(3 * Math.PI * x1) + Math.cos(3 * Math.PI * x2);
    }

    private static Design strained(int id, List<Input> inputs, RandomGenerator random) {
        boolean hit = id <= 41;
        double gap = 0.5 + (hit ? 0.02 * random.nextDouble(-1, 1) : 0.06 + 0.1 * random.nextDouble());
        double hull = 12 + (hit ? 1.5 * random.nextGaussian() : 3 * random.nextGaussian());
        double residual = Math.max(Math.abs(gap - 0.5) / 0.05, Math.abs(hull - 12) / 4);
        Status status = residual <= 1 ? Status.ON_TARGET : id > 48 ? Status.UNREACHABLE : Status.OFF_TARGET;
        double distance = 0.3 + 1.1 * random.nextDouble();
        return new Design(
                "d" + id,
                rows(1, inputs, random).getFirst(),
                new Prediction(SolveReport.numbers(gap, hull), SolveReport.numbers(0.05, 1.9)),
                id == 7
                        ? null
                        : SolveReport.numbers(gap + 0.03 * random.nextGaussian(), hull + 1.5 * random.nextGaussian()),
                new Verdict(
                        status,
                        residual,
                        distance,
                        0.6,
                        status != Status.ON_TARGET ? status.word() : distance < 1 ? "uncertain" : "extrapolated"));
    }

    private static List<List<Double>> rows(int n, List<Input> inputs, RandomGenerator random) {
        return IntStream.range(0, n)
                .mapToObj(i -> inputs.stream()
                        .map(input -> input.bounds().lo()
                                + random.nextDouble()
                                        * (input.bounds().hi() - input.bounds().lo()))
                        .toList())
                .toList();
    }

    private static List<List<Double>> residuals(int n, int m, double sd, RandomGenerator random) {
        return IntStream.range(0, n).mapToObj(i -> normal(m, sd, random)).toList();
    }

    private static List<Double> normal(int n, double sd, RandomGenerator random) {
        return DoubleStream.generate(() -> sd * random.nextGaussian())
                .limit(n)
                .boxed()
                .toList();
    }

    private static List<Point> heldOut(int n, double lo, double hi, double rmse, RandomGenerator random) {
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    double truth = random.nextDouble(lo, hi);
                    return new Point(truth, truth + rmse * random.nextGaussian());
                })
                .toList();
    }

    private static List<Curve> curves(RandomGenerator random) {
        return List.of(
                curve("prior", "training", 0.9, random),
                curve("prior", "validation", 1.1, random),
                curve("surrogate", "training", 0.4, random),
                curve("surrogate", "validation", 0.5, random));
    }

    private static Curve curve(String model, String name, double start, RandomGenerator random) {
        List<Point> losses = IntStream.rangeClosed(1, 300)
                .mapToObj(epoch -> new Point(
                        epoch, start * (0.004 + Math.exp(-epoch / 40.0)) * Math.exp(0.08 * random.nextGaussian())))
                .toList();
        return new Curve(model, name, losses);
    }

    private static List<Fact> provenance(String name) {
        return List.of(
                new Fact("version", "0.1.0"),
                new Fact("command", "preimage solve " + name + ".safetensors -n 100 --seed 20"),
                new Fact("seed", "20"),
                new Fact("data", "sha256 9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"),
                new Fact("JVM", "25.0.3+9"),
                new Fact("CPU", "AMD EPYC, 2 cores"),
                new Fact("kernels", "vector-512"),
                new Fact("model file", name + ".safetensors"));
    }
}
