package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void aShellTakesTheCommandLineAgain() {
        Invocation invocation = new Invocation("1", List.of("solve", "my model", "--target", "y=1.5", "it's", "", "δ"));
        assertThat(invocation.commandLine()).isEqualTo("preimage solve 'my model' --target y=1.5 'it'\\''s' '' δ");
    }
}
