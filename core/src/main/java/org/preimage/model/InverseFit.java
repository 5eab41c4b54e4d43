package org.preimage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.preimage.cell.LevelSet;
import org.preimage.cell.UnitCell;
import org.preimage.data.Encoding;
import org.preimage.data.Fingerprint;
import org.preimage.data.Images;
import org.preimage.data.Pairs;
import org.preimage.data.Scaler;
import org.preimage.data.Split;
import org.preimage.math.Batch;
import org.preimage.math.Kernels;
import org.preimage.nn.Architecture;
import org.preimage.nn.ConvolutionalNetwork;
import org.preimage.nn.Regressor;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.LevelSetSampler;
import org.preimage.sampler.Sampler;
import org.preimage.space.Declared;
import org.preimage.space.Input;
import org.preimage.space.Kind;
import org.preimage.space.Output;
import org.preimage.space.Space;
import org.preimage.space.Symmetries;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.NetworkEnsemble;
import org.preimage.surrogate.OutputProcess;
import org.preimage.surrogate.Surrogate;
import org.preimage.train.CellFit;
import org.preimage.train.Clipping;
import org.preimage.train.NetworkFit;
import org.preimage.train.Rows;
import org.preimage.train.TrainingLog;

/// From pairs to an [InverseModel]: duplicates go, rows are held out, columns standardized; then the prior is
/// fitted, and the networks beside it, and the surrogate that predicts the validation rows best is kept.
public final class InverseFit {
    /// Below this, nothing could be held out.
    public static final int LEAST_PAIRS = 20;

    private static final int LEAST_GROUPS = 3;
    private static final int MOST_ROWS = 10_000;

    private final Pairs pairs;
    private final FitOptions options;
    private final Seed seed;
    private final Context context;
    private final List<Input> columns;
    private final List<Output> properties;
    private final Symmetries symmetries;
    private final Split split;
    /// With their images.
    private final Pairs fitted;
    private final Encoding inputs;
    private final Scaler outputs;
    private final Rows rows;
    private final List<TrainingLog> logs = new ArrayList<>();
    private final Map<String, Surrogate> surrogates = new LinkedHashMap<>();

    private InverseFit(Pairs given, Declared declared, FitOptions options, Seed seed, Context context) {
        List<Input> ranges = inputs(given, declared);
        UnitCell cell = declared.pixels() == null ? null : PixelRows.cell(declared.pixels(), given);
        Pairs all = cell == null ? given : PixelRows.shared(cell, given);
        symmetries = Symmetries.of(declared.symmetries(), ranges);
        columns = symmetries.ranges(ranges);
        this.pairs = all.withoutDuplicates(symmetries.orbits(all.x(), columns));
        this.options = options;
        this.seed = seed;
        this.context = context;
        requireEnough();
        requireVariation();
        properties = OutputColumns.of(pairs, declared);
        requireGroups();
        split = Split.of(
                symmetries.orbits(pairs.x(), columns),
                pairs.groups(),
                options.held().validation(),
                options.held().test(),
                seed.of("split"));
        requireHeldOut();
        OutputColumns.requireHeldOut(pairs, split);
        fitted = Images.of(pairs.subset(split.fit()), symmetries, seed.of("images"));
        inputs = cell == null ? Encoding.of(columns, fitted.x()) : Encoding.of(columns, cell);
        outputs = OutputColumns.scaler(properties, fitted.y());
        Pairs validation = pairs.subset(split.validation());
        rows = new Rows(
                inputs.encode(fitted.x()),
                outputs.scaleSome(fitted.y()),
                inputs.encode(validation.x()),
                outputs.scaleSome(validation.y()),
                inputs.cells(),
                Clipping.of(properties, outputs));
    }

    /// Fits a model to continuous inputs.
    ///
    /// @throws IllegalArgumentException if the pairs cannot be fitted to
    /// @throws org.preimage.train.Diverged if a fit does not stay finite
    public static InverseModel of(Pairs pairs, FitOptions options, String version, Seed seed, Context context) {
        return of(pairs, Declared.NOTHING, options, version, seed, context);
    }

    /// Fits a model.
    ///
    /// @param declared what is known of the inputs
    /// @throws IllegalArgumentException if there are too few different pairs, too few of them are held out, no
    ///     input varies, or an output is constant
    /// @throws org.preimage.train.Diverged if a fit does not stay finite
    public static InverseModel of(
            Pairs pairs, Declared declared, FitOptions options, String version, Seed seed, Context context) {
        return new InverseFit(pairs, declared, options, seed, context).run(version);
    }

    private void requireEnough() {
        if (pairs.size() < LEAST_PAIRS) {
            throw new IllegalArgumentException(
                    "Fit: expected at least " + LEAST_PAIRS + " different pairs, found " + pairs.size());
        }
    }

    private void requireVariation() {
        if (columns.stream().allMatch(Input::fixed)) {
            throw new IllegalArgumentException("Fit: expected an input that varies, found only constant ones");
        }
    }

