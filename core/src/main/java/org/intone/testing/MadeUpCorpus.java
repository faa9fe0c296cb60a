package org.intone.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.emotion.Emotion;

/**
 * Writes made-up clips under the names and in the folders of the published corpora, as 16-bit WAV at their rates, so that
 * the whole road from a scan to a report runs without a recording.
 *
 * <p>The speakers differ and the emotions overlap as {@link VoiceSynthesizer} says. The same seed writes the same bytes.
 *
 * @param speakers of each corpus, as far as it has so many
 * @param takes of each emotion by each speaker, as far as the corpus has names for them
 * @param seconds of a clip
 * @param seed of the voices and the takes
 */
public record MadeUpCorpus(int speakers, int takes, double seconds, long seed) {

    private static final int DATA_CHUNK = 36;
    private static final int FILLER_BYTES = 4044;

    /** What can be wrong with a published file. */
    public enum Fault {
        /** Digital silence. */
        SILENT,
        /** Two files of the same samples and the same label. */
        DUPLICATE,
        /** Two files of the same samples and different labels. */
        CONFLICT,
        /** The pointer that Git LFS leaves where a file was not fetched. */
        LFS_POINTER,
        /** Two channels, behind a {@code FLLR} chunk. */
        STEREO,
        /** Half of the samples that the header announces. */
        TRUNCATED,
        /** No sound at all. */
        UNREADABLE,
        /** Peaks below 1 % of full scale. */
        QUIET,
        /** Flat at full scale. */
        CLIPPED
    }

    /** All five corpora, each in its folder below the root. */
    public void writeAll(Path root) throws IOException {
        for (MadeUpLayout layout : MadeUpLayout.values()) {
            write(layout, root);
        }
    }

    /** One corpus in its folder below the root, with {@code VideoDemographics.csv} of all actors for CREMA-D. */
    public void write(MadeUpLayout layout, Path root) throws IOException {
        List<String> names = layout.speakers()
                .subList(0, Math.min(speakers, layout.speakers().size()));
        for (String name : names) {
            for (Emotion emotion : layout.emotions()) {
                for (int take = 0; take < Math.min(takes, layout.maximalTakes()); take++) {
                    put(
                            root,
                            layout,
                            layout.path(name, emotion, take),
                            WavWriter.toBytes(clip(layout, name, emotion, take)));
                }
            }
        }
        if (layout == MadeUpLayout.CREMA_D) {
            put(root, layout, "VideoDemographics.csv", demographics());
        }
    }

    /**
     * Adds to what {@link #writeAll} wrote one example of every fault, by the last speaker of RAVDESS, CREMA-D or TESS,
     * whom a small corpus has not. The files of a pair stand together.
     *
     * @return the files that have each fault
     */
    public Map<Fault, List<Path>> addFaults(Path root) throws IOException {
        Map<Fault, List<Path>> faulty = new EnumMap<>(Fault.class);
        byte[] sound = WavWriter.toBytes(faultless(Emotion.ANGER));
        Waveform fear = faultless(Emotion.FEAR);
        byte[] fearful = WavWriter.toBytes(fear);
        byte[] pointer = ("version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a21".repeat(10)
                        + "93cc\nsize 72652\n")
                .getBytes(StandardCharsets.US_ASCII);
        faulty.put(Fault.SILENT, List.of(cremaD(root, "MTI_SAD", WavWriter.toBytes(scaled(fear, 0)))));
        faulty.put(Fault.CONFLICT, List.of(cremaD(root, "TIE_ANG", sound), cremaD(root, "TIE_HAP", sound)));
        faulty.put(Fault.LFS_POINTER, List.of(cremaD(root, "DFA_NEU", pointer)));
        faulty.put(Fault.TRUNCATED, List.of(cremaD(root, "IEO_DIS", Arrays.copyOf(sound, sound.length / 2))));
        faulty.put(
                Fault.UNREADABLE,
                List.of(cremaD(root, "IWL_DIS", "no sound\n".repeat(999).getBytes(StandardCharsets.US_ASCII))));
        faulty.put(Fault.DUPLICATE, List.of(ravdess(root, "06-01-01", fearful), ravdess(root, "06-01-02", fearful)));
        faulty.put(Fault.STEREO, List.of(ravdess(root, "06-02-01", stereoWithFiller(scaled(fear, 0.7)))));
        faulty.put(
                Fault.QUIET, List.of(ravdess(root, "06-02-02", WavWriter.toBytes(scaled(fear, 0.008 / peak(fear))))));
        faulty.put(Fault.CLIPPED, List.of(ravdess(root, "05-02-02", WavWriter.toBytes(scaled(fear, 9 / peak(fear))))));
        return faulty;
    }

