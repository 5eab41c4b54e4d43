package org.preimage.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.preimage.math.Batch;
import org.preimage.random.Seed;
import org.preimage.run.Context;

/// Nets over circles, whose lengths and components are known.
final class NetGrowthTest {
    private static final Circles FOUR = new Circles(new double[][] {{-4, -4}, {4, -4}, {-4, 4}, {4, 4}}, 1, 10);

    private static NetGrowth grow(SolutionSet set, Batch starts, int wanted, Context context) {
        return new NetGrowth(set, starts, wanted, new Seed(1), context);
    }

    private static Net net(SolutionSet set, Batch starts, int wanted) {
        try (Context context = Context.ofThreads(1)) {
            return grow(set, starts, wanted, context).net();
        }
    }

    private static Batch one(int circle) {
        return Circles.places(
                new double[] {FOUR.centers()[circle][0] + 1, FOUR.centers()[circle][1]},
                new double[] {FOUR.centers()[circle][0], FOUR.centers()[circle][1] + 1});
    }

    private static double[] angles(Net net, Circles set, int circle) {
        Batch x = net.places(IntStream.range(0, net.size()).toArray());
        return IntStream.range(0, x.size())
                .filter(i -> set.nearest(x.get(i, 0), x.get(i, 1)) == circle)
                .mapToDouble(
                        i -> Math.atan2(x.get(i, 1) - set.centers()[circle][1], x.get(i, 0) - set.centers()[circle][0]))
                .sorted()
                .toArray();
    }

    /// Two starts are enough for the whole circle, and the others are not reached: each gap between neighbors is
    /// between the least distance and not much more than twice that.
    @Test
    void aNetGoesAllTheWayAroundAndLeavesNoGap() {
        Net net = net(FOUR, one(0), 200);
        assertThat(net.components()).isEqualTo(1);
        assertThat(net.size()).isBetween(150, 320);
        double[] angles = angles(net, FOUR, 0);
        assertThat(angles).hasSize(net.size());
        for (int i = 0; i < angles.length; i++) {
            double gap = i == 0 ? angles[0] + 2 * Math.PI - angles[angles.length - 1] : angles[i] - angles[i - 1];
            assertThat(2 * Math.sin(gap / 2)).isBetween(0.999 * net.epsilon(), 2.2 * net.epsilon());
        }
    }

    /// However many starts lie on one circle and few on another, points are shared by length.
    @Test
    void pointsAreEvenWhateverTheStarts() {
        RandomGenerator random = new Seed(3).generator();
        double[][] starts = new double[1000][];
        for (int i = 0; i < starts.length; i++) {
            int circle = i < 3 ? 1 + i : 0;
            double angle = 2 * Math.PI * random.nextDouble() * (circle == 0 ? 0.2 : 1);
            starts[i] = new double[] {
                FOUR.centers()[circle][0] + Math.cos(angle), FOUR.centers()[circle][1] + Math.sin(angle)
            };
        }
        Net net = net(FOUR, Circles.places(starts), 800);
        assertThat(net.components()).isEqualTo(4);
        int[] sizes = new int[4];
        for (int i = 0; i < net.size(); i++) {
            sizes[net.component(i)]++;
        }
        assertThat(Arrays.stream(sizes).max().orElseThrow())
                .isLessThan((int) (1.12 * Arrays.stream(sizes).min().orElseThrow()));
    }

    /// Designs from the net: the same number on each circle, and nearly as even as there are.
    @Test
    void chosenDesignsAreEven() {
        try (Context context = Context.ofThreads(2)) {
            Batch all = Circles.places(Arrays.stream(FOUR.centers())
                    .map(center -> new double[] {center[0] + 1, center[1]})
                    .toArray(double[][]::new));
            Net net = grow(FOUR, all, 800, context).net();
            int[] chosen = EvenChoice.of(net, 40, context.workers());
            assertThat(Arrays.stream(chosen).distinct()).hasSize(40);
            Batch x = net.places(chosen);
            double fill = 0;
            for (int circle = 0; circle < 4; circle++) {
                int its = circle;
                double[] angles = IntStream.range(0, 40)
                        .filter(i -> FOUR.nearest(x.get(i, 0), x.get(i, 1)) == its)
                        .mapToDouble(i ->
                                Math.atan2(x.get(i, 1) - FOUR.centers()[its][1], x.get(i, 0) - FOUR.centers()[its][0]))
                        .sorted()
                        .toArray();
                assertThat(angles).hasSize(10);
                for (int i = 0; i < 10; i++) {
                    double gap = i == 0 ? angles[0] + 2 * Math.PI - angles[9] : angles[i] - angles[i - 1];
                    fill = Math.max(fill, gap / 2);
                }
            }
            assertThat(fill).isLessThan(1.35 * 2 * Math.PI / 10 / 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EvenChoice.of(net, net.size() + 1, context.workers()))
                    .withMessageContaining("expected a net of at least");
        }
    }

    /// A circle cut by a square is in four arcs, whose ends are on the faces.
    @Test
    void aSetThatIsCutIsInComponents() {
        Circles cut = new Circles(new double[][] {{0, 0}}, 1, 0.9f);
        double[][] corners = {{0.7, 0.7}, {-0.7, 0.7}, {0.7, -0.7}, {-0.7, -0.7}};
        Net net = net(cut, Circles.places(corners), 200);
        assertThat(net.components()).isEqualTo(4);
        double end = Math.asin(0.9);
        double[] angles = angles(net, cut, 0);
        assertThat(Arrays.stream(angles).map(Math::abs).filter(a -> a < Math.PI / 2))
                .allMatch(a -> a > Math.PI / 2 - end - 1e-6 && a < end + 1e-6)
                .anyMatch(a -> a < Math.PI / 2 - end + 2.2 * net.epsilon());
    }

    @Test
    void whatStartsRevealIsGrownOver() {
        try (Context context = Context.ofThreads(1)) {
            NetGrowth growth = grow(FOUR, one(0), 200, context);
            RandomGenerator random = new Seed(4).generator();
            Recapture recapture = new Recapture(
                    FOUR,
                    growth,
                    n -> {
                        Batch x = Batch.zeros(n, 2);
                        for (int i = 0; i < x.data().length; i++) {
                            x.data()[i] = (float) (12 * random.nextDouble() - 6);
                        }
                        return x;
                    },
                    context);
            Completeness found = recapture.run();
            assertThat(recapture.net().components()).isEqualTo(4);
            assertThat(found.counts()).hasSize(4).allMatch(count -> count > 80);
            assertThat(found.starts()).isEqualTo(500);
            assertThat(found.chanceOfAMissedComponent()).isLessThan(0.003);
            assertThat(recapture.net().size()).isLessThan(400);
        }
    }

    @Test
    void theSameSeedIsTheSameNet() {
        Net first = net(FOUR, one(2), 100);
        Net second = net(FOUR, one(2), 100);
        int[] all = IntStream.range(0, first.size()).toArray();
        assertThat(second.places(all).data()).containsExactly(first.places(all).data());
    }
}