    private void requireGroups() {
        if (pairs.groups() != null && pairs.groups().count() < LEAST_GROUPS) {
            throw new IllegalArgumentException("Fit: expected at least " + LEAST_GROUPS
                    + " groups, one each to fit, to validate and to test on, found "
                    + pairs.groups().count() + " in the column '"
                    + pairs.groups().column() + "'");
        }
    }

    private void requireHeldOut() {
        if (split.validation().length == 0 || split.test().length == 0) {
            throw new IllegalArgumentException("Fit: expected pairs to validate and to test on, found "
                    + split.validation().length + " and " + split.test().length + " of " + pairs.size()
                    + " held out; hold out larger shares");
        }
    }

    private static boolean constant(double[] column) {
        return Arrays.stream(column).allMatch(value -> value == column[0]);
    }

    private InverseModel run(String version) {
        Sampler sampler;
        if (pairs.lacksSome()) { // a prior needs whole properties, which the surrogates complete
            fitSurrogates();
            sampler = prior(completed());
        } else {
            sampler = prior(rows);
            fitSurrogates();
        }
        Map<String, Double> compared = compared();
        String best = best(compared);
        Surrogate surrogate = Objects.requireNonNull(surrogates.get(best));
        Provenance provenance =
                new Provenance(version, seed.value(), Fingerprint.of(pairs), Kernels.ACTIVE.name(), described());
        Grades ungraded = new Grades(best, List.of(), compared, logs);
        InverseModel model = new InverseModel(
                options.method(),
                options.preset(),
                space(),
                inputs,
                outputs,
                sampler,
                surrogate,
                pairs,
                split,
                ungraded,
                provenance);
        Grades grades = new Grades(best, testError(model), compared, logs);
        return new InverseModel(
                options.method(),
                options.preset(),
                space(),
                inputs,
                outputs,
                sampler,
                surrogate,
                pairs,
                split,
                grades,
                provenance);
    }

    private void fitSurrogates() {
        if (options.surrogate().wantsNetworks() && options.networks().members() > 0) {
            surrogates.put("ensemble", networks());
        }
        if (options.surrogate().wantsProcesses()) {
            surrogates.put("gp", processes());
        }
    }

    private Map<String, Double> compared() {
        Map<String, Double> compared = new LinkedHashMap<>();
        surrogates.forEach((name, surrogate) -> compared.put(name, validationError(surrogate)));
        return compared;
    }

