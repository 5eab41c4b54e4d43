package org.preimage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    private Meter meter(boolean terminal) {
        return new Meter(new PrintWriter(text), terminal, now::get);
    }

    @Test
    void awayFromATerminalALineIsWrittenEveryFewSeconds() {
        Meter meter = meter(false);
        for (int done = 1; done <= 40; done++) {
            meter.report("fit prior", done, 60, done % 2 == 0 ? "loss 0.5" : "");
            now.addAndGet(SECOND / 2);
        }
        // Two a second: the first at 0 s, lines at 5, 10 and 15 s, with 49, 39 and 29 left at two a second.
        assertThat(text.toString().lines())
                .containsExactly(
                        "fit prior 11/60, 2.00/s, 25 s left",
                        "fit prior 21/60, 2.00/s, 20 s left",
                        "fit prior 31/60, 2.00/s, 15 s left");
    }

    @Test
    void theEndOfAStageIsAlwaysTold() {
        Meter meter = meter(false);
        meter.report("solve", 1, 1, "");
        meter.report("solve", 1, 1, "loss 1");
        assertThat(text.toString().lines()).containsExactly("solve 1/1", "solve 1/1, loss 1");
    }

    @Test
    void onATerminalOneLineIsDrawnAgain() {
        Meter meter = meter(true);
        meter.report("fit", 1, 4, "");
        now.addAndGet(SECOND);
        meter.report("fit", 2, 4, "loss 2");
        now.addAndGet(SECOND / 100); // too soon to be seen
        meter.report("fit", 3, 4, "");
        now.addAndGet(SECOND);
        meter.report("next", 1, 2, "");
        meter.report("next", 2, 2, "");
        meter.close();
        assertThat(text.toString().replace("\u001b[K", "<"))
                .isEqualToNormalizingNewlines(
                        "\rfit [######------] 2/4, 1.00/s, 2 s left, loss 2<\n" + "\rnext [############] 2/2<\n");
    }

    @Test
    void aLineNeverWraps() {
        Meter meter = meter(true);
        meter.report("fit invertible network", 10, 10, "loss " + "9".repeat(80));
        assertThat(text.toString().lines().toList().getLast()).hasSize("\u001b[K".length() + 79);
    }
}
