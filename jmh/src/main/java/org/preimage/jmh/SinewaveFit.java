package org.preimage.jmh;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.preimage.flow.FlowShape;
import org.preimage.flow.Spline;
import org.preimage.math.Activation;
import org.preimage.math.Batch;
import org.preimage.random.Draws;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.sampler.ConditionalFlowSampler;
import org.preimage.train.LikelihoodFit;
import org.preimage.train.Rows;
import org.preimage.train.Schedule;

/// Question: what is a whole fit worth whose steps are those of W4? `main` fits 10,000 sinewave pairs and
/// prints the time of a step, the likelihood, and what 2,000 candidates for `y* = 1.5` are worth under the true
/// function before any localization. Its arguments are the number of threads, the epochs, and the seed.
public final class SinewaveFit {
    private static final int PAIRS = 10_000;
    private static final int CANDIDATES = 2_000;
    private static final double TARGET = 1.5;
    private static final double UNIT = Math.sqrt(3);

    private SinewaveFit() {}

    @SuppressWarnings("SystemOut") // a program whose result is its output
    public static void main(String[] args) {
        int epochs = Integer.parseInt(args[1]);
        Seed seed = new Seed(Long.parseLong(args[2]));
        FlowShape shape = new FlowShape(2, 1, 4, List.of(128, 128), Activation.SILU, new Spline(8, 3f), 0);
        Schedule schedule = new Schedule(epochs, 512, 2e-3, 1e-5, epochs);
        Rows rows = rows(seed.of("pairs").generator());
        try (Context context = Context.ofThreads(Integer.parseInt(args[0]))) {
            long start = System.nanoTime();
            long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            LikelihoodFit fit = LikelihoodFit.of(rows, shape, 0.05, schedule, seed.of("fit"), context);
            double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart) / 1e6;
            double wall = (System.nanoTime() - start) / 1e6;
            int steps = epochs * (PAIRS / 512);
            double[] last = fit.log().epochs().getLast();
            System.out.printf(
                    Locale.ROOT,
                    "%d epochs: wall %.2f ms a step, CPU %.2f, warm-up and validation included; last training loss %.3f, "
                            + "validation loss of the best epoch %.3f; %s%n",
                    epochs,
                    wall / steps,
                    cpu / steps,
                    last[0],
                    -fit.logLikelihood(),
                    candidates(fit, seed.of("latent").generator(), context));
        }
    }

    /// Inputs uniform on `[−1, 1]²`, times `√3` as a scaler would have them; the property as it is, since its
    /// deviation is 1.
    private static Rows rows(RandomGenerator random) {
        Batch[] x = new Batch[2];
        Batch[] y = new Batch[2];
        int[] sizes = {PAIRS, PAIRS / 10};
        for (int part = 0; part < 2; part++) {
            x[part] = Batch.zeros(sizes[part], 2);
            y[part] = Batch.zeros(sizes[part], 1);
            for (int i = 0; i < sizes[part]; i++) {
                double a = 2 * random.nextDouble() - 1;
                double b = 2 * random.nextDouble() - 1;
                x[part].set(i, 0, (float) (a * UNIT));
                x[part].set(i, 1, (float) (b * UNIT));
                y[part].set(i, 0, (float) sinewave(a, b));
            }
        }
        return new Rows(x[0], y[0], x[1], y[1]);
    }

    private static double sinewave(double a, double b) {
        return Math.sin(3 * Math.PI * a) + Math.cos(3 * Math.PI * b);
    }

    private static String candidates(LikelihoodFit fit, RandomGenerator random, Context context) {
        Batch latent = Batch.zeros(CANDIDATES, 2);
        for (int i = 0; i < latent.data().length; i++) {
            latent.data()[i] = (float) Draws.normal(random);
        }
        Batch x = new ConditionalFlowSampler(fit.flow()).candidates(new double[] {TARGET}, latent, context.workers());
        double[] errors = new double[CANDIDATES];
        int inside = 0;
        int[] loops = new int[9];
        for (int i = 0; i < CANDIDATES; i++) {
            double a = x.get(i, 0) / UNIT;
            double b = x.get(i, 1) / UNIT;
            errors[i] = Math.pow(sinewave(a, b) - TARGET, 2);
            if (Math.abs(a) <= 1 && Math.abs(b) <= 1) {
                inside++;
                loops[3 * nearest(a, -0.5, 1 / 6.0, 5 / 6.0) + nearest(b, -2 / 3.0, 0, 2 / 3.0)]++;
            }
        }
        Arrays.sort(errors);
        Arrays.sort(loops);
        return String.format(
                Locale.ROOT,
                "candidates for 1.5: MSE mean %.3f median %.4f, inside %.3f, loops %s",
                Arrays.stream(errors).average().orElseThrow(),
                errors[CANDIDATES / 2],
                (double) inside / CANDIDATES,
                Arrays.toString(loops));
    }

    private static int nearest(double value, double... centers) {
        int best = 0;
        for (int c = 1; c < centers.length; c++) {
            best = Math.abs(value - centers[c]) < Math.abs(value - centers[best]) ? c : best;
        }
        return best;
    }
}