    private static String best(Map<String, Double> compared) {
        return compared.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /// The rows with what is missing predicted by the best surrogate, or, where there is none yet, the rows of
    /// which nothing is missing.
    private Rows completed() {
        if (surrogates.isEmpty()) {
            return rows.whole();
        }
        Surrogate surrogate = Objects.requireNonNull(surrogates.get(best(compared())));
        return rows.completed(x -> surrogate.means(x, context.workers()));
    }

    private Sampler prior(Rows whole) {
        if (inputs.cell() != null) {
            return pixelPrior(new LevelSet(inputs.cell()), whole);
        }
        PriorFit fit = PriorFit.of(prorated(options.prior()), whole, seed, context);
        fit.log().ifPresent(logs::add);
        if (options.surrogate() == SurrogateChoice.AUTO || options.surrogate() == SurrogateChoice.FLOW) {
            fit.forward().ifPresent(forward -> surrogates.put("flow", forward));
        }
        return fit.sampler();
    }

    /// What is looked up are the rows themselves, however a prior would see them. A flow's own prediction is of what
    /// the
    /// prior sees, and so of no use.
    private Sampler pixelPrior(LevelSet waves, Rows whole) {
        if (options.prior() instanceof Prior.TrainingRows) {
            return PriorFit.of(options.prior(), whole, seed, context).sampler();
        }
        PixelRows seen = PixelRows.waves(whole, waves, context.workers());
        PriorFit fit = PriorFit.of(prorated(options.prior()), seen.rows(), seed, context);
        fit.log().ifPresent(logs::add);
        return new LevelSetSampler(fit.sampler(), seen.scaler(), waves);
    }

    /// Beyond so many rows as many steps as with those are enough: epochs are fewer in proportion, but for the paper's
    /// own network.
    private Prior prorated(Prior prior) {
        double share = (double) MOST_ROWS / Math.max(MOST_ROWS, rows.size());
        return prior instanceof Prior.Invertible ? prior : prior.withEpochs((int) Math.ceil(prior.epochs() * share));
    }

    private Surrogate networks() {
        return inputs.cell() == null ? plainNetworks() : imageNetworks(inputs.cell());
    }

    private Surrogate imageNetworks(UnitCell cell) {
        FitOptions.Networks networks = options.networks();
        List<Regressor> members = new ArrayList<>();
        for (int i = 0; i < networks.members(); i++) {
            ConvolutionalNetwork.Shape shape = PixelRows.network(cell, networks, pairs.y().length);
            CellFit fit = CellFit.of(
                    rows, shape, networks.schedule(), seed.of("network").of(i), context);
            logs.add(fit.log());
            members.add(fit.network());
        }
        return new NetworkEnsemble(members);
    }

    private Surrogate plainNetworks() {
        FitOptions.Networks networks = options.networks();
        Architecture architecture =
                new Architecture(inputs.width(), networks.hidden(), pairs.y().length, networks.activation());
        List<Regressor> members = new ArrayList<>();
        for (int i = 0; i < networks.members(); i++) {
            Seed own = seed.of("network").of(i);
            NetworkFit fit = NetworkFit.of(rows, architecture, networks.schedule(), own, context);
            logs.add(fit.log());
            members.add(fit.mlp());
        }
        return new NetworkEnsemble(members);
    }

    /// In double, which an exact fit needs.
    private Surrogate processes() {
        List<OutputProcess> processes = new ArrayList<>();
        int m = properties.size();
        for (int o = 0; o < m; o++) {
            context.progress().report("fit processes", o, m, "");
            processes.add(process(o));
        }
        context.progress().report("fit processes", m, m, "");
        return new GaussianProcess(processes);
    }

    /// Of the rows in which output `o` is there.
    private OutputProcess process(int o) {
        Pairs alone = pairs.subset(split.fit());
        return new OutputProcessFit(symmetries, inputs, context)
                .of(
                        alone.only(o),
                        properties.get(o),
                        outputs.only(o),
                        seed.of("process").of(o));
    }

    /// Over all outputs that are there.
    private double validationError(Surrogate surrogate) {
        Batch mean = surrogate.means(rows.validationX(), context.workers());
        double sum = 0;
        int count = 0;
        for (int o = 0; o < mean.width(); o++) {
            for (int i = 0; i < mean.size(); i++) {
                float y = rows.validationY().get(i, o);
                if (!Float.isNaN(y)) {
                    double difference = rows.clipping().told(o, mean.get(i, o)) - y;
                    sum += difference * difference;
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    private List<Double> testError(InverseModel model) {
        Pairs test = pairs.subset(split.test());
        double[][] mean = model.means(test.x(), context.workers());
        List<Double> errors = new ArrayList<>();
        for (int v = 0; v < mean.length; v++) {
            double sum = 0;
            int[] there = test.rowsWith(v);
            for (int i : there) {
                double difference = mean[v][i] - test.y()[v][i];
                sum += difference * difference;
            }
            errors.add(Math.sqrt(sum / there.length));
        }
        return errors;
    }

    /// The columns that a model of these pairs will have, without its symmetries.
    ///
    /// @throws IllegalArgumentException if the declaration does not fit the pairs
    public static Space space(Pairs pairs, Declared declared) {
        return new Space(inputs(pairs, declared), OutputColumns.of(pairs, declared));
    }

    /// The inputs of pairs with the ranges that they have there.
    ///
    /// @throws IllegalArgumentException if the declaration does not fit the pairs
    static List<Input> inputs(Pairs pairs, Declared declared) {
        declared.requireAmong(pairs.inputs(), pairs.outputs());
        return columns(pairs, declared);
    }

    /// The inputs with the ranges of the pairs; of a category all levels, unless it is always the same.
    private static List<Input> columns(Pairs pairs, Declared declared) {
        if (declared.pixels() != null) {
            return pairs.inputs().stream().map(name -> new Input(name, 0, 1)).toList();
        }
        List<Input> ins = new ArrayList<>();
        for (int v = 0; v < pairs.x().length; v++) {
            double[] column = pairs.x()[v];
            String name = pairs.inputs().get(v);
            Kind kind = declared.kind(name);
            ins.add(
                    kind instanceof Kind.Categorical category && !constant(column)
                            ? Input.of(name, category)
                            : new Input(name, least(column), greatest(column), kind));
            requireValues(ins.getLast(), column);
        }
        return ins;
    }

    private static void requireValues(Input input, double[] column) {
        for (double value : column) {
            if (input.kind().discrete() && (value != Math.rint(value) || value < input.low() || value > input.high())) {
                throw new IllegalArgumentException(
                        "Fit: expected whole numbers in the column '" + input.name() + "', found " + value);
            }
        }
    }

    private Space space() {
        return new Space(columns, properties, symmetries);
    }

    private static double least(double[] column) {
        return Arrays.stream(column).min().orElseThrow();
    }

    private static double greatest(double[] column) {
        return Arrays.stream(column).max().orElseThrow();
    }

    private Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("method", options.method().word());
        described.put("prior", options.prior().toString());
        described.put("surrogate", options.surrogate().name().toLowerCase(Locale.ROOT));
        described.put("networks", options.networks().toString());
        described.put("held", options.held().toString());
        if (pairs.groups() != null) {
            described.put(Provenance.GROUP, pairs.groups().column());
        }
        return described;
    }
}
