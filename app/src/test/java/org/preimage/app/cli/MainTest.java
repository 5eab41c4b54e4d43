package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void versionGoesToTheStandardOutput() {
        Cli.Result result = Cli.launch("--version");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).startsWith("preimage ").contains("\nJava " + Runtime.version());
        assertThat(result.errorOutput()).isEmpty();
    }

    @Test
    void helpGoesToTheStandardOutput() {
        Cli.Result result = Cli.launch("--help");
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).startsWith("Usage: preimage ").contains("--version", "--debug");
        assertThat(result.errorOutput()).isEmpty();
        assertThat(Cli.launch("help").output()).isEqualTo(result.output());
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() {
        Cli.Result result = Cli.launch("--versoin");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput())
                .startsWith("preimage: Unknown option: '--versoin'\n")
                .contains("--version")
                .endsWith("Try 'preimage --help'.\n");
    }

    @Test
    void anUnknownCommandIsRefusedWithTheNearest() {
        Cli.Result result = Cli.launch("hepl");
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.errorOutput()).contains("'hepl'", "help");
    }

    @Test
    void noCommandIsAWrongUsage() {
        Cli.Result result = Cli.launch();
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput())
                .isEqualTo("preimage: expected a command, found none\nTry 'preimage --help'.\n");
    }
}
