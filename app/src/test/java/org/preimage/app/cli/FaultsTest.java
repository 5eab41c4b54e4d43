package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.preimage.app.table.BadTable;
import org.preimage.store.ModelFileRefused;

class FaultsTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new BadTable(Path.of("a.csv"), "expected x, found y"), 3, "a.csv: expected x, found y"),
                Arguments.of(
                        new ModelFileRefused("m.safetensors", "header", "text", "noise"),
                        4,
                        "m.safetensors: header: expected text, found noise"),
                Arguments.of(
                        new IllegalArgumentException("expected -n above 0, found 0"),
                        2,
                        "expected -n above 0, found 0"),
                Arguments.of(new InterruptedException(), 130, "interrupted"),
                Arguments.of(new CancellationException(), 130, "interrupted"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachHasItsExitCodeAndOneSentence(Throwable fault, int code, String sentence) {
        StringWriter err = new StringWriter();
        assertThat(Faults.report(fault, new PrintWriter(err), false)).isEqualTo(code);
        assertThat(err.toString().lines()).containsExactly("preimage: " + sentence);
    }

    @Test
    void aFaultOfTheProgramSaysHowToSeeMore() {
        StringWriter err = new StringWriter();
        assertThat(Faults.report(new IOException("disk full\nor so"), new PrintWriter(err), false))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("preimage: disk full", "preimage: --debug shows where it happened");
    }

    @Test
    void theStackTraceIsForDebuggingOnly() {
        StringWriter err = new StringWriter();
        Faults.report(new NullPointerException(), new PrintWriter(err), true);
        assertThat(err.toString())
                .startsWith("preimage: NullPointerException")
                .contains("\tat " + getClass().getName());
    }

    @Test
    void exitCodesAreTheDocumentedOnes() {
        assertThat(Arrays.stream(ExitCode.values()).mapToInt(ExitCode::code)).containsExactly(0, 1, 2, 3, 4, 5, 6, 130);
    }
}
