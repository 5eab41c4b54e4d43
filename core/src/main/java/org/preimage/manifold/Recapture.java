package org.preimage.manifold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.preimage.math.Batch;
import org.preimage.run.Context;

/// Moves independent starts to a set and counts to which components of its net they come, until the chance that a
/// component
/// was missed is small enough or enough starts were spent. A start that comes to the set away from the net reveals a
/// component, which the net grows over at once.
public final class Recapture {
    private static final int ROUND = 250;
    private static final int LEAST = 500;
    private static final int MOST = 2000;
    /// The chance that is small enough.
    private static final double CHANCE = 0.05;

    private final SolutionSet set;
    private final NetGrowth growth;
    private final IntFunction<Batch> starts;
    private final Context context;
    private Net net;

    /// Looks at the set of a net.
    ///
    /// @param starts draws so many independent designs, `[n × d]`, others every time
    public Recapture(SolutionSet set, NetGrowth growth, IntFunction<Batch> starts, Context context) {
        this.set = set;
        this.growth = growth;
        this.starts = starts;
        this.context = context;
        net = growth.net();
    }

    /// The net with all that was revealed.
    public Net net() {
        return net;
    }

    /// Counts.
    public Completeness run() {
        List<Batch> landed = new ArrayList<>();
        Completeness found = Completeness.of(new int[net.components()]);
        for (int spent = 0;
                spent < MOST && (spent < LEAST || found.chanceOfAMissedComponent() > CHANCE);
                spent += ROUND) {
            context.checkCancelled();
            Batch x = starts.apply(ROUND);
            boolean[] on = set.land(x).on();
            landed.add(x.subset(IntStream.range(0, on.length).filter(i -> on[i]).toArray()));
            if (growth.absorb(away(landed.getLast()))) {
                net = growth.net();
            }
            found = Completeness.of(counts(landed));
        }
        return found;
    }

    private Batch away(Batch x) {
        return x.subset(IntStream.range(0, x.size())
                .filter(i -> net.componentAt(x, i) < 0)
                .toArray());
    }

    private int[] counts(List<Batch> landed) {
        int[] counts = new int[net.components()];
        for (Batch x : landed) {
            for (int i = 0; i < x.size(); i++) {
                int component = net.componentAt(x, i);
                if (component >= 0) {
                    counts[component]++;
                }
            }
        }
        return counts;
    }
}
