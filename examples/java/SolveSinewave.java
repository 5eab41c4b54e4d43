// After ./preimage --version, which builds the jars:
//   java --add-modules jdk.incubator.vector -cp 'app/target/lib/*' examples/java/SolveSinewave.java

import java.util.Arrays;
import org.preimage.bench.Problem;
import org.preimage.bench.Problems;
import org.preimage.data.Pairs;
import org.preimage.model.FitOptions;
import org.preimage.model.InverseFit;
import org.preimage.model.InverseModel;
import org.preimage.random.Seed;
import org.preimage.run.Context;
import org.preimage.solve.GaussNewton;
import org.preimage.solve.Solution;
import org.preimage.solve.SolveOptions;
import org.preimage.solve.Solutions;
import org.preimage.solve.Solver;
import org.preimage.space.Target;

/// Prints 100 designs whose property on the sinewave problem is 1.5, with how far each is to be trusted.
public final class SolveSinewave {
    private SolveSinewave() {}

    public static void main(String[] args) {
        Problem problem = Problems.named("sinewave");
        Pairs pairs = problem.pairs(10_000, new Seed(1));
        try (Context context = Context.ofThreads(2)) {
            InverseModel model = InverseFit.of(pairs, FitOptions.defaults(), "example", new Seed(1), context);
            SolveOptions options = new SolveOptions(100, SolveOptions.latent("maximin"), GaussNewton.DEFAULT, 0);
            Target target = new Target(new double[] {1.5}, new double[] {0.01});
            Solutions found = new Solver(model, model.space(), options, context).solve(target, new Seed(2));
            for (Solution solution : found.solutions()) {
                System.out.println(Arrays.toString(solution.x()) + " " + solution.belief().verdict());
            }
        }
    }
}
