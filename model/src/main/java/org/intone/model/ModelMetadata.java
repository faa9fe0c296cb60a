package org.intone.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intone.emotion.LabelSet;
import org.intone.feature.Scaler;

/**
 * Everything about a model but its graph: what it answers, what it takes, how it was made and how good it is. It lies as
 * JSON in the model file; {@link ModelCard} prints it.
 *
 * @param intone the release of Intone that made the model
 * @param created the day, such as {@code 2026-11-20}
 * @param labels what each logit stands for
 * @param recipe the id of the recipe of the features, such as {@code logmel-64@1}
 * @param scaler what is applied to the features before the graph
 * @param calibration what is applied to the graph's logits
 * @param network the architecture
 * @param training the data and the way they were divided
 * @param measures the figures, in the order of the card
 * @param licence what a user of the model has to know of the recordings' terms
 * @param familiarity what recordings like those in training are like; empty in models of before 0.2
 * @param adaptation how it adapts to a speaker; empty if it was not trained to
 */
public record ModelMetadata(
        String intone,
        String created,
        LabelSet labels,
        String recipe,
        Scaler scaler,
        Calibration calibration,
        Network network,
        TrainingFacts training,
        List<Measure> measures,
        String licence,
        Optional<Familiarity> familiarity,
        Optional<Adaptation> adaptation) {
    /** Checks the date and copies the list. */
    public ModelMetadata {
        try {
            LocalDate.parse(created);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("created must be a date such as 2026-11-20, was '" + created + "'", e);
        }
        measures = List.copyOf(measures);
        familiarity.ifPresent(known -> requireFeatures(scaler, known.clips()));
    }

    private static void requireFeatures(Scaler scaler, Scaler other) {
        if (scaler.features() != other.features()) {
            throw new IllegalArgumentException("familiarity must be of the scaler's " + scaler.features()
                    + " features, was of " + other.features());
        }
    }

    /** The metadata that every model has. */
    public ModelMetadata(
            String intone,
            String created,
            LabelSet labels,
            String recipe,
            Scaler scaler,
            Calibration calibration,
            Network network,
            TrainingFacts training,
            List<Measure> measures,
            String licence) {
        this(
                intone,
                created,
                labels,
                recipe,
                scaler,
                calibration,
                network,
                training,
                measures,
                licence,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The architecture of a graph.
     *
     * @param name such as {@code cnn2d}
     * @param settings what it was built with, by name
     */
    public record Network(String name, Map<String, String> settings) {
        /** Copies the settings and sorts them by name. */
        public Network {
            settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        }
    }

    /** One JSON object in one line, as it lies in the model file. */
    public String toJson() {
        return MetadataJson.write(this);
    }

    /** The same with other figures. */
    public ModelMetadata withMeasures(List<Measure> other) {
        return copy(calibration, other, familiarity, adaptation);
    }

    /** The same with another calibration. */
    public ModelMetadata withCalibration(Calibration other) {
        return copy(other, measures, familiarity, adaptation);
    }

    /** The same that knows what its training sounded like. */
    public ModelMetadata withFamiliarity(Familiarity other) {
        return copy(calibration, measures, Optional.of(other), adaptation);
    }

    /** The same that adapts to a speaker. */
    public ModelMetadata withAdaptation(Adaptation other) {
        return copy(calibration, measures, familiarity, Optional.of(other));
    }

    private ModelMetadata copy(
            Calibration newCalibration,
            List<Measure> newMeasures,
            Optional<Familiarity> newFamiliarity,
            Optional<Adaptation> newAdaptation) {
        return new ModelMetadata(
                intone,
                created,
                labels,
                recipe,
                scaler,
                newCalibration,
                network,
                training,
                newMeasures,
                licence,
                newFamiliarity,
                newAdaptation);
    }
}
