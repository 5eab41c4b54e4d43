package org.preimage.app.simulator;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.preimage.app.schema.Scalar;
import org.preimage.operator.Failed;
import org.preimage.operator.ForwardOperator;
import org.preimage.operator.Outcome;
import org.preimage.operator.Simulated;
import org.preimage.operator.Simulator;

/// A Java class, in this process.
///
/// @param simulator an instance of it
/// @param outputs how many outputs it is to give
/// @param limit the most time; null for no limit. A class cannot be ended, only interrupted and left alone.
record ClassProgram(
        Simulator simulator, int outputs, @Nullable Duration limit) implements Program {

    /// An instance of the class.
    ///
    /// @param classPath the jars and folders it is in
    /// @throws IllegalArgumentException if there is no such class, or it is no simulator
    static Object instance(String name, List<Path> classPath) {
        try {
            ClassLoader own = ClassProgram.class.getClassLoader();
            ClassLoader loader = classPath.isEmpty()
                    ? own
                    : new URLClassLoader(
                            classPath.stream().map(ClassProgram::url).toArray(URL[]::new), own);
            Object made = Class.forName(name, true, loader).getConstructor().newInstance();
            if (made instanceof Simulator || made instanceof ForwardOperator) {
                return made;
            }
        } catch (ReflectiveOperationException | LinkageError fault) {
            throw new IllegalArgumentException(
                    "java.class-name: expected a class with a public constructor without"
                            + " arguments, found a fault with '" + name + "': " + fault,
                    fault);
        }
        throw new IllegalArgumentException("java.class-name: expected a " + Simulator.class.getName() + " or a "
                + ForwardOperator.class.getName() + ", found '" + name + "', which is neither");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException fault) {
            throw new IllegalArgumentException("java.class-path: expected a path, found '" + path + "'", fault);
        }
    }

    @Override
    public Outcome attempt(double[] x, Map<String, Scalar> values, WorkFolder folder) throws InterruptedException {
        FutureTask<Outcome> run = new FutureTask<>(() -> simulator.run(x.clone()));
        Thread thread = Thread.ofPlatform().daemon().name("simulator").start(run);
        try {
            Outcome outcome = limit == null ? run.get() : run.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return outcome instanceof Simulated(double[] y) && y.length != outputs
                    ? new Failed("expected " + outputs + " values from the class, found " + y.length)
                    : outcome;
        } catch (ExecutionException fault) {
            return new Failed("the class threw " + Words.quoted(String.valueOf(fault.getCause())));
        } catch (TimeoutException _) {
            return new Failed("the class was still running after " + ProgramRun.seconds(Objects.requireNonNull(limit)));
        } finally {
            thread.interrupt();
        }
    }
}
