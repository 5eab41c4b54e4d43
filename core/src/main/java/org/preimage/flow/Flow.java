package org.preimage.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.preimage.grad.Parameters;
import org.preimage.nn.Mlp;
import org.preimage.random.Draws;
import org.preimage.random.Seed;

/// A [FlowShape] with its numbers: in each block a coupling of the first half of the variables, one of the
/// second half, and, for more than two variables, a fixed random permutation.
public final class Flow {
    /// The weights of the subnets' last layers start this much smaller than usual, so that the flow starts near
    /// the identity.
    private static final float LAST_SCALE = 0.05f;

    private final FlowShape shape;
    private final Parameters parameters = new Parameters();
    private final List<Mlp> subnets = new ArrayList<>();
    private final Chain chain;

    /// A flow whose parameters are all zero, to be initialized or read.
    public Flow(FlowShape shape) {
        this.shape = shape;
        List<Bijection> links = new ArrayList<>();
        int half = shape.half();
        for (int b = 0; b < shape.blocks(); b++) {
            if (half > 0) {
                links.add(coupling(0, half));
            }
            links.add(coupling(half, shape.dim()));
            if (shape.dim() > 2) {
                links.add(permutation(b));
            }
        }
        chain = new Chain(links);
    }

    private Coupling coupling(int first, int end) {
        Mlp subnet = new Mlp("subnet." + subnets.size(), shape.subnet(end - first), parameters);
        subnets.add(subnet);
        return new Coupling(shape.dim(), first, end, shape.transformer(), subnet);
    }

    private Permutation permutation(int block) {
        RandomGenerator random = new Seed(shape.order()).of(block).generator();
        return new Permutation(
                Arrays.stream(Draws.permutation(shape.dim(), random)).boxed().toList());
    }

    /// Draws new parameters, near those of the identity.
    public void initialize(Seed seed) {
        for (int i = 0; i < subnets.size(); i++) {
            subnets.get(i).initialize(seed.of(i).generator(), LAST_SCALE);
        }
        for (Bijection link : chain.links()) {
            if (link instanceof Coupling coupling) {
                coupling.startNearIdentity();
            }
        }
    }

    public FlowShape shape() {
        return shape;
    }

    public Chain chain() {
        return chain;
    }

    /// The subnets, in the order of their couplings.
    public List<Mlp> subnets() {
        return List.copyOf(subnets);
    }

    public Parameters parameters() {
        return parameters;
    }
}