    /** One clip as {@link #write} writes it. */
    public Waveform clip(MadeUpLayout layout, String speaker, Emotion emotion, int take) {
        long who = 31 * seed + (layout.folder() + "/" + speaker).hashCode();
        long what = 1_000_003 * who + 1009L * emotion.label().hashCode() + take;
        return VoiceSynthesizer.speak(
                Voice.of(layout.female(speaker), who), emotion, seconds, layout.sampleRate(), what);
    }

    private Waveform faultless(Emotion emotion) {
        return clip(MadeUpLayout.CREMA_D, "1091", emotion, 0);
    }

    private static Path cremaD(Path root, String words, byte[] bytes) throws IOException {
        return put(root, MadeUpLayout.CREMA_D, "AudioWAV/1091_" + words + "_XX.wav", bytes);
    }

    private static Path ravdess(Path root, String words, byte[] bytes) throws IOException {
        return put(root, MadeUpLayout.RAVDESS, "Actor_24/03-01-" + words.replaceFirst("-", "-01-") + "-24.wav", bytes);
    }

    private static Path put(Path root, MadeUpLayout layout, String name, byte[] bytes) throws IOException {
        Path file = root.resolve(layout.folder()).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static byte[] demographics() {
        StringBuilder csv = new StringBuilder("\"ActorID\",\"Age\",\"Sex\",\"Race\",\"Ethnicity\"\n");
        for (String actor : MadeUpLayout.CREMA_D.speakers()) {
            csv.append(actor).append(",").append(20 + Integer.parseInt(actor) % 50);
            csv.append(MadeUpLayout.CREMA_D.female(actor) ? ",\"Female\"" : ",\"Male\"");
            csv.append(",\"Unknown\",\"Unknown\"\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Both channels the same, behind the {@code FLLR} chunk with which RAVDESS fills up to 4 kB. */
    private static byte[] stereoWithFiller(Waveform waveform) {
        float[] interleaved = new float[2 * waveform.length()];
        for (int n = 0; n < interleaved.length; n++) {
            interleaved[n] = waveform.samples()[n / 2];
        }
        byte[] plain = WavWriter.toBytes(waveform.withSamples(interleaved));
        ByteBuffer wav = ByteBuffer.allocate(plain.length + FILLER_BYTES + 8).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(plain, 0, DATA_CHUNK);
        wav.put("FLLR".getBytes(StandardCharsets.US_ASCII)).putInt(FILLER_BYTES).put(new byte[FILLER_BYTES]);
        wav.put(plain, DATA_CHUNK, plain.length - DATA_CHUNK);
        wav.putInt(4, wav.capacity() - 8).putShort(22, (short) 2);
        return wav.putInt(28, 4 * waveform.sampleRate()).putShort(32, (short) 4).array();
    }

    private static double peak(Waveform waveform) {
        double peak = 0;
        for (float sample : waveform.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static Waveform scaled(Waveform waveform, double gain) {
        float[] samples = new float[waveform.length()];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) (gain * waveform.samples()[n]);
        }
        return waveform.withSamples(samples);
    }
}
