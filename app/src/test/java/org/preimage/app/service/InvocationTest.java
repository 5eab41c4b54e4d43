package org.preimage.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void theNumberOfThreadsIsNoPartOfIt() {
        List<String> with = List.of("fit", "--threads", "4", "p.csv", "--threads=2", "--threadsx");
        assertThat(new Invocation("1", with).arguments()).containsExactly("fit", "p.csv", "--threadsx");
    }

    @Test
    void aShellTakesTheCommandLineAgain() {
        Invocation invocation = new Invocation("1", List.of("solve", "my model", "--target", "y=1.5", "it's", "", "δ"));
        assertThat(invocation.commandLine()).isEqualTo("preimage solve 'my model' --target y=1.5 'it'\\''s' '' δ");
    }
}
