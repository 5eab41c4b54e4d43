package org.preimage.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;
import org.preimage.space.Pixels;

final class FabricationTest {
    private static final UnitCell WHOLE = new UnitCell(new Pixels(8, 8), false, false);

    private static boolean[] shape(String... rows) {
        boolean[] solid = new boolean[rows.length * rows[0].length()];
        for (int e = 0; e < solid.length; e++) {
            solid[e] = rows[e / rows[0].length()].charAt(e % rows[0].length()) == '#';
        }
        return solid;
    }

    private static boolean[] cross() {
        return shape(
                "###.....", //
                "########",
                "########",
                "###.....",
                "###.....",
                "###.....",
                "###.....",
                "###.....");
    }

    @Test
    void allowsACross() {
        assertThat(new Fabrication(WHOLE, 1).allows(cross())).isTrue();
        assertThat(new Fabrication(WHOLE, 2).allows(cross())).isTrue();
    }

    @Test
    void refusesWhatDoesNotHangTogetherBothWays() {
        boolean[] bar = shape(
                "###.....", //
                "###.....",
                "###.....",
                "###.....",
                "###.....",
                "###.....",
                "###.....",
                "###.....");
        assertThat(new Fabrication(WHOLE, 1).allows(bar)).isFalse();
        assertThat(new Fabrication(WHOLE, 1).mend(bar)).isFalse();
        boolean[] island = cross();
        island[5 * 8 + 5] = true;
        assertThat(new Fabrication(WHOLE, 1).allows(island)).isFalse();
        assertThat(new Fabrication(WHOLE, 1).mend(island)).isTrue();
        assertThat(island).isEqualTo(cross());
    }

    @Test
    void refusesPixelsThatTouchAtACorner() {
        boolean[] hinge = cross();
        hinge[4 * 8 + 4] = true; // touches nothing
        hinge[3 * 8 + 3] = true; // touches the bars
        assertThat(new Fabrication(WHOLE, 1).allows(hinge)).isFalse();
        assertThat(new Fabrication(WHOLE, 1).mend(hinge)).isTrue();
        assertThat(new Fabrication(WHOLE, 1).allows(hinge)).isTrue();
    }

    @Test
    void refusesWhatIsTooThin() {
        boolean[] bump = cross();
        bump[3 * 8 + 5] = true; // one pixel on a wall
        assertThat(new Fabrication(WHOLE, 1).allows(bump)).isTrue();
        assertThat(new Fabrication(WHOLE, 2).allows(bump)).isFalse();
        assertThat(new Fabrication(WHOLE, 2).mend(bump)).isTrue();
        assertThat(bump).isEqualTo(cross());
        boolean[] hole = cross();
        hole[1 * 8 + 1] = false;
        assertThat(new Fabrication(WHOLE, 2).allows(hole)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fabrication(WHOLE, 3))
                .withMessageContaining("1 to 2 pixels in a cell of 8x8, found 3");
    }

    @Test
    void whatIsMendedCanBeMade() {
        UnitCell cell = new UnitCell(new Pixels(16, 16), true, true);
        RandomGenerator random = new Seed(7).generator();
        int mended = 0;
        for (int i = 0; i < 300; i++) {
            Fabrication fabrication = new Fabrication(cell, 1 + i % 3);
            boolean[] part = new boolean[cell.count()];
            for (int e = 0; e < part.length; e++) {
                part[e] = random.nextInt(10) < 7;
            }
            boolean[] before = part.clone();
            if (fabrication.mend(part)) {
                mended++;
                assertThat(fabrication.allows(part)).isTrue();
            } else {
                assertThat(part).isEqualTo(before);
            }
        }
        assertThat(mended).isGreaterThan(30);
    }
}
