package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import org.preimage.cell.LevelSet;
import org.preimage.cell.UnitCell;
import org.preimage.data.Encoding;
import org.preimage.data.Scaler;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.nn.ConvolutionShape;
import org.preimage.nn.ConvolutionalNetwork;
import org.preimage.nn.Mlp;
import org.preimage.nn.Regressor;
import org.preimage.sampler.AutoencoderSampler;
import org.preimage.sampler.ConditionalFlowSampler;
import org.preimage.sampler.InnSampler;
import org.preimage.sampler.LevelSetSampler;
import org.preimage.sampler.MixtureSampler;
import org.preimage.sampler.Sampler;
import org.preimage.sampler.TrainingRowsSampler;
import org.preimage.sampler.UniformSampler;
import org.preimage.surrogate.FlowSurrogate;
import org.preimage.surrogate.GaussianProcess;
import org.preimage.surrogate.NetworkEnsemble;
import org.preimage.surrogate.Surrogate;

/// The two learned parts of a model, under `sampler.` and `surrogate.`, each with its kind. Where both are the
/// same invertible network, they are two snapshots of it, and both are there.
final class LearnedCodec {
    private static final String SAMPLER_FLOW = "sampler.flow";
    private static final String SAMPLER_NETWORK = "sampler.network";
    /// Standardizes the waves that a sampler of the shapes of cells gives.
    private static final String WAVES = "sampler.waves";

    private static final String SURROGATE_FLOW = "surrogate.flow";

    private LearnedCodec() {}

    static void write(Draft draft, Sampler sampler) {
        switch (sampler) {
            case ConditionalFlowSampler conditional -> {
                draft.text("sampler.kind", "conditional-flow");
                FlowCodec.write(draft, SAMPLER_FLOW, conditional.flow());
            }
            case InnSampler inn -> {
                draft.text("sampler.kind", "inn");
                FlowCodec.write(draft, SAMPLER_FLOW, inn.flow());
            }
            case AutoencoderSampler autoencoder -> {
                draft.text("sampler.kind", "autoencoder");
                draft.number("sampler.latent", autoencoder.latentDim());
                writeNetwork(draft, autoencoder.decoder());
            }
            case MixtureSampler mixture -> {
                draft.text("sampler.kind", "mixture");
                draft.number("sampler.components", mixture.shape().components());
                draft.number("sampler.rank", mixture.shape().rank());
                writeNetwork(draft, mixture.network());
            }
            case UniformSampler uniform -> {
                draft.text("sampler.kind", "uniform");
                draft.numbers("sampler.low", uniform.low());
                draft.numbers("sampler.high", uniform.high());
            }
            case TrainingRowsSampler rows -> {
                draft.text("sampler.kind", "rows");
                write(draft, "sampler.rows.x", rows.x());
                write(draft, "sampler.rows.y", rows.y());
            }
            case LevelSetSampler shapes -> {
                draft.numbers(WAVES + ".mean", shapes.scaler().mean());
                draft.numbers(WAVES + ".scale", shapes.scaler().scale());
                write(draft, shapes.shapes());
            }
        }
    }

    private static void writeNetwork(Draft draft, Mlp mlp) {
        draft.counts("sampler.hidden", mlp.architecture().hidden());
        draft.text("sampler.activation", Facts.word(mlp.architecture().activation()));
        NetworkCodec.write(draft, SAMPLER_NETWORK, mlp);
    }

    private static Mlp network(Facts facts, int inputs, int outputs) {
        return NetworkCodec.read(
                facts,
                SAMPLER_NETWORK,
                new Architecture(
                        inputs,
                        facts.counts("sampler.hidden"),
                        outputs,
                        facts.choice("sampler.activation", Activation.values())));
    }

    /// One row of the tensor for each variable, as in memory, `[width × n]`.
    private static void write(Draft draft, String name, Batch batch) {
        draft.tensor(name, Tensor.of(batch.data(), batch.width(), batch.size()));
    }

    private static Batch batch(Facts facts, String name, int size, int width) {
        return Batch.over(size, width, facts.floats(name, width, size));
    }

    static void write(Draft draft, Surrogate surrogate) {
        switch (surrogate) {
            case NetworkEnsemble ensemble -> writeNetworks(draft, ensemble.members());
            case FlowSurrogate forward -> {
                draft.text("surrogate.kind", "flow");
                FlowCodec.write(draft, SURROGATE_FLOW, forward.flow());
            }
            case GaussianProcess gaussian -> {
                draft.text("surrogate.kind", "gaussian-process");
                ProcessCodec.write(draft, gaussian);
            }
        }
    }

