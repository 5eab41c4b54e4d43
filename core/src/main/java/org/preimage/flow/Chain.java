package org.preimage.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preimage.grad.Tape;
import org.preimage.grad.Value;

/// One bijection after the other.
public record Chain(List<Bijection> links) implements Bijection {
    public Chain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("Chain: expected at least one bijection, found none");
        }
        for (Bijection link : links) {
            if (link.dim() != links.getFirst().dim()) {
                throw new IllegalArgumentException("Chain: expected bijections of "
                        + links.getFirst().dim() + " variables, found one of " + link.dim());
            }
        }
    }

    @Override
    public int dim() {
        return links.getFirst().dim();
    }

    @Override
    public Value forward(Tape tape, Value x, @Nullable Value condition, Value logDet) {
        Value value = x;
        for (Bijection link : links) {
            value = link.forward(tape, value, condition, logDet);
        }
        return value;
    }

    @Override
    public Value inverse(Tape tape, Value z, @Nullable Value condition, Value logDet) {
        Value value = z;
        for (Bijection link : links.reversed()) {
            value = link.inverse(tape, value, condition, logDet);
        }
        return value;
    }
}
