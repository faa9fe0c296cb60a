package org.intone.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.intone.file.WholeFile;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/**
 * A chart that draws itself, with its title and what it shows in words for those who do not see it. For one thread.
 *
 * <p>Drawing wants fonts of the system (Debian: {@code fontconfig fonts-dejavu-core}).
 */
public final class Picture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int PNG_SCALE = 2;
    private static final int DECIMALS = 2;

    private final String title;
    private final String words;
    private final Drawing drawing;

    Picture(String title, String words, Chart<?, ?> chart) {
        this(title, words, Drawing.of(chart));
    }

    Picture(String title, String words, Drawing drawing) {
        this.title = title;
        this.words = words;
        this.drawing = drawing;
    }

    /** Whether the system has fonts to draw with. */
    public static boolean canDraw() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0;
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What JDKs throw where there are none or nothing finds them; which of these depends on the version.
            return false;
        }
    }

    /** What the chart is called. */
    public String title() {
        return title;
    }

    /** What it shows, in a sentence or two. */
    public String words() {
        return words;
    }

    /** Its own width in pixels of a page. */
    public int width() {
        return drawing.width();
    }

    /** Its own height in pixels of a page. */
    public int height() {
        return drawing.height();
    }

    /** The same with its title above it, for where no page says it. */
    public Picture titled() {
        return new Picture(title, words, new Titled(title, drawing));
    }

    /** The title and the words. */
    @Override
    public String toString() {
        return title + ". " + words;
    }

    /**
     * The element {@code <svg>} for a page: it takes the width that there is, and text and lines take the page's colours {@code
     * --ink} and {@code --line}.
     */
    public String svgElement() {
        String svg = svg().replaceFirst("(?s)^.*?(?=<svg)", "");
        String opening = String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"",
                drawing.width(),
                drawing.height(),
                escaped(toString()));
        String body = svg.replaceFirst("(?s)^<svg.*?>", "").replaceFirst("(?s)</svg\\s*>\\s*$", "");
        String style = "max-width:" + drawing.width() + "px;" + frame(svg);
        return opening + " style=\"" + style + "\">" + themed(body) + "</svg>";
    }

    /** The style that Batik gives to the whole picture. */
    private static String frame(String svg) {
        String opening = svg.substring(0, svg.indexOf('>'));
        int style = opening.indexOf("style=\"");
        return style < 0 ? "" : themed(opening.substring(style + 7, opening.indexOf('"', style + 7)));
    }

    /** In the page's own font; without names, which all pictures of a page would have alike, and the clips that go by them; no axis is shorter than its data. */
    private static String themed(String svg) {
        return svg.replaceAll("clip-path:url\\([^)]*\\);?", "")
                .replaceAll("(?s)<clipPath.*?</clipPath\\s*>", "")
                .replaceAll("\\sid=\"[^\"]*\"", "")
                .replaceAll("font-family:[^;\"]*", "font-family:inherit")
                .replace(rgb(ChartTheme.INK), "var(--ink)")
                .replace(rgb(ChartTheme.LINE), "var(--line)");
    }

    private static String rgb(Color color) {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private String svg() {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setGenericImageHandler(new SimpleImageHandler(new InlinePng()));
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        drawing.paint(graphics);
        StringWriter out = new StringWriter();
        try {
            graphics.stream(out, true);
        } catch (IOException e) {
            throw new IllegalStateException("cannot happen in memory", e);
        }
        // The declaration names a DTD on the net, which some readers fetch.
        String svg = out.toString().replaceFirst("(?s)<!DOCTYPE.*?>", "");
        // Java's name of a font that nothing else knows.
        return svg.replace("'Dialog'", "sans-serif");
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has a parser of XML", e);
        }
    }

    /** Writes a file of its own, whole or not at all. */
    public void writeSvg(Path file) throws IOException {
        String svg = svg();
        WholeFile.writeText(file, writer -> writer.write(svg));
    }

    /** Writes a picture of twice the size, on white, whole or not at all. */
    public void writePng(Path file) throws IOException {
        BufferedImage image = image();
        WholeFile.write(file, out -> ImageIO.write(image, "png", out));
    }

    /** The bytes of a PNG of twice the size, on white. */
    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(), "png", out);
        } catch (IOException e) {
            throw new IllegalStateException("cannot happen in memory", e);
        }
        return out.toByteArray();
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(
                PNG_SCALE * drawing.width(), PNG_SCALE * drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(PNG_SCALE, PNG_SCALE);
        drawing.paint(graphics);
        graphics.dispose();
        return image;
    }
}
