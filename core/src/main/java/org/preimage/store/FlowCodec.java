package org.preimage.store;

import java.util.ArrayList;
import java.util.List;
import org.preimage.flow.Affine;
import org.preimage.flow.Flow;
import org.preimage.flow.FlowShape;
import org.preimage.flow.ShiftedSpline;
import org.preimage.flow.Spline;
import org.preimage.flow.Transformer;
import org.preimage.math.Activation;
import org.preimage.nn.Architecture;

/// A flow: its shape as texts under `<name>.`, and the numbers of its subnets as `<name>.subnet.<i>`. The
/// permutations follow from the shape.
final class FlowCodec {
    private FlowCodec() {}

    static void write(Draft draft, String name, Flow flow) {
        FlowShape shape = flow.shape();
        draft.number(name + ".dim", shape.dim());
        draft.number(name + ".condition", shape.condition());
        draft.number(name + ".blocks", shape.blocks());
        draft.counts(name + ".hidden", shape.hidden());
        draft.text(name + ".activation", Facts.word(shape.activation()));
        write(draft, name + ".transformer", shape.transformer());
        draft.number(name + ".order", shape.order());
        for (int i = 0; i < flow.subnets().size(); i++) {
            NetworkCodec.write(draft, subnet(name, i), flow.subnets().get(i));
        }
    }

    private static void write(Draft draft, String name, Transformer transformer) {
        switch (transformer) {
            case Affine affine -> {
                draft.text(name + ".kind", "affine");
                writeNumbers(draft, name, affine);
            }
            case Spline spline -> {
                draft.text(name + ".kind", "spline");
                writeNumbers(draft, name, spline);
            }
            case ShiftedSpline(Spline spline, Affine affine) -> {
                draft.text(name + ".kind", "shifted-spline");
                writeNumbers(draft, name, spline);
                writeNumbers(draft, name, affine);
            }
        }
    }

    private static void writeNumbers(Draft draft, String name, Affine affine) {
        draft.tensor(name + ".clamp", Tensor.of(new float[] {affine.clamp()}));
        draft.text(name + ".older", Boolean.toString(affine.older()));
    }

    private static void writeNumbers(Draft draft, String name, Spline spline) {
        draft.number(name + ".bins", spline.bins());
        draft.tensor(name + ".bound", Tensor.of(new float[] {spline.bound()}));
    }

    /// The flow `name`. Room for its numbers is only made when they have been found.
    static Flow read(Facts facts, String name) {
        FlowShape shape = shape(facts, name);
        List<Architecture> architectures = shape.subnets();
        List<NetworkCodec.Numbers> numbers = new ArrayList<>();
        for (int i = 0; i < architectures.size(); i++) {
            numbers.add(NetworkCodec.Numbers.read(facts, subnet(name, i), architectures.get(i)));
        }
        Flow flow = new Flow(shape);
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).putInto(flow.subnets().get(i));
        }
        return flow;
    }

    private static FlowShape shape(Facts facts, String name) {
        return new FlowShape(
                facts.count(name + ".dim"),
                facts.count(name + ".condition"),
                facts.count(name + ".blocks"),
                facts.counts(name + ".hidden"),
                facts.choice(name + ".activation", Activation.values()),
                transformer(facts, name + ".transformer"),
                facts.number(name + ".order"));
    }

    private static Transformer transformer(Facts facts, String name) {
        String kind = facts.text(name + ".kind");
        return switch (kind) {
            case "affine" -> affine(facts, name);
            case "spline" -> spline(facts, name);
            case "shifted-spline" -> new ShiftedSpline(spline(facts, name), affine(facts, name));
            default -> throw facts.refused(name + ".kind", "affine, spline or shifted-spline", kind);
        };
    }

    private static Affine affine(Facts facts, String name) {
        return new Affine(facts.floats(name + ".clamp")[0], facts.flag(name + ".older"));
    }

    private static Spline spline(Facts facts, String name) {
        return new Spline(facts.count(name + ".bins"), facts.floats(name + ".bound")[0]);
    }

    private static String subnet(String name, int i) {
        return name + ".subnet." + i;
    }
}
