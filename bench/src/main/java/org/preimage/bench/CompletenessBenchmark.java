package org.preimage.bench;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.preimage.manifold.Completeness;
import org.preimage.manifold.Landing;
import org.preimage.manifold.Net;
import org.preimage.manifold.NetGrowth;
import org.preimage.manifold.Recapture;
import org.preimage.manifold.SolutionSet;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Whether the estimated chance of a missed component holds. In every trial the net over the nine loops of the
/// [Sinewave] begins on one to five of them only, and starts come to the loops in shares that are far from equal:
/// uniform in their logarithms over two powers of ten, or as many as are asked for. No surrogate is between.
public final class CompletenessBenchmark {
    private static final double[] X1 = {-1 / 2.0, 1 / 6.0, 5 / 6.0};
    private static final double[] X2 = {-2 / 3.0, 0, 2 / 3.0};
    private static final int POINTS = 300;

    private CompletenessBenchmark() {}

    /// What one trial came to.
    ///
    /// @param said the estimated chance that a component was missed
    /// @param missed how many were
    /// @param starts how many starts came to the set
    public record Trial(double said, int missed, int starts) {}

    /// Runs one trial.
    ///
    /// @param powers the shares of starts are uniform in their logarithms over so many powers of ten
    public static Trial run(double powers, Seed seed, Context context) {
        RandomGenerator random = seed.generator();
        double[] basin = random.doubles(9).map(u -> Math.pow(10, -powers * u)).toArray();
        int known = 1 + random.nextInt(5);
        Loops set = new Loops();
        Batch first = draw(20 * known, loop -> loop < known ? 1 : 0, random);
        set.land(first);
        NetGrowth growth = new NetGrowth(set, first, POINTS, seed.of("net"), context);
        Recapture recapture = new Recapture(set, growth, n -> draw(n, loop -> basin[loop], random), context);
        Completeness found = recapture.run();
        return new Trial(found.chanceOfAMissedComponent(), 9 - reached(recapture.net()), found.starts());
    }

    /// How many of the loops have points of the net.
    private static int reached(Net net) {
        Batch x = net.places(IntStream.range(0, net.size()).toArray());
        return (int) IntStream.range(0, x.size())
                .map(i -> SinewaveLoops.loop(x.get(i, 0), x.get(i, 1)))
                .distinct()
                .count();
    }

    /// Designs around the maxima, each drawn with its weight.
    private static Batch draw(int n, IntToDoubleFunction weight, RandomGenerator random) {
        double[] sums = IntStream.range(0, 9).mapToDouble(weight).toArray();
        Arrays.parallelPrefix(sums, Double::sum);
        Batch x = Batch.zeros(n, 2);
        for (int i = 0; i < n; i++) {
            double place = random.nextDouble() * sums[8];
            int loop = (int) Arrays.stream(sums).filter(sum -> sum <= place).count();
            x.set(i, 0, (float) (X1[loop / 3] + 0.2 * (random.nextDouble() - 0.5)));
            x.set(i, 1, (float) (X2[loop % 3] + 0.2 * (random.nextDouble() - 0.5)));
        }
        return x;
    }

    /// The loops under the true function.
    private static final class Loops implements SolutionSet {
        private final Sinewave problem = new Sinewave();
        private final TrueSet truth =
                new TrueSet(problem, problem.space(), problem.usualTarget().values(), new double[] {1, 1});

        @Override
        public int inputs() {
            return 2;
        }

        @Override
        public int[] free() {
            return new int[] {0, 1};
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public void confine(float[] x) {
            for (int v = 0; v < x.length; v++) {
                x[v] = Math.clamp(x[v], -1f, 1f);
            }
        }

        @Override
        public int faces(float[] x) {
            return 0;
        }

        @Override
        public Landing land(Batch x) {
            boolean[] on = new boolean[x.size()];
            double[][] slopes = new double[x.size()][];
            for (int i = 0; i < on.length; i++) {
                double[] place = {x.get(i, 0), x.get(i, 1)};
                on[i] = truth.project(place);
                slopes[i] = problem.jacobian(place)[0];
                x.set(i, 0, (float) place[0]);
                x.set(i, 1, (float) place[1]);
            }
            return new Landing(on, slopes);
        }
    }
}
