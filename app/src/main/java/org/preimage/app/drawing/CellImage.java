package org.preimage.app.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pixels as a gray image: solid is black, void is white.
public final class CellImage {
    private static final int WHITE = 255;

    private CellImage() {}

    /// The image as a PNG file.
    ///
    /// @param scale the side of a pixel of the cell in pixels of the image
    public static byte[] png(Raster raster, int scale) {
        BufferedImage image =
                new BufferedImage(scale * raster.columns(), scale * raster.rows(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = (int) Math.round(WHITE * (1 - raster.at(y / scale, x / scale)));
                image.getRaster().setSample(x, y, 0, shade); // a gray value, not a color that would be converted to one
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("expected a Java with a writer of PNG files, found none");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing but memory is written to
        }
        return bytes.toByteArray();
    }
}
