package org.intone.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.intone.audio.AudioCheck;
import org.intone.audio.AudioFault;
import org.intone.audio.SoundMeasures;
import org.intone.audio.SoundMeter;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureMatrix;

/**
 * Why an answer may be poor, in words. {@code silent} stands alone; {@code no speech found} excludes {@code narrow band} and {@code
 * noisy}, which are said of speech. Serves all threads.
 */
final class SoundWarnings {
    static final String SILENT = AudioFault.SILENT.words();
    static final String QUIET = AudioFault.QUIET.words();
    static final String NO_SPEECH = "no speech found";
    static final String NARROW_BAND = "narrow band";
    static final String NOISY = "noisy";
    static final String UNLIKE_TRAINING = "unlike training";

    private final Optional<Familiarity> familiarity;
    private final SoundLimits limits;
    /** Those not in use. There are never more than threads that called at the same time. */
    private final Queue<SoundMeter> meters = new ConcurrentLinkedQueue<>();

    SoundWarnings(Optional<Familiarity> familiarity) {
        this.familiarity = familiarity;
        this.limits = familiarity.map(Familiarity::limits).orElse(SoundLimits.USUAL);
    }

    /** What is wrong with a recording; empty if nothing is known to be. */
    List<String> of(Waveform waveform, FeatureMatrix features) {
        return of(waveform, features, () -> measure(waveform));
    }

    /** The same of what was measured before. */
    List<String> of(Waveform waveform, FeatureMatrix features, SoundMeasures measures) {
        return of(waveform, features, () -> measures);
    }

    private List<String> of(Waveform waveform, FeatureMatrix features, Supplier<SoundMeasures> measures) {
        List<AudioFault> faults = AudioCheck.faults(waveform);
        if (faults.contains(AudioFault.SILENT)) {
            return List.of(SILENT);
        }
        List<String> warnings = new ArrayList<>();
        List<String> ofSound = limits.warnings(measures.get());
        for (AudioFault fault : faults) {
            // How loud is loud enough depends on what the model was trained on.
            if (fault != AudioFault.QUIET || ofSound.contains(QUIET)) {
                warnings.add(fault.words());
            }
        }
        ofSound.stream().filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
        if (familiarity
                .map(known -> known.distance(features) > known.farthest())
                .orElse(false)) {
            warnings.add(UNLIKE_TRAINING);
        }
        return List.copyOf(warnings);
    }

    /** Whether warnings say that there was nothing to hear an emotion in. */
    static boolean nothingHeard(List<String> warnings) {
        return warnings.contains(SILENT) || warnings.contains(NO_SPEECH);
    }

    private SoundMeasures measure(Waveform waveform) {
        SoundMeter meter = meters.poll();
        meter = meter == null ? new SoundMeter() : meter;
        SoundMeasures measures = meter.measure(waveform);
        meters.add(meter);
        return measures;
    }
}
