package org.intone.microphone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * The microphones of a machine, numbered from 1. Immutable.
 *
 * @param all in the system's order, its default first
 */
public record Microphones(List<Microphone> all) {
    /** Copies the list. */
    public Microphones {
        all = List.copyOf(all);
    }

    /** Those of this machine as they are now; none where Java has no sound. */
    public static Microphones ofSystem() {
        try {
            return new Microphones(Arrays.stream(AudioSystem.getMixerInfo())
                    .map(AudioSystem::getMixer)
                    .filter(mixer -> mixer.getTargetLineInfo(new Line.Info(TargetDataLine.class)).length > 0)
                    .map(Microphones::of)
                    .toList());
        } catch (LinkageError e) {
            // A JDK without its sound library, as the headless ones of some systems are.
            return new Microphones(List.of());
        }
    }

    private static Microphone of(Mixer mixer) {
        Mixer.Info info = mixer.getMixerInfo();
        return new Microphone(info.getName().strip(), info.getDescription().strip(), new Microphone.Lines() {
            @Override
            public boolean supports(DataLine.Info form) {
                return mixer.isLineSupported(form);
            }

            @Override
            public TargetDataLine line(DataLine.Info form) throws LineUnavailableException {
                return (TargetDataLine) mixer.getLine(form);
            }
        });
    }

    /**
     * The first one.
     *
     * @throws MicrophoneException if there is none
     */
    public Microphone first() throws MicrophoneException {
        if (all.isEmpty()) {
            throw new MicrophoneException("no microphone found: connect one, or pipe sound in as --help shows");
        }
        return all.get(0);
    }

    /**
     * The one of a number, from 1 on, or else the only one whose name has a text in it, in any case.
     *
     * @throws MicrophoneException if none is meant, or more than one
     */
    public Microphone named(String numberOrName) throws MicrophoneException {
        first();
        if (numberOrName.matches("\\d{1,4}")) {
            int number = Integer.parseInt(numberOrName);
            if (number < 1 || number > all.size()) {
                throw new MicrophoneException("no microphone " + number + ": expected 1 to " + all.size());
            }
            return all.get(number - 1);
        }
        List<Microphone> found = new ArrayList<>(all.stream()
                .filter(each -> lower(each.name()).contains(lower(numberOrName)))
                .toList());
        if (found.stream().anyMatch(each -> lower(each.name()).equals(lower(numberOrName)))) {
            found.removeIf(each -> !lower(each.name()).equals(lower(numberOrName)));
        }
        if (found.size() != 1) {
            throw new MicrophoneException((found.isEmpty() ? "no" : "more than one") + " microphone called "
                    + numberOrName + ", expected a number or one of "
                    + (found.isEmpty() ? all : found)
                            .stream().map(Microphone::name).collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
