package org.preimage.jmh.engine;

/// A program that keeps one core busy until whoever started it is gone.
public final class Spin {
    private Spin() {}

    /// Spins.
    ///
    /// @param args none
    public static void main(String[] args) {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        while (parent.isAlive()) {
            for (int i = 0; i < 1_000_000; i++) {
                Thread.onSpinWait();
            }
        }
    }
}
