package org.intone.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.augment.Noise;
import org.intone.augment.PitchShift;
import org.intone.augment.TimeStretch;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FrameAnalysis;
import org.intone.feature.Recipes;
import org.intone.feature.Yin;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.PitchRange;
import org.intone.signal.Pyin;
import org.intone.signal.Window;

/** What is measured, under the names that {@code bench/peer/librosa_bench.py} has for the same. */
final class Works {
    /** A maker of a work for one thread, for each name. */
    static final Map<String, Supplier<Work>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("load-classic-162", () -> loading("classic-162"));
        ALL.put("load-classic-2376", () -> loading("classic-2376"));
        ALL.put("load-three-rows-162", Works::threeRows);
        ALL.put("time-stretch-0.8", Works::timeStretch);
        ALL.put("pitch-shift-2", Works::pitchShift);
        ALL.put("pyin-c2-c7", Works::pyin);
        ALL.put("yin-c2-c7", Works::yin);
        ALL.put("logmel-80", Works::logMel);
    }

    private Works() {}

    private static Work loading(String recipe) {
        FeatureExtractor extractor = Recipes.named(recipe).newExtractor();
        return clip -> extractor
                .extract(() -> AudioFiles.openMono(AudioSource.of(clip.file()), AudioLimits.STANDARD))
                .at(0, 0);
    }

    private static Work threeRows() {
        FeatureExtractor extractor = Recipes.named("classic-162").newExtractor();
        SplittableRandom random = new SplittableRandom(1);
        Noise noise = new Noise(12, 30);
        TimeStretch stretch = new TimeStretch(0.8, 0.8);
        PitchShift pitch = new PitchShift(0.75, 0.75);
        return clip -> {
            Waveform plain = stretchOf(clip);
            Waveform changed = pitch.apply(stretch.apply(plain, random), random);
            return extractor.extract(plain).at(0, 0)
                    + extractor.extract(noise.apply(plain, random)).at(0, 0)
                    + extractor.extract(changed).at(0, 0);
        };
    }

    /** 2.5 s from 0.6 s at 22,050 Hz, as the notebooks load them. */
    private static Waveform stretchOf(Clip clip) throws IOException {
        try (MonoStream stream = AudioFiles.openMono(AudioSource.of(clip.file()), AudioLimits.STANDARD)) {
            int from = (int) (0.6 * stream.sampleRate());
            stream.skip(from);
            stream.endAt(from + (int) (2.5 * stream.sampleRate()));
            return stream.readAll().atRate(22_050);
        }
    }

    private static Work timeStretch() {
        SplittableRandom random = new SplittableRandom(1);
        TimeStretch stretch = new TimeStretch(0.8, 0.8);
        return clip -> stretch.apply(clip.at22050(), random).samples()[0];
    }

    private static Work pitchShift() {
        SplittableRandom random = new SplittableRandom(1);
        PitchShift shift = new PitchShift(2, 2);
        return clip -> shift.apply(clip.at22050(), random).samples()[0];
    }

    private static Work pyin() {
        Pyin pyin = new Pyin(22_050, PitchRange.C2_TO_C7);
        return clip -> pyin.of(clip.at22050().samples()).voicedProbability()[0];
    }

    private static Work yin() {
        FrameAnalysis analysis = new FrameAnalysis(
                new Frame(Framing.centred(2048, 512), Window.HANN), new Yin(22_050, 2048, PitchRange.C2_TO_C7));
        return clip -> analysis.of(clip.at22050().samples()).at(0, 0);
    }

    private static Work logMel() {
        FeatureExtractor extractor = Recipes.named("logmel-80-whisper").newExtractor();
        return clip -> extractor.extract(clip.at16000()).at(0, 0);
    }
}
