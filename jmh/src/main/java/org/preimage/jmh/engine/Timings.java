package org.preimage.jmh.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a process answered in several rounds.
final class Timings {
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    /// Adds a round: `BYTES CPU WALL…`, bytes and processor milliseconds a run, the wall milliseconds of all
    /// runs.
    void add(String answer) {
        double[] numbers = Arrays.stream(answer.strip().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (numbers.length < 3) {
            throw new IllegalArgumentException("timings: expected bytes, CPU and wall times, found " + answer);
        }
        bytes.add(numbers[0]);
        cpu.add(numbers[1]);
        Arrays.stream(numbers, 2, numbers.length).forEach(wall::add);
    }

    /// Milliseconds.
    double median() {
        return median(wall);
    }

    /// Milliseconds.
    double least() {
        return wall.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /// The processor milliseconds of a run, over all threads: the median of the rounds.
    double cpu() {
        return median(cpu);
    }

    /// The processor milliseconds of a run in the last round.
    double lastCpu() {
        return cpu.getLast();
    }

    /// The bytes that a run allocates, over all threads: the median of the rounds.
    double bytes() {
        return median(bytes);
    }

    /// The number in the middle, or the mean of the two there.
    static double median(List<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
