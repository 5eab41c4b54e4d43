package org.preimage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ContextTest {

    @Test
    void cancellationIsSeenAtTheNextCheck() {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (Context context = new Context(new Workers(1), Progress.NONE, cancelled::get)) {
            assertThatCode(context::checkCancelled).doesNotThrowAnyException();
            cancelled.set(true);
            assertThatThrownBy(context::checkCancelled).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aPlainContextIsNeverCancelledAndTellsNobody() {
        try (Context context = Context.ofThreads(3)) {
            assertThat(context.workers().threads()).isEqualTo(3);
            assertThatCode(context::checkCancelled).doesNotThrowAnyException();
            assertThatCode(() -> context.progress().report("fit", 1, 2, "")).doesNotThrowAnyException();
        }
    }
}
