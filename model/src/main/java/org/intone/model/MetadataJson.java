package org.intone.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.intone.emotion.LabelSet;
import org.intone.feature.Scaler;

/**
 * The metadata's JSON: {@code {"format":1,...}} and the components of {@link ModelMetadata} by name. Fields that this
 * release does not know are passed over; one that is missing is a fault, but for those that came after 0.1 ({@code familiarity},
 * {@code adaptation}).
 */
final class MetadataJson {
    /** The number of the newest format, which this release writes. */
    static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private MetadataJson() {}

    /** One line. */
    static String write(ModelMetadata metadata) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("intone", metadata.intone());
            json.writeStringField("created", metadata.created());
            writeLabels(json, metadata.labels());
            json.writeStringField("recipe", metadata.recipe());
            writeScaler(json, "scaler", metadata.scaler());
            json.writeObjectFieldStart("calibration");
            writeCalibration(json, metadata.calibration());
            json.writeEndObject();
            writeNetwork(json, metadata.network());
            writeTraining(json, metadata.training());
            writeMeasures(json, metadata.measures());
            json.writeStringField("licence", metadata.licence());
            if (metadata.familiarity().isPresent()) {
                writeFamiliarity(json, metadata.familiarity().get());
            }
            if (metadata.adaptation().isPresent()) {
                writeAdaptation(json, metadata.adaptation().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** The classes in order stand beside the lines that they follow from, for readers other than Intone. */
    private static void writeLabels(JsonGenerator json, LabelSet labels) throws IOException {
        json.writeObjectFieldStart("labels");
        json.writeStringField("name", labels.name());
        writeTexts(json, "classes", labels.labels());
        writeTexts(json, "lines", labels.lines());
        json.writeEndObject();
    }

    private static void writeScaler(JsonGenerator json, String field, Scaler scaler) throws IOException {
        json.writeObjectFieldStart(field);
        writeFloats(json, "mean", scaler.mean());
        writeFloats(json, "scale", scaler.scale());
        json.writeEndObject();
    }

    private static void writeCalibration(JsonGenerator json, Calibration calibration) throws IOException {
        json.writeNumberField("temperature", calibration.temperature());
        json.writeNumberField("uncertainBelow", calibration.uncertainBelow());
    }

    private static void writeNetwork(JsonGenerator json, ModelMetadata.Network network) throws IOException {
        json.writeObjectFieldStart("network");
        json.writeStringField("name", network.name());
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : network.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeTraining(JsonGenerator json, TrainingFacts training) throws IOException {
        json.writeObjectFieldStart("training");
        json.writeStringField("dataDigest", training.dataDigest());
        json.writeArrayFieldStart("corpora");
        for (TrainingFacts.Share share : training.corpora()) {
            json.writeStartObject();
            json.writeStringField("corpus", share.corpus());
            json.writeNumberField("clips", share.clips());
            json.writeNumberField("speakers", share.speakers());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("split", training.split());
        json.writeNumberField("fold", training.fold());
        json.writeNumberField("folds", training.folds());
        json.writeNumberField("seed", training.seed());
        writeTexts(json, "speakers", training.speakers());
        json.writeStringField("heard", training.heard().toBase64());
        json.writeEndObject();
    }

    private static void writeMeasures(JsonGenerator json, List<Measure> measures) throws IOException {
        json.writeArrayFieldStart("measures");
        for (Measure measure : measures) {
            json.writeStartObject();
            json.writeStringField("part", measure.part());
            json.writeStringField("corpus", measure.corpus());
            json.writeStringField("name", measure.name());
            json.writeNumberField("value", measure.value());
            json.writeArrayFieldStart("interval");
            for (double end : measure.interval()) {
                json.writeNumber(end);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFamiliarity(JsonGenerator json, Familiarity familiarity) throws IOException {
        json.writeObjectFieldStart("familiarity");
        writeScaler(json, "clips", familiarity.clips());
        json.writeNumberField("farthest", familiarity.farthest());
        json.writeNumberField("peakDb", familiarity.limits().peakDb());
        json.writeNumberField("highBandDb", familiarity.limits().highBandDb());
        json.writeNumberField("snrDb", familiarity.limits().snrDb());
        json.writeEndObject();
    }

    private static void writeAdaptation(JsonGenerator json, Adaptation adaptation) throws IOException {
        json.writeObjectFieldStart("adaptation");
        json.writeStringField("to", "speaker");
        json.writeNumberField("meanShrinkage", adaptation.meanShrinkage());
        json.writeNumberField("deviationShrinkage", adaptation.deviationShrinkage());
        writeCalibration(json, adaptation.calibration());
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeFloats(JsonGenerator json, String field, float[] values) throws IOException {
        json.writeArrayFieldStart(field);
        for (float value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source the file's name for messages
     */
    static ModelMetadata read(String json, String source) throws ModelFormatException {
        String expected = "metadata of format " + FORMAT;
        try {
            JsonTree root = JsonTree.parse(json);
            int format = root.at("format").integer();
            if (format < 1 || format > FORMAT) {
                throw new ModelFormatException(
                        source,
                        "metadata of format " + format + ", written by Intone "
                                + root.at("intone").text(),
                        expected + ", the newest that this Intone reads");
            }
            return metadata(root);
        } catch (ModelFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(source, "broken metadata (" + e.getMessage() + ")", expected, e);
        } catch (IOException e) {
            throw new ModelFormatException(source, "metadata that are no JSON (" + e.getMessage() + ")", expected, e);
        }
    }

    private static ModelMetadata metadata(JsonTree root) {
        JsonTree labels = root.at("labels");
        JsonTree network = root.at("network");
        return new ModelMetadata(
                root.at("intone").text(),
                root.at("created").text(),
                LabelSet.of(labels.at("name").text(), labels.at("lines").texts()),
                root.at("recipe").text(),
                scaler(root.at("scaler")),
                calibration(root.at("calibration")),
                new ModelMetadata.Network(
                        network.at("name").text(), network.at("settings").textFields()),
                training(root.at("training")),
                root.at("measures").items().stream().map(MetadataJson::measure).toList(),
                root.at("licence").text(),
                root.optional("familiarity").map(MetadataJson::familiarity),
                root.optional("adaptation").map(MetadataJson::adaptation));
    }

    private static Calibration calibration(JsonTree calibration) {
        return new Calibration(
                calibration.at("temperature").number(),
                calibration.at("uncertainBelow").number());
    }

    private static Adaptation adaptation(JsonTree adaptation) {
        return new Adaptation(
                adaptation.at("meanShrinkage").number(),
                adaptation.at("deviationShrinkage").number(),
                calibration(adaptation));
    }

    private static Scaler scaler(JsonTree scaler) {
        return Scaler.of(scaler.at("mean").floats(), scaler.at("scale").floats());
    }

    private static Familiarity familiarity(JsonTree familiarity) {
        return new Familiarity(
                scaler(familiarity.at("clips")),
                familiarity.at("farthest").number(),
                new SoundLimits(
                        familiarity.at("peakDb").number(),
                        familiarity.at("highBandDb").number(),
                        familiarity.at("snrDb").number()));
    }

    private static TrainingFacts training(JsonTree training) {
        return new TrainingFacts(
                training.at("dataDigest").text(),
                training.at("corpora").items().stream()
                        .map(share -> new TrainingFacts.Share(
                                share.at("corpus").text(),
                                share.at("clips").integer(),
                                share.at("speakers").integer()))
                        .toList(),
                training.at("split").text(),
                training.at("fold").integer(),
                training.at("folds").integer(),
                training.at("seed").longInteger(),
                training.at("speakers").texts(),
                DigestSet.fromBase64(training.at("heard").text()));
    }

    private static Measure measure(JsonTree measure) {
        return new Measure(
                measure.at("part").text(),
                measure.at("corpus").text(),
                measure.at("name").text(),
                measure.at("value").number(),
                measure.at("interval").items().stream().map(JsonTree::number).toList());
    }
}