    private static void writeNetworks(Draft draft, List<Regressor> members) {
        switch (members.getFirst()) {
            case Mlp first -> {
                draft.text("surrogate.kind", "networks");
                write(draft, first.architecture().hidden(), first.architecture().activation());
            }
            case ConvolutionalNetwork first -> {
                draft.text("surrogate.kind", "image-networks");
                write(draft, first.shape().hidden(), first.shape().convolution().activation());
                draft.counts("surrogate.channels", first.shape().convolution().channels());
                draft.number("surrogate.layers", first.shape().convolution().layers());
            }
        }
        draft.number("surrogate.members", members.size());
        for (int i = 0; i < members.size(); i++) {
            switch (members.get(i)) {
                case Mlp mlp -> NetworkCodec.write(draft, network(i), mlp);
                case ConvolutionalNetwork images -> NetworkCodec.write(draft, network(i), images);
            }
        }
    }

    private static void write(Draft draft, List<Integer> hidden, Activation activation) {
        draft.counts("surrogate.hidden", hidden);
        draft.text("surrogate.activation", Facts.word(activation));
    }

    /// @param encoding of the inputs
    /// @param outputs the number of outputs, `m`
    static Sampler sampler(Facts facts, Encoding encoding, int outputs) {
        UnitCell cell = encoding.cell();
        if (cell == null || !facts.hasTensor(WAVES + ".mean")) {
            return sampler(facts, encoding.width(), outputs);
        }
        LevelSet waves = new LevelSet(cell);
        Scaler scaler = new Scaler(
                facts.numbers(WAVES + ".mean", waves.width()), facts.numbers(WAVES + ".scale", waves.width()));
        return new LevelSetSampler(sampler(facts, waves.width(), outputs), scaler, waves);
    }

    private static Sampler sampler(Facts facts, int inputs, int outputs) {
        String kind = facts.text("sampler.kind");
        return switch (kind) {
            case "conditional-flow" -> new ConditionalFlowSampler(FlowCodec.read(facts, SAMPLER_FLOW));
            case "inn" -> new InnSampler(FlowCodec.read(facts, SAMPLER_FLOW), inputs, outputs);
            case "autoencoder" ->
                new AutoencoderSampler(network(facts, facts.count("sampler.latent") + outputs, inputs), outputs);
            case "mixture" -> {
                MixtureShape shape =
                        new MixtureShape(facts.count("sampler.components"), inputs, facts.count("sampler.rank"));
                yield new MixtureSampler(network(facts, outputs, shape.numbers()), shape);
            }
            case "uniform" ->
                new UniformSampler(
                        facts.numbers("sampler.low", inputs), facts.numbers("sampler.high", inputs), outputs);
            case "rows" -> {
                int n = facts.width("sampler.rows.x");
                yield new TrainingRowsSampler(
                        batch(facts, "sampler.rows.x", n, inputs), batch(facts, "sampler.rows.y", n, outputs));
            }
            default ->
                throw facts.refused(
                        "sampler.kind", "conditional-flow, inn, autoencoder, mixture, uniform or rows", kind);
        };
    }

    /// @param encoding of the inputs
    /// @param outputs the number of outputs, `m`
    static Surrogate surrogate(Facts facts, Encoding encoding, int outputs) {
        int inputs = encoding.width();
        UnitCell cell = encoding.cell();
        String kind = facts.text("surrogate.kind");
        if (kind.equals("image-networks") && cell != null) {
            return imageNetworks(facts, cell, outputs);
        }
        return switch (kind) {
            case "networks" -> networks(facts, inputs, outputs);
            case "flow" -> new FlowSurrogate(FlowCodec.read(facts, SURROGATE_FLOW), inputs, outputs);
            case "gaussian-process" -> ProcessCodec.read(facts, inputs, outputs);
            default ->
                throw facts.refused(
                        "surrogate.kind", "networks, flow or gaussian-process; of pixels, image-networks", kind);
        };
    }

    private static NetworkEnsemble networks(Facts facts, int inputs, int outputs) {
        Architecture shape = new Architecture(
                inputs,
                facts.counts("surrogate.hidden"),
                outputs,
                facts.choice("surrogate.activation", Activation.values()));
        List<Regressor> members = new ArrayList<>();
        for (int i = 0; i < facts.count("surrogate.members"); i++) {
            members.add(NetworkCodec.read(facts, network(i), shape));
        }
        return new NetworkEnsemble(members);
    }

    private static NetworkEnsemble imageNetworks(Facts facts, UnitCell cell, int outputs) {
        ConvolutionalNetwork.Shape shape = new ConvolutionalNetwork.Shape(
                new ConvolutionShape(
                        cell.rows(),
                        cell.columns(),
                        new ConvolutionShape.Edges(!cell.upDown(), !cell.leftRight()),
                        facts.counts("surrogate.channels"),
                        facts.count("surrogate.layers"),
                        facts.choice("surrogate.activation", Activation.values())),
                facts.counts("surrogate.hidden"),
                outputs);
        List<Regressor> members = new ArrayList<>();
        for (int i = 0; i < facts.count("surrogate.members"); i++) {
            members.add(NetworkCodec.read(facts, network(i), shape));
        }
        return new NetworkEnsemble(members);
    }

    private static String network(int i) {
        return "surrogate.network." + i;
    }
}
