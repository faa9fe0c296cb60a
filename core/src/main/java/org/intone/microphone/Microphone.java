package org.intone.microphone;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.intone.audio.AudioStream;
import org.intone.audio.RawAudio;

/**
 * Something that sound can be recorded from. Immutable.
 *
 * @param name as the system has it
 * @param description more words of the system; may be empty
 * @param lines its lines
 */
public record Microphone(String name, String description, Lines lines) {
    private static final int BITS = 16;

    /** Rates in the order of liking: what the models hear, then what every device has. */
    private static final List<Integer> RATES = List.of(16_000, 48_000, 44_100, 32_000, 22_050, 8_000);

    private static final int BUFFER_SECONDS = 2;

    /** Where a microphone's lines come from. */
    public interface Lines {
        /** Whether there is a line of a form. */
        boolean supports(DataLine.Info form);

        /** A line that is not open. */
        TargetDataLine line(DataLine.Info form) throws LineUnavailableException;
    }

    /**
     * Begins to record, in one channel if the device can, at the first rate that it takes. Closing the stream ends it.
     *
     * @throws MicrophoneException if it cannot be opened
     */
    public AudioStream open() throws MicrophoneException {
        for (int rate : RATES) {
            for (int channels = 1; channels <= 2; channels++) {
                AudioFormat format = new AudioFormat(rate, BITS, channels, true, false);
                DataLine.Info form = new DataLine.Info(TargetDataLine.class, format);
                if (lines.supports(form)) {
                    return open(form, format);
                }
            }
        }
        throw new MicrophoneException(
                name + ": records in no form that is known here, expected PCM of 16 bits in one or two channels");
    }

    private AudioStream open(DataLine.Info form, AudioFormat format) throws MicrophoneException {
        try {
            TargetDataLine line = lines.line(form);
            int rate = (int) format.getSampleRate();
            line.open(format, BUFFER_SECONDS * rate * format.getFrameSize());
            line.start();
            return RawAudio.open(new LineInput(line), RawAudio.Encoding.S16LE, rate, format.getChannels());
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new MicrophoneException(
                    name + ": cannot be opened (" + e.getMessage()
                            + "): close the program that uses it, allow this one to, or choose another device",
                    e);
        }
    }
}
