package org.preimage.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.preimage.random.Seed;

class CellImageTest {
    @Test
    void aPixelIsASquareOfItsShade() throws IOException {
        RandomGenerator random = new Seed(1).generator();
        Raster raster = new Raster(5, 7, random.doubles(35).toArray());
        BufferedImage image = read(CellImage.png(raster, 3));
        assertThat(image.getWidth()).isEqualTo(21);
        assertThat(image.getHeight()).isEqualTo(15);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 21; x++) {
                double density = raster.density()[y / 3 * 7 + x / 3];
                assertThat(image.getRaster().getSample(x, y, 0)).isEqualTo((int) Math.round(255 - 255 * density));
            }
        }
    }

    @Test
    void voidIsWhiteAndSolidBlackAlsoToProgramsThatConvertColors() throws IOException {
        BufferedImage image = read(CellImage.png(new Raster(1, 2, new double[] {0, 1}), 1));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff000000);
    }

    @Test
    void tilesAreTheCellBesideItself() {
        Raster tiled = new Raster(2, 3, new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5}).tiled(3);
        assertThat(tiled.rows()).isEqualTo(6);
        assertThat(tiled.columns()).isEqualTo(9);
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 9; column++) {
                assertThat(tiled.at(row, column)).isEqualTo((row % 2 * 3 + column % 3) / 10.0);
            }
        }
    }

    @Test
    void whatIsNoDensityIsRefused() {
        assertThatThrownBy(() -> new Raster(1, 1, new double[] {1.5}))
                .hasMessage("expected densities from 0 to 1, found 1.5");
        assertThatThrownBy(() -> new Raster(2, 1, new double[] {1})).hasMessage("expected 2 × 1 pixels, found 1");
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
