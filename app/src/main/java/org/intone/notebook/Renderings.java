package org.intone.notebook;

import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.intone.chart.Picture;

/** How Intone's types look below a cell. */
final class Renderings {
    private Renderings() {}

    /**
     * A picture is a PNG below its title, at its own size, twice as fine, on white. Jupyter would take SVG too, but what shows notebooks often strips it
     * for fear of scripts. The renderer adds {@code toString} as plain text, for those who do not see the picture.
     */
    static void registerAll(Renderer renderer) {
        renderer.createRegistration(Picture.class)
                .preferring(MIMEType.IMAGE_PNG)
                .register((bare, context) -> context.renderIfRequested(MIMEType.IMAGE_PNG, (type, data) -> {
                    Picture picture = bare.titled();
                    data.putData(type, Base64.getEncoder().encodeToString(picture.png()));
                    data.putMetaData(type, Map.of("width", picture.width(), "height", picture.height()));
                }));
    }
}
