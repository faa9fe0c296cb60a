package org.intone.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.augment.AugmentationText;
import org.intone.chart.EmotionColours;
import org.intone.chart.RecordingChart;
import org.intone.corpus.Utterance;
import org.intone.explore.ClassExamples;
import org.intone.report.Figures;

/** Figures of single recordings, with their sound where that is wanted. For one thread. */
final class SoundFigures {
    /** Each kind of augmentation, strong enough to be seen, and what it is. */
    private static final List<List<String>> KINDS = List.of(
            List.of("noise:10", "white noise, 10 dB below the voice"),
            List.of("pink:10", "pink noise, 10 dB below the voice"),
            List.of("babble:10", "six talkers, 10 dB below the voice"),
            List.of("stretch:0.8", "slower: 0.8 of the rate, the pitch stays"),
            List.of("pitch:4", "4 semitones up, the length stays"),
            List.of("speed:1.2", "1.2 times as fast, the pitch goes along"),
            List.of("shift:0.3", "0.3 s later"),
            List.of("gain:-12", "12 dB softer"),
            List.of("clip:12", "12 dB too loud, and cut off"),
            List.of("eq:-8-8", "another microphone's colour, up to 8 dB"),
            List.of("band:300-3400", "a telephone's band"),
            List.of("room:0.6", "a room that rings for 0.6 s"),
            List.of("mulaw", "a telephone's codec"),
            List.of("opus:8", "Opus at 8 kbit/s"),
            List.of("dropouts:0.1", "a tenth lost in packets"));

    private static final double LONGEST_SECONDS = 10;
    private static final int AUDIO_RATE = 16_000;
    private static final long SEED = 1;

    private final SoundReader reader;
    private final boolean hasAudio;
    private final List<Figure> drawn = new ArrayList<>();

    SoundFigures(SoundReader reader, boolean hasAudio) {
        this.reader = reader;
        this.hasAudio = hasAudio;
    }

    /**
     * An emotion's recordings.
     *
     * @param label of the emotion
     * @param colour of it
     * @param clips how many there are
     * @param figures of the chosen ones
     * @param problems of those that could not be read again
     */
    record ClassFigures(String label, String colour, String clips, List<Figure> figures, List<String> problems) {}

    /** A typical and an unusual recording of one emotion. */
    ClassFigures of(ClassExamples examples) {
        String label = examples.emotion().label();
        List<Figure> figures = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        add("typical", label, examples.typical(), figures, problems);
        examples.unusual().ifPresent(example -> add("unusual", label, example, figures, problems));
        return new ClassFigures(
                label,
                EmotionColours.of(label),
                Figures.count(examples.clips(), "recording"),
                List.copyOf(figures),
                List.copyOf(problems));
    }

    private void add(
            String kind, String label, ClassExamples.Example example, List<Figure> figures, List<String> problems) {
        Utterance row = example.clip().row();
        try {
            String caption = row.file() + " · " + MapJson.speaker(row) + " · " + Figures.decimals(example.distance(), 2)
                    + " deviations from the mean of " + label;
            figures.add(figure(kind + "-" + label, kind + " " + label, reader.read(row), caption));
        } catch (IOException e) {
            problems.add("The " + kind + " recording, " + row.file() + ", cannot be read now: " + e.getMessage());
        }
    }

    /** A recording as it is, then after each kind of augmentation. */
    List<Figure> augmented(Utterance row) throws IOException {
        Waveform plain = cut(reader.read(row));
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("augmentation-plain", "plain", plain, "as recorded"));
        for (List<String> kind : KINDS) {
            String word = kind.get(0).replaceFirst(":.*", "");
            // Opus needs the module that brings FFmpeg.
            if (AugmentationText.words().contains(word)) {
                Waveform changed = AugmentationText.parse(kind.get(0)).apply(plain, new SplittableRandom(SEED));
                figures.add(figure("augmentation-" + word, kind.get(0), changed, kind.get(1)));
            }
        }
        return figures;
    }

    private Figure figure(String id, String title, Waveform waveform, String caption) {
        Figure figure =
                new Figure(id, RecordingChart.of(title, waveform), caption, hasAudio ? audio(cut(waveform)) : "");
        drawn.add(figure);
        return figure;
    }

    private static Waveform cut(Waveform waveform) {
        int most = (int) Math.min(waveform.length(), LONGEST_SECONDS * waveform.sampleRate());
        return waveform.withSamples(Arrays.copyOf(waveform.samples(), most));
    }

    private static String audio(Waveform waveform) {
        byte[] wav = WavWriter.toBytes(waveform.sampleRate() > AUDIO_RATE ? waveform.atRate(AUDIO_RATE) : waveform);
        return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav);
    }

    /** All that were drawn so far. */
    List<Figure> drawn() {
        return List.copyOf(drawn);
    }
}
