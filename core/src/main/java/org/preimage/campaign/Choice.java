package org.preimage.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.preimage.campaign.Proposal.Reason;
import org.preimage.run.Workers;
import org.preimage.trust.HitCount;

/// Chooses a batch among candidates.
///
/// Most of the batch are the designs that are likeliest to hit. Where nothing is likely to, they are the
/// likeliest to come within a wider tolerance, the least at which a few would: so the batch walks towards a
/// target that no run has come near to. The less likely hits are, the more of the batch is for learning:
/// designs that are near the target for all that is known, and of which little is known.
///
/// Designs are chosen one after the other, and each makes those whose errors are like its own worth less: they
/// hit and miss together, and a run of one tells of the other. None is nearer than different designs are to a
/// hit or to another one of the batch.
final class Choice {
    /// So many of the best candidates are compared with each other.
    private static final int SHORT_LIST = 400;
    /// The tolerance is widened until the best are so likely to be within it, on average.
    private static final double LIKELY = 0.4;

    private static final double WIDER = 1.3;
    private static final double WIDEST = 1e6;
    /// The largest share of a batch that is for learning.
    private static final double LEARNING = 0.5;
    /// Designs nearer than this are the same one.
    private static final double SAME = 1e-6;

    private final Quest quest;
    private final Workers workers;
    private final List<double[]> taken;
    private final List<double[]> run;

    /// @param hits designs that were found, none of which is wanted again
    /// @param run all that was run
    Choice(Quest quest, List<double[]> hits, List<double[]> run, Workers workers) {
        this.quest = quest;
        this.workers = workers;
        this.taken = new ArrayList<>(hits);
        this.run = run;
    }

    /// The batch; fewer designs than asked for only if there are no more candidates that differ.
    Proposed of(Expected all, int batch) {
        int[] free = IntStream.range(0, all.size())
                .filter(i ->
                        quest.isApart(all.x().get(i), taken) && isNew(all.x().get(i)))
                .toArray();
        if (free.length == 0) {
            return new Proposed(List.of(), new HitCount(0, 0, 0));
        }
        Expected candidates = all.subset(free, workers);
        double widening = widening(candidates, batch);
        double[] near = candidates.hits(widening);
        double[] unsure = unsure(candidates, near);
        Expected few = candidates.subset(shortList(near, unsure), workers);
        return chosen(few, widening, batch);
    }

    private boolean isNew(double[] x) {
        return run.stream().allMatch(other -> quest.distance(x, other) > SAME);
    }

    private static double widening(Expected candidates, int batch) {
        double widening = 1;
        while (widening < WIDEST && mean(best(candidates.hits(widening), batch)) < LIKELY) {
            widening *= WIDER;
        }
        return widening;
    }

    private static double[] best(double[] values, int count) {
        return Arrays.stream(values)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /// What is not known of candidates, in the largest of it, times the probability to be so near the target as
    /// what is usually not known.
    private static double[] unsure(Expected candidates, double[] near) {
        double[] doubts = candidates.doubts();
        double usual = Arrays.stream(doubts).sorted().toArray()[doubts.length / 2];
        double[] wide = candidates.hits(Math.max(1, usual));
        double[] unsure = new double[near.length];
        double most = Arrays.stream(doubts).max().orElse(1) + Double.MIN_NORMAL;
        Arrays.setAll(unsure, i -> doubts[i] / most * wide[i]);
        return unsure;
    }

    private static int[] shortList(double[] near, double[] unsure) {
        return IntStream.concat(
                        Arrays.stream(first(near, SHORT_LIST / 2)), Arrays.stream(first(unsure, SHORT_LIST / 2)))
                .distinct()
                .toArray();
    }

    private static int[] first(double[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Proposed chosen(Expected few, double widening, int batch) {
        double[] hits = few.hits(1);
        double[] near = few.hits(widening);
        double[] unsure = unsure(few, near);
        double[][] alike = few.alike(workers);
        double sure = mean(best(hits, batch));
        int learning = (int) Math.round(LEARNING * batch * (1 - sure));
        boolean[] out = new boolean[few.size()];
        List<Integer> chosen = new ArrayList<>();
        List<Proposal> proposals = new ArrayList<>();
        for (int k = 0; k < batch; k++) {
            Reason reason = k < batch - learning ? Reason.HIT : Reason.LEARN;
            int best = best(reason == Reason.HIT ? near : unsure, out);
            if (best < 0) {
                break;
            }
            chosen.add(best);
            proposals.add(few.proposal(best, reason, hits[best]));
            takeOut(few, best, out);
            for (int i = 0; i < near.length; i++) {
                near[i] *= 1 - alike[i][best];
                unsure[i] *= 1 - alike[i][best];
            }
        }
        int[] those = chosen.stream().mapToInt(Integer::intValue).toArray();
        return new Proposed(proposals, few.subset(those, workers).count());
    }

    private static int best(double[] values, boolean[] out) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (!out[i] && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best;
    }

    private void takeOut(Expected few, int taken, boolean[] out) {
        double least = Math.max(quest.apart(), SAME);
        for (int i = 0; i < out.length; i++) {
            out[i] |= quest.distance(few.x().get(i), few.x().get(taken)) < least;
        }
        out[taken] = true;
    }
}
