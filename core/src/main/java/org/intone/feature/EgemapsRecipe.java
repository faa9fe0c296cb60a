package org.intone.feature;

import static org.intone.feature.EgemapsSeries.Voicing.ANY;
import static org.intone.feature.EgemapsSeries.Voicing.UNVOICED;
import static org.intone.feature.EgemapsSeries.Voicing.VOICED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intone.audio.MonoSource;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * {@code egemaps@1}: the 88 parameters of the extended Geneva minimalistic acoustic parameter set, one row a recording.
 *
 * <pre>
 * recording at 16 kHz -> {@link EgemapsDescriptor} every 10 ms -> mean of three frames -> {@link EgemapsFunctional}
 * </pre>
 *
 * Written from the paper, with the names and the order of openSMILE's eGeMAPSv02; {@code docs/egemaps.md} defines every parameter and
 * says where the values differ from openSMILE's. Parameters of which a recording has nothing (those of the voice, of a recording without
 * one) are 0.
 *
 * <p>Source: F. Eyben et al., The Geneva Minimalistic Acoustic Parameter Set (GeMAPS) for Voice Research and Affective Computing,
 * IEEE Transactions on Affective Computing 7(2), 2016.
 */
final class EgemapsRecipe implements Recipe {
    static final String SOURCE = "Eyben et al. 2016";

    /** A run of columns: the functionals of one descriptor over the frames of one kind. */
    record Part(
            String name,
            EgemapsDescriptor descriptor,
            EgemapsSeries.Voicing voicing,
            List<EgemapsFunctional> functionals) {}

    /** In openSMILE's order. */
    static final List<Part> PARTS = parts();

    /** The columns that follow them. */
    static final List<FeatureColumn> TEMPORAL = List.of(
            column(
                    "loudnessPeaksPerSec",
                    "1/s",
                    "peaks of the loudness that rise and fall by a tenth of the range of percentiles 20 to 80, a second"),
            column("VoicedSegmentsPerSec", "1/s", "voiced segments, a second"),
            column("MeanVoicedSegmentLengthSec", "s", "mean length of the voiced segments"),
            column("StddevVoicedSegmentLengthSec", "s", "standard deviation of the length of the voiced segments"),
            column("MeanUnvoicedSegmentLength", "s", "mean length of the unvoiced segments"),
            column("StddevUnvoicedSegmentLength", "s", "standard deviation of the length of the unvoiced segments"),
            column(
                    "equivalentSoundLevel_dBp",
                    "dB of full scale",
                    "10 log10 of the mean power of all frames, -120 at least"));

