package org.intone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioStream;
import org.intone.audio.RawAudio;
import org.intone.microphone.Microphone;
import org.intone.microphone.Microphones;
import picocli.CommandLine.Option;

/** Where {@code intone listen} hears from. */
final class ListenSource {
    @Option(names = "--devices", description = "List the microphones with their numbers, and end.")
    private boolean devices;

    @Option(
            names = "--device",
            paramLabel = "N|NAME",
            description = "The microphone, by its number or a part of its name; the system's first if not given.")
    private String device;

    @Option(
            names = "--stdin",
            description = "Hear raw samples from standard input instead; --rate says how many a second.")
    private boolean stdin;

    @Option(names = "--rate", paramLabel = "HZ", description = "Of --stdin: samples a second of each channel.")
    private Integer rate;

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Of --stdin: channels, which are mixed; 1 if not given.")
    private Integer channels;

    @Option(
            names = "--encoding",
            paramLabel = "s16le|f32le",
            completionCandidates = Offered.OfEncoding.class,
            description = "Of --stdin: how a sample lies in bytes; s16le if not given.")
    private String encoding;

    /** Sound that was opened, and what it is called. */
    record Opened(AudioStream stream, String name) {}

    /** Whether microphones shall be listed. */
    boolean isList() {
        return devices;
    }

    /** Checks what stands together; what does not is an {@link IllegalArgumentException}. */
    void check() {
        if (stdin && device != null) {
            throw new IllegalArgumentException("--stdin and --device: expected one of them");
        }
        if (stdin && rate == null) {
            throw new IllegalArgumentException(
                    "--stdin: raw samples do not say how many there are a second, expected --rate, such as --rate 16000");
        }
        if (!stdin && (rate != null || channels != null || encoding != null)) {
            throw new IllegalArgumentException(
                    "--rate, --channels and --encoding: a microphone says these itself, expected with --stdin");
        }
        if (stdin && (rate < AudioLimits.MIN_SAMPLE_RATE || rate > AudioLimits.MAX_SAMPLE_RATE)) {
            throw new IllegalArgumentException("--rate must be from " + AudioLimits.MIN_SAMPLE_RATE + " to "
                    + AudioLimits.MAX_SAMPLE_RATE + ", was " + rate);
        }
        if (stdin) {
            raw(InputStream.nullInputStream());
        }
    }

    private AudioStream raw(InputStream in) {
        return RawAudio.open(
                in,
                encoding == null ? RawAudio.Encoding.S16LE : RawAudio.Encoding.of(encoding),
                rate,
                channels == null ? 1 : channels);
    }

    Opened open(Terminal terminal, Supplier<Microphones> machine) throws IOException {
        if (stdin) {
            return new Opened(raw(terminal.in()), "standard input");
        }
        Microphones microphones = machine.get();
        Microphone chosen = device == null ? microphones.first() : microphones.named(device);
        return new Opened(chosen.open(), chosen.name());
    }
}
