package org.preimage.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.preimage.math.Batch;
import org.preimage.run.Workers;

/// A computation on batches of one size, recorded once and then run forward and backward as often as wanted,
/// with other numbers in its inputs; a run allocates nothing.
///
/// The batch is cut into tiles of [#TILE] samples, and the tiles into at most [#PARTS] parts, both fixed by the
/// batch size
/// alone: sums are taken within a part in the order of its tiles and over the parts in their order, so a result
/// does not
/// depend on the number of threads.
public final class Tape {
    /// Samples in a tile: five times the matrix kernel's twelve rows; a tile's activations fit the first two
    /// caches.
    public static final int TILE = 60;

    /// The most parts that run at the same time.
    public static final int PARTS = 4;

    private final int size;
    private final Workers workers;
    private final boolean differentiates;
    private final @Nullable Parameters parameters;
    private final Slice[][] slices;
    private final List<Value> values = new ArrayList<>();
    private final List<Value> accumulators = new ArrayList<>();
    /// Working memory by part and slot, shared by all operations.
    private final List<float[][]> scratch = new ArrayList<>();
    private final List<Runnable> preparations = new ArrayList<>();
    /// The operations in order, neighbors of the samplewise kind together.
    private final List<Stage> stages = new ArrayList<>();

    private final IntConsumer prepare = this::prepare;
    private final IntConsumer clear = this::clear;
    private final IntConsumer sum = this::sum;

    private Tape(int size, Workers workers, boolean differentiates, @Nullable Parameters parameters) {
        if (size < 1) {
            throw new IllegalArgumentException("Tape: expected at least one sample, found " + size);
        }
        this.size = size;
        this.workers = workers;
        this.differentiates = differentiates;
        this.parameters = parameters;
        this.slices = cut(size);
        if (parameters != null) {
            parameters.prepare(slices.length);
        }
    }

    /// For forward passes over `size` samples only: nothing is kept for a backward pass.
    public static Tape forEvaluation(int size, Workers workers) {
        return new Tape(size, workers, false, null);
    }

    /// For gradients with respect to the inputs, the parameters being constants.
    public static Tape forInputs(int size, Workers workers) {
        return new Tape(size, workers, true, null);
    }

    /// For gradients with respect to the parameters and to the inputs, if there are any.
    public static Tape forTraining(int size, Workers workers, Parameters parameters) {
        return new Tape(size, workers, true, parameters);
    }

    private static Slice[][] cut(int size) {
        int tiles = (size + TILE - 1) / TILE;
        int parts = Math.min(PARTS, tiles);
        Slice[][] cut = new Slice[parts][];
        for (int part = 0; part < parts; part++) {
            int first = part * tiles / parts;
            int end = (part + 1) * tiles / parts;
            cut[part] = new Slice[end - first];
            for (int tile = first; tile < end; tile++) {
                cut[part][tile - first] = new Slice(part, tile, tile * TILE, Math.min(size, (tile + 1) * TILE));
            }
        }
        return cut;
    }

    /// The number of samples, `n`.
    public int size() {
        return size;
    }

    public int tiles() {
        return (size + TILE - 1) / TILE;
    }

    public int parts() {
        return slices.length;
    }

    /// Whether there will be backward passes.
    public boolean differentiates() {
        return differentiates;
    }

    /// Whether a backward pass computes the gradients of the parameters.
    public boolean trains() {
        return parameters != null;
    }

    /// Has at least `length` floats of working memory in `slot` for every part.
    public void reserve(int slot, int length) {
        while (scratch.size() <= slot) {
            scratch.add(new float[slices.length][0]);
        }
        float[][] buffers = scratch.get(slot);
        for (int part = 0; part < buffers.length; part++) {
            if (buffers[part].length < length) {
                buffers[part] = new float[length];
            }
        }
    }

    /// The working memory of `part` in `slot`: anyone's between two calls of operations.
    public float[] scratch(int part, int slot) {
        return scratch.get(slot)[part];
    }

    /// A value that is not differentiated; `batch` is kept, and read at every run.
    public Value constant(Batch batch) {
        return keep(new Value(checked(batch), false));
    }

    /// A value whose gradient is wanted; `batch` is kept, and read at every run.
    public Value input(Batch batch) {
        return keep(new Value(checked(batch), true));
    }

    /// A value that an operation writes, `[n × width]`.
    public Value output(int width) {
        return keep(new Value(Batch.zeros(size, width), differentiates));
    }

