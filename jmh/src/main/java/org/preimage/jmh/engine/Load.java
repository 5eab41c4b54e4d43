package org.preimage.jmh.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Processes that keep cores busy until this is closed.
final class Load implements AutoCloseable {
    private final List<Process> spinning = new ArrayList<>();

    private Load() {}

    /// As a busy neighbor does: one process for every core but one.
    static Load onAllCoresButOne() {
        Load load = new Load();
        for (int core = 1; core < Runtime.getRuntime().availableProcessors(); core++) {
            load.spinning.add(spin());
        }
        return load;
    }

    private static Process spin() {
        String java = ProcessHandle.current().info().command().orElse("java");
        try {
            return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Spin.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("load: expected to start " + java + ", could not", e);
        }
    }

    int processes() {
        return spinning.size();
    }

    @Override
    public void close() {
        spinning.forEach(Process::destroyForcibly);
    }
}
