package org.preimage.jmh.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestTest {
    @Test
    void onlyAFullRunWritesTheDocument() {
        assertThat(Request.parse().writes()).isTrue();
        for (String[] options : new String[][] {{"--quick"}, {"--only", "W2"}, {"--scaling"}}) {
            assertThat(Request.parse(options).writes()).isFalse();
        }
    }

    @Test
    void optionsAreUnderstood() {
        Request request = Request.parse("--quick", "--only", "W1,W3", "--python", "my-python");
        assertThat(request.pieces()).extracting(Piece::name).containsExactly("W1", "W3");
        assertThat(request.effort()).isEqualTo(Effort.QUICK);
        assertThat(request.python()).isEqualTo("my-python");
        assertThat(request.scaling()).isFalse();
        assertThat(Request.parse("--scaling").pieces()).isEmpty();
        assertThat(Request.parse("--scaling").scaling()).isTrue();
    }

    @Test
    void theHelpNamesEveryOption() {
        for (String option : List.of("--quick", "--only", "--scaling", "--python", "--help")) {
            assertThat(Request.HELP).contains("  " + option + " ");
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.parse("--fast"))
                .withMessageEndingWith("found --fast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.parse("--only"))
                .withMessage("--only: expected a value, found the end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.parse("--only", "W1,W7"))
                .withMessageEndingWith("found W7");
    }
}
