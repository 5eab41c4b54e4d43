package org.preimage.jmh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineTest {
    /// What the makers say: multiply-add units times floats in one, times two.
    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 23, 1, 16", // Zen
        "AuthenticAMD, 23, 49, 32", // Zen 2
        "AuthenticAMD, 25, 17, 32", // Zen 4
        "AuthenticAMD, 26, 2, 64", // Zen 5, servers
        "AuthenticAMD, 26, 36, 0", // Zen 5, notebooks: not in the list
        "GenuineIntel, 6, 106, 64", // Ice Lake, servers
        "GenuineIntel, 6, 85, 0", // Skylake and Cascade Lake, servers: one unit or two
        "GenuineIntel, 6, 158, 32", // Coffee Lake
        "Somebody, 6, 1, 0"
    })
    void flopsPerCycle(String vendor, int family, int model, int expected) {
        Machine machine = Machine.parse(List.of(
                "processor\t: 0",
                "vendor_id\t: " + vendor,
                "cpu family\t: " + family,
                "model\t\t: " + model,
                "model name\t: A Processor",
                "flags\t\t: fpu sse avx2 fma avx512f",
                "",
                "processor\t: 1",
                "model name\t: Another"));
        assertThat(machine).isEqualTo(new Machine("A Processor, family " + family + " model " + model, expected, true));
    }

    @Test
    void aProcessorWithoutMultiplyAddsIsUnknown() {
        Machine machine = Machine.parse(List.of("vendor_id : GenuineIntel", "cpu family : 6", "flags : fpu sse"));
        assertThat(machine.flopsPerCycle()).isZero();
        assertThat(machine.wide()).isFalse();
    }
}
