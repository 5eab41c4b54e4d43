package org.preimage.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void addsTheUnitWhereThereIsOne() {
        assertThat(Label.of("gap", "eV")).isEqualTo("gap (eV)");
        assertThat(Label.of("gap", "")).isEqualTo("gap");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(Label.fitted("short", 100)).isEqualTo("short");
        assertThat(Label.fitted("abcdefghijklmnop", 64)).isEqualTo("abcdefghi…");
        assertThat(Label.fitted("😀😀😀😀😀😀", 32)).isEqualTo("😀😀😀😀…");
    }

    @Test
    void breaksAtSpacesAndUnderscores() {
        assertThat(Label.wrapped("lattice strain along a", 96, 2)).containsExactly("lattice strain", "along a");
        assertThat(Label.wrapped("alpha_between_b_and_c", 96, 2)).containsExactly("alpha_between_", "b_and_c");
        assertThat(Label.wrapped("one", 96, 2)).containsExactly("one");
        assertThat(Label.wrapped("", 96, 2)).containsExactly("");
    }

    @Test
    void breaksWithinAWordWhereItMust() {
        assertThat(Label.wrapped("abcdefghijklmnopqrstuvwxyz", 64, 2)).containsExactly("abcdefghij", "klmnopqrs…");
    }
}
