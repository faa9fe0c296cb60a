package org.intone.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;

/**
 * A timeline as EmotionML 1.0: one {@code <emotion>} a segment, with a {@code <category>} for each label, the most probable first.
 *
 * <pre>
 * &lt;emotion id="s1" time-ref-uri="call.wav" offset-to-start="400" duration="2700" expressed-through="voice"&gt;
 *   &lt;category name="anger" confidence="0.810000"/&gt; ...
 *   &lt;reference uri="call.wav#t=0.400,3.100" role="expressedBy"/&gt;
 * &lt;/emotion&gt;
 * </pre>
 *
 * <p>The offset and the duration are milliseconds of the recording; {@code start} and {@code end} of the recommendation count from
 * 1970, and when a recording was made is not known. A probability is a {@code confidence}, not a {@code value}, which would be
 * how strong the emotion is. The vocabulary is W3C's {@code big6} where that has all labels, else one of the file's own with the labels.
 * An {@code <info>} holds the channel's number, {@code uncertain} and warnings, if any, apart by commas.
 *
 * <p>Sources: EmotionML 1.0, W3C Recommendation, 22 May 2014; Vocabularies for EmotionML, W3C Note; Media Fragments URI 1.0.
 */
public final class EmotionMl implements TimelineFormat {
    private static final String NAMESPACE = "http://www.w3.org/2009/10/emotionml";
    private static final String BIG6 = "http://www.w3.org/TR/emotion-voc/xml#big6";
    private static final List<String> BIG6_NAMES =
            List.of("anger", "disgust", "fear", "happiness", "sadness", "surprise");
    private static final String OWN = "labels";

    private final Map<String, String> names;

    /** For a model of these labels. */
    public EmotionMl(List<String> labels) {
        this.names = XmlNames.of(labels);
    }

    @Override
    public Kind kind() {
        return new Kind("emotionml", "application/emotionml+xml; charset=utf-8", "emotionml");
    }

    @Override
    public void write(String file, List<Timeline> channels, Appendable out) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            writeRoot(file, channels, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.append(text.append('\n').getBuffer());
    }

    private void writeRoot(String file, List<Timeline> channels, XMLStreamWriter xml) throws XMLStreamException {
        boolean isBig6 = BIG6_NAMES.containsAll(names.keySet());
        xml.writeStartElement("emotionml");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", "1.0");
        xml.writeAttribute("category-set", isBig6 ? BIG6 : "#" + OWN);
        writeInfo(1, List.of(SegmentText.oneLine(file) + ": emotions as Intone heard them"), xml);
        if (!isBig6) {
            writeVocabulary(xml);
        }
        for (Timeline channel : channels) {
            int number = 0;
            for (TimedPrediction segment : channel.segments()) {
                number++;
                String id = (channel.channel() == 0 ? "s" : "c" + channel.channel() + "s") + number;
                writeEmotion(id, XmlNames.uri(file), new SegmentText.Part(channel, segment), xml);
            }
        }
        line(0, xml);
        xml.writeEndElement();
    }

    private void writeVocabulary(XMLStreamWriter xml) throws XMLStreamException {
        line(1, xml);
        xml.writeStartElement("vocabulary");
        xml.writeAttribute("type", "category");
        xml.writeAttribute("id", OWN);
        for (String name : names.values()) {
            line(2, xml);
            xml.writeEmptyElement("item");
            xml.writeAttribute("name", name);
        }
        line(1, xml);
        xml.writeEndElement();
    }

    private void writeEmotion(String id, String uri, SegmentText.Part part, XMLStreamWriter xml)
            throws XMLStreamException {
        TimedPrediction segment = part.segment();
        long start = Math.round(1000 * segment.startSeconds());
        long end = Math.round(1000 * segment.endSeconds());
        line(1, xml);
        xml.writeStartElement("emotion");
        xml.writeAttribute("id", id);
        xml.writeAttribute("time-ref-uri", uri);
        xml.writeAttribute("offset-to-start", Long.toString(start));
        xml.writeAttribute("duration", Long.toString(end - start));
        xml.writeAttribute("expressed-through", "voice");
        List<String> notes = new ArrayList<>();
        if (part.channel().channel() > 0) {
            notes.add("channel " + part.channel().channel());
        }
        notes.addAll(SegmentText.notes(segment.prediction()));
        writeInfo(2, notes, xml);
        writeCategories(segment.prediction(), xml);
        line(2, xml);
        xml.writeEmptyElement("reference");
        xml.writeAttribute(
                "uri", uri + "#t=" + Figures.decimals(start / 1000.0, 3) + "," + Figures.decimals(end / 1000.0, 3));
        xml.writeAttribute("role", "expressedBy");
        line(1, xml);
        xml.writeEndElement();
    }

    private void writeCategories(Prediction prediction, XMLStreamWriter xml) throws XMLStreamException {
        List<Map.Entry<String, Double>> falling = prediction.probabilities().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        for (Map.Entry<String, Double> each : falling) {
            line(2, xml);
            xml.writeEmptyElement("category");
            xml.writeAttribute("name", names.get(each.getKey()));
            xml.writeAttribute("confidence", Figures.decimals(each.getValue(), 6));
        }
    }

    private static void writeInfo(int depth, List<String> notes, XMLStreamWriter xml) throws XMLStreamException {
        if (!notes.isEmpty()) {
            line(depth, xml);
            xml.writeStartElement("info");
            xml.writeCharacters(String.join(", ", notes));
            xml.writeEndElement();
        }
    }

    private static void line(int depth, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
