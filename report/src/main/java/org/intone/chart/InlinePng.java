package org.intone.chart;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Keeps images within the SVG, with their palette, by the JDK's own writer; Batik's wants modules that nothing else here needs. */
final class InlinePng extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        if (!(image instanceof RenderedImage pixels)) {
            throw new IllegalArgumentException("image must be a RenderedImage, was " + image.getClass());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels, "png", png);
        } catch (IOException e) {
            throw new IllegalStateException("cannot happen in memory", e);
        }
        element.setAttributeNS(
                XLINK_NAMESPACE_URI,
                "xlink:href",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
