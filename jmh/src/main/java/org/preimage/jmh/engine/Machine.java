package org.preimage.jmh.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The processor, as Linux describes it; elsewhere it is unknown.
///
/// @param model its name and numbers
/// @param flopsPerCycle the float32 operations that a core begins in a cycle at most, a multiply-add being two;
///     0 if that is not known
/// @param wide whether it has vectors of 512 bits
record Machine(String model, int flopsPerCycle, boolean wide) {
    private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
    private static final Path STATISTICS = Path.of("/proc/stat");

    /// Two multiply-adds of 4, 8 or 16 floats.
    private static final int TWO_OF_128_BITS = 16;

    private static final int TWO_OF_256_BITS = 32;
    private static final int TWO_OF_512_BITS = 64;

    private static final Set<Integer> XEONS_WITH_TWO_512_BIT_UNITS = Set.of(0x6a, 0x6c, 0x8f, 0xad, 0xcf);

    static Machine read() {
        if (!Files.isReadable(DESCRIPTION)) {
            return new Machine(System.getProperty("os.arch") + " processor", 0, false);
        }
        return parse(lines(DESCRIPTION));
    }

    /// @param lines those of `/proc/cpuinfo`; the first processor counts
    static Machine parse(List<String> lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                facts.putIfAbsent(parts[0].strip(), parts[1].strip());
            }
        }
        String vendor = facts.getOrDefault("vendor_id", "");
        int family = Integer.parseInt(facts.getOrDefault("cpu family", "0"));
        int model = Integer.parseInt(facts.getOrDefault("model", "0"));
        List<String> flags = Arrays.asList(facts.getOrDefault("flags", "").split(" ", -1));
        String name = facts.getOrDefault("model name", "unknown processor") + ", family " + family + " model " + model;
        return new Machine(name, flopsPerCycle(vendor, family, model, flags), flags.contains("avx512f"));
    }

    private static int flopsPerCycle(String vendor, int family, int model, List<String> flags) {
        if (!flags.contains("fma")) {
            return 0;
        }
        return switch (vendor) {
            case "AuthenticAMD" -> amd(family, model);
            case "GenuineIntel" -> family == 6 ? intel(model) : 0;
            default -> 0;
        };
    }

    /// By generation: Zen and Zen+ have units of 128 bits; Zen 2 to 4 have units of 256 bits, through which Zen
    /// 4 puts 512 bits in two turns; of Zen 5, the models for servers and desktops have units of 512 bits.
    private static int amd(int family, int model) {
        return switch (family) {
            case 0x17 -> model < 0x30 ? TWO_OF_128_BITS : TWO_OF_256_BITS;
            case 0x19 -> TWO_OF_256_BITS;
            case 0x1a -> model < 0x20 || (model >= 0x40 && model < 0x50) ? TWO_OF_512_BITS : 0;
            default -> 0;
        };
    }

    /// From Ice Lake on, the Xeons have two units of 512 bits; the older ones have one or two, depending on the
    /// product, so they are unknown here. The others have two of 256 bits.
    private static int intel(int model) {
        if (XEONS_WITH_TWO_512_BIT_UNITS.contains(model)) {
            return TWO_OF_512_BITS;
        }
        return model == 0x55 ? 0 : TWO_OF_256_BITS;
    }

    /// How many processors others kept busy during half a second; 0 where that cannot be asked.
    static double busyProcessors() throws InterruptedException {
        if (!Files.isReadable(STATISTICS)) {
            return 0;
        }
        long[] before = ticks();
        Thread.sleep(500);
        long[] after = ticks();
        double all = after[0] - before[0];
        double idle = after[1] - before[1];
        return Runtime.getRuntime().availableProcessors() * (all > 0 ? 1 - idle / all : 0);
    }

    /// All ticks since the start, and the idle ones.
    private static long[] ticks() {
        long[] kinds = Arrays.stream(lines(STATISTICS).getFirst().split(" +", -1))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new long[] {Arrays.stream(kinds, 0, 8).sum(), kinds[3] + kinds[4]};
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
