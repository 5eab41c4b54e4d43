package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.mixture.MixtureShape;
import org.preimage.nn.Architecture;
import org.preimage.nn.Mlp;
import org.preimage.sampler.AutoencoderSampler;
import org.preimage.sampler.ConditionalFlowSampler;
import org.preimage.sampler.InnSampler;
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
            case NetworkEnsemble ensemble -> {
                draft.text("surrogate.kind", "networks");
                List<Mlp> members = ensemble.members();
                Architecture shape = members.getFirst().architecture();
                draft.number("surrogate.members", members.size());
                draft.counts("surrogate.hidden", shape.hidden());
                draft.text("surrogate.activation", Facts.word(shape.activation()));
                for (int i = 0; i < members.size(); i++) {
                    NetworkCodec.write(draft, network(i), members.get(i));
                }
            }
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

    /// @param inputs the number of free inputs, `d`
    /// @param outputs the number of outputs, `m`
    static Sampler sampler(Facts facts, int inputs, int outputs) {
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

    /// @param inputs the number of free inputs, `d`
    /// @param outputs the number of outputs, `m`
    static Surrogate surrogate(Facts facts, int inputs, int outputs) {
        String kind = facts.text("surrogate.kind");
        return switch (kind) {
            case "networks" -> networks(facts, inputs, outputs);
            case "flow" -> new FlowSurrogate(FlowCodec.read(facts, SURROGATE_FLOW), inputs, outputs);
            case "gaussian-process" -> ProcessCodec.read(facts, inputs, outputs);
            default -> throw facts.refused("surrogate.kind", "networks, flow or gaussian-process", kind);
        };
    }

    private static NetworkEnsemble networks(Facts facts, int inputs, int outputs) {
        Architecture shape = new Architecture(
                inputs,
                facts.counts("surrogate.hidden"),
                outputs,
                facts.choice("surrogate.activation", Activation.values()));
        List<Mlp> members = new ArrayList<>();
        for (int i = 0; i < facts.count("surrogate.members"); i++) {
            members.add(NetworkCodec.read(facts, network(i), shape));
        }
        return new NetworkEnsemble(members);
    }

    private static String network(int i) {
        return "surrogate.network." + i;
    }
}