    private static final List<FeatureColumn> DESCRIBED = describe();
    private static final List<String> COLUMNS =
            DESCRIBED.stream().map(FeatureColumn::names).toList();

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("F0semitoneFrom27.5Hz_sma3nz", EgemapsDescriptor.F0, VOICED, EgemapsFunctional.ALL));
        parts.add(new Part("loudness_sma3", EgemapsDescriptor.LOUDNESS, ANY, EgemapsFunctional.ALL));
        two(parts, "spectralFlux_sma3", EgemapsDescriptor.FLUX, ANY);
        for (int q = 1; q <= 4; q++) {
            two(parts, "mfcc" + q + "_sma3", EgemapsDescriptor.MFCC.get(q - 1), ANY);
        }
        two(parts, "jitterLocal_sma3nz", EgemapsDescriptor.JITTER, VOICED);
        two(parts, "shimmerLocaldB_sma3nz", EgemapsDescriptor.SHIMMER, VOICED);
        two(parts, "HNRdBACF_sma3nz", EgemapsDescriptor.HNR, VOICED);
        two(parts, "logRelF0-H1-H2_sma3nz", EgemapsDescriptor.H1_H2, VOICED);
        two(parts, "logRelF0-H1-A3_sma3nz", EgemapsDescriptor.H1_A3, VOICED);
        for (int i = 0; i < 3; i++) {
            String formant = "F" + (i + 1);
            two(parts, formant + "frequency_sma3nz", EgemapsDescriptor.FREQUENCIES.get(i), VOICED);
            two(parts, formant + "bandwidth_sma3nz", EgemapsDescriptor.BANDWIDTHS.get(i), VOICED);
            two(parts, formant + "amplitudeLogRelF0_sma3nz", EgemapsDescriptor.AMPLITUDES.get(i), VOICED);
        }
        two(parts, "alphaRatioV_sma3nz", EgemapsDescriptor.ALPHA_RATIO, VOICED);
        two(parts, "hammarbergIndexV_sma3nz", EgemapsDescriptor.HAMMARBERG, VOICED);
        two(parts, "slopeV0-500_sma3nz", EgemapsDescriptor.SLOPE_0_500, VOICED);
        two(parts, "slopeV500-1500_sma3nz", EgemapsDescriptor.SLOPE_500_1500, VOICED);
        two(parts, "spectralFluxV_sma3nz", EgemapsDescriptor.FLUX, VOICED);
        for (int q = 1; q <= 4; q++) {
            two(parts, "mfcc" + q + "V_sma3nz", EgemapsDescriptor.MFCC.get(q - 1), VOICED);
        }
        mean(parts, "alphaRatioUV_sma3nz", EgemapsDescriptor.ALPHA_RATIO);
        mean(parts, "hammarbergIndexUV_sma3nz", EgemapsDescriptor.HAMMARBERG);
        mean(parts, "slopeUV0-500_sma3nz", EgemapsDescriptor.SLOPE_0_500);
        mean(parts, "slopeUV500-1500_sma3nz", EgemapsDescriptor.SLOPE_500_1500);
        mean(parts, "spectralFluxUV_sma3nz", EgemapsDescriptor.FLUX);
        return List.copyOf(parts);
    }

    private static void two(
            List<Part> parts, String name, EgemapsDescriptor descriptor, EgemapsSeries.Voicing voicing) {
        parts.add(new Part(name, descriptor, voicing, EgemapsFunctional.TWO));
    }

    private static void mean(List<Part> parts, String name, EgemapsDescriptor descriptor) {
        parts.add(new Part(name, descriptor, UNVOICED, EgemapsFunctional.ONE));
    }

    private static FeatureColumn column(String name, String unit, String formula) {
        return new FeatureColumn(name, 1, unit, formula, SOURCE);
    }

    private static List<FeatureColumn> describe() {
        List<FeatureColumn> columns = new ArrayList<>();
        for (Part part : PARTS) {
            String unit = part.descriptor().unit();
            for (EgemapsFunctional functional : part.functionals()) {
                String own = functional == EgemapsFunctional.VARIATION
                        ? "1"
                        : unit + (functional.suffix().endsWith("Slope") ? " a second" : "");
                String formula = functional.formula() + ", " + part.voicing().words() + ", of "
                        + part.descriptor().formula();
                columns.add(column(part.name() + "_" + functional.suffix(), own, formula));
            }
        }
        columns.addAll(TEMPORAL);
        return List.copyOf(columns);
    }

    @Override
    public String name() {
        return "egemaps";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int sampleRate() {
        return EgemapsSpectrum.RATE;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<FeatureColumn> described() {
        return DESCRIBED;
    }

    @Override
    public int windowFrames() {
        return 1;
    }

    @Override
    public float padValue() {
        return 0;
    }

    @Override
    public FeatureExtractor newExtractor() {
        return new Extractor(this);
    }

    @Override
    public String toString() {
        return id();
    }

    /** For one thread at a time. */
    private record Extractor(Recipe recipe) implements FeatureExtractor {
        @Override
        public FeatureMatrix extract(Waveform waveform) {
            EgemapsStream stream = new EgemapsStream();
            float[] clean = Samples.finite(waveform.samples());
            float[] samples =
                    waveform.withSamples(clean).atRate(recipe.sampleRate()).samples();
            stream.accept(samples, 0, samples.length);
            return stream.finish();
        }

        @Override
        public FeatureMatrix extract(MonoSource source) throws IOException {
            EgemapsStream stream = new EgemapsStream();
            ResampledPass.run(source, recipe.sampleRate(), stream);
            return stream.finish();
        }
    }
}
