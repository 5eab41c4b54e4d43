package org.preimage.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.preimage.space.Pixels;

final class UnitCellTest {
    private static final Pixels SIX = new Pixels(4, 6);

    @Test
    void findsTheMirrorLinesThatAllDesignsHave() {
        double[][] x = new double[SIX.count()][2];
        for (int e = 0; e < x.length; e++) {
            x[e][0] = Math.abs(e % 6 - 2.5); // the same from left to right, and in every row
            x[e][1] = e / 6 * Math.abs(e % 6 - 2.5);
        }
        assertThat(UnitCell.of(SIX, x)).isEqualTo(new UnitCell(SIX, false, true));
        for (double[] pixel : x) {
            pixel[1] = pixel[0];
        }
        assertThat(UnitCell.of(SIX, x)).isEqualTo(new UnitCell(SIX, true, true));
        x[0][1] += 1e-9;
        assertThat(UnitCell.of(SIX, x)).isEqualTo(new UnitCell(SIX, false, false));
    }

    @Test
    void aPartDecidesTheWholeCell() {
        UnitCell cell = new UnitCell(SIX, true, true);
        double[] part = {1, 2, 3, 4, 5, 6};
        double[] whole = cell.unfold(part);
        assertThat(whole).containsExactly(1, 2, 3, 3, 2, 1, 4, 5, 6, 6, 5, 4, 4, 5, 6, 6, 5, 4, 1, 2, 3, 3, 2, 1);
        assertThat(cell.fold(whole)).isEqualTo(part);
        assertThat(new UnitCell(SIX, false, false).unfold(whole)).isEqualTo(whole);
    }

    @Test
    void refusesAMirrorLineThroughPixels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitCell(new Pixels(5, 6), true, false))
                .withMessageContaining("an even number of pixels across a mirror line, found 5x6");
    }

    @Test
    void readsSizes() {
        assertThat(Pixels.parse("32x16")).isEqualTo(new Pixels(32, 16));
        for (String wrong : new String[] {"32", "32x", "x32", "32x32x3", "32X32", "a", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Pixels.parse(wrong))
                    .withMessage("Pixels: expected rows and columns such as 32x32, found '" + wrong + "'");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pixels.parse("2x400"))
                .withMessageContaining("4 to 128 pixels a side, found 2 × 400");
    }
}