    /// A value that several operations add to, `[n × width]`; zero at the start of every forward pass.
    public Value accumulator(int width) {
        Value value = output(width);
        accumulators.add(value);
        return value;
    }

    private Batch checked(Batch batch) {
        if (batch.size() != size) {
            throw new IllegalArgumentException("Tape: expected a batch of " + size + " samples, found " + batch.size());
        }
        return batch;
    }

    private Value keep(Value value) {
        values.add(value);
        return value;
    }

    /// Has `preparation` run before every forward pass, such as the packing of weights.
    public void beforeForward(Runnable preparation) {
        if (!preparations.contains(preparation)) {
            preparations.add(preparation);
        }
    }

    /// Records `operation` as the next one.
    public <T extends Operation> T add(T operation) {
        switch (operation) {
            case Operation.Across across -> stages.add(new AcrossStage(across));
            case Operation.Samplewise samplewise -> {
                if (stages.isEmpty() || !(stages.getLast() instanceof SamplewiseStage)) {
                    stages.add(new SamplewiseStage());
                }
                ((SamplewiseStage) stages.getLast()).operations.add(samplewise);
            }
        }
        return operation;
    }

    /// Computes all values.
    public void forward() {
        workers.forEach(preparations.size(), prepare);
        // By index, here and below: an iterator would be an object in every step.
        for (int i = 0; i < accumulators.size(); i++) {
            accumulators.get(i).batch().fill(0f);
        }
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).forward();
        }
    }

    /// Clears all gradients; then whoever runs the tape may seed some, and calls [#propagate()].
    public void clearGradients() {
        workers.forEach(slices.length, clear);
    }

    /// Adds up the gradients of all differentiable values, and of the parameters, from the last operation to
    /// the first.
    public void propagate() {
        for (int i = stages.size() - 1; i >= 0; i--) {
            stages.get(i).backward();
        }
        if (parameters != null) {
            workers.forEach(slices.length, sum);
        }
    }

    /// [#clearGradients()], then [#propagate()]: for tapes that end in losses.
    public void backward() {
        clearGradients();
        propagate();
    }

    private void prepare(int number) {
        preparations.get(number).run();
    }

    private void clear(int part) {
        Slice[] own = slices[part];
        int from = own[0].from();
        int to = own[own.length - 1].to();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value.differentiable()) {
                float[] gradient = value.gradient().data();
                for (int v = 0; v < value.width(); v++) {
                    Arrays.fill(gradient, v * size + from, v * size + to, 0f);
                }
            }
        }
        if (parameters != null) {
            parameters.clear(part);
        }
    }

    private void sum(int part) {
        if (parameters != null) {
            long length = parameters.size();
            parameters.sum(
                    slices.length, (int) (part * length / slices.length), (int) ((part + 1) * length / slices.length));
        }
    }

    private sealed interface Stage {
        void forward();

        void backward();
    }

    private final class SamplewiseStage implements Stage {
        private final List<Operation.Samplewise> operations = new ArrayList<>();
        private final IntConsumer forwardPart = this::forwardPart;
        private final IntConsumer backwardPart = this::backwardPart;

        @Override
        public void forward() {
            workers.forEach(slices.length, forwardPart);
        }

        @Override
        public void backward() {
            workers.forEach(slices.length, backwardPart);
        }

        private void forwardPart(int part) {
            for (Slice slice : slices[part]) {
                for (int i = 0; i < operations.size(); i++) {
                    operations.get(i).forward(slice);
                }
            }
        }

        private void backwardPart(int part) {
            for (Slice slice : slices[part]) {
                for (int i = operations.size() - 1; i >= 0; i--) {
                    operations.get(i).backward(slice);
                }
            }
        }
    }

    private final class AcrossStage implements Stage {
        private final Operation.Across operation;
        private final IntConsumer forwardPart;
        private final IntConsumer backwardPart;

        AcrossStage(Operation.Across operation) {
            this.operation = operation;
            this.forwardPart = part -> operation.forward(part, slices.length);
            this.backwardPart = part -> {
                for (Slice slice : slices[part]) {
                    operation.backward(slice);
                }
            };
        }

        @Override
        public void forward() {
            workers.forEach(slices.length, forwardPart);
            operation.join();
        }

        @Override
        public void backward() {
            workers.forEach(slices.length, backwardPart);
        }
    }
}
