package org.preimage.jmh.engine;

/// How long things are measured.
///
/// @param warmUp seconds that a process of ours runs before it counts, until the compiler is done with it
/// @param rounds how often the processes take turns
/// @param seconds how long each runs in its turn
/// @param starts how many cold starts
record Effort(double warmUp, int rounds, double seconds, int starts) {
    static final Effort FULL = new Effort(5, 5, 0.5, 5);
    static final Effort QUICK = new Effort(2, 2, 0.3, 1);

    public Effort {
        if (!(warmUp > 0 && seconds > 0) || rounds < 1 || starts < 1) {
            throw new IllegalArgumentException("Effort: expected positive numbers, found " + warmUp + " s, " + rounds
                    + " × " + seconds + " s, " + starts + " starts");
        }
    }
}
