package org.intone.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.backbone.BackboneStore;
import org.intone.cli.CalledCommand;
import org.intone.emotion.Emotion;
import org.intone.media.MediaEncoder;
import org.intone.snippet.SmallSettings;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.ToyWeights;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/**
 * What pages speak of and a reader has: corpora, recordings, earlier runs. Everything is made up and small, made once for all
 * pages, and copied for each.
 *
 * <p>{@code NAME.csv} is a manifest of the corpora (of one if it is called so), {@code NAME.mp3} and the like a talk of some
 * emotions, {@code NAME/} a folder of recordings of one person ({@code own/} of six), {@code corpora/} four corpora as published, {@code runs/NAME}
 * a run by the small settings: of {@code --adapt speaker} if its name begins with adapt, of a toy encoder if with head or teacher.
 */
final class Fixtures {
    private static final int RATE = 16_000;
    private static final double PAUSE_SECONDS = 0.6;
    private static final List<Emotion> TAKES = List.of(Emotion.ANGER, Emotion.FEAR, Emotion.NEUTRAL, Emotion.SADNESS);
    private static final List<Emotion> TALK = List.of(Emotion.ANGER, Emotion.SADNESS, Emotion.HAPPINESS);

    private final Path store;
    private final Path folder;
    private final Path backbones;

    /**
     * @param store where what was made is kept
     * @param folder where pages find it
     */
    Fixtures(Path store, Path folder) throws IOException {
        this.store = Folders.emptied(store);
        this.folder = folder;
        this.backbones = store.resolveSibling("backbones");
        System.setProperty(BackboneStore.PROPERTY, store.resolve("backbones").toString());
        // As long as the real one, since fine-tuning takes no shorter.
        Path weights = Files.write(store.resolve("toy.safetensors"), ToyWeights.whisper(1, 1, 1500));
        intone("backbone", "import", "whisper-tiny.en", weights.toString());
        System.setProperty(BackboneStore.PROPERTY, backbones.toString());
    }

    /** Makes ready for another page: nothing is there but the samples and a toy encoder. */
    void begin(Path samples) throws IOException {
        Folders.emptied(folder);
        Folders.copy(store.resolve("backbones"), Folders.emptied(backbones));
        Folders.copy(samples, folder.resolve("samples"));
    }

    /** Puts something where the page finds it. */
    void give(String name) throws IOException {
        Path made = store.resolve(name);
        if (!Files.exists(made)) {
            Files.createDirectories(made.getParent());
            make(name, made);
        }
        Folders.copy(made, folder.resolve(name));
        if (name.endsWith(".csv")) {
            give("corpora");
        }
    }

    private void make(String name, Path made) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.matches("corpora/?")) {
            corpora(made);
        } else if (name.startsWith("runs/")) {
            run(name, made);
        } else if (name.equals("own/")) {
            people(made);
        } else if (name.endsWith("/")) {
            for (int i = 0; i < TAKES.size(); i++) {
                Waveform clip = VoiceSynthesizer.speak(Voice.of(true, 7), TAKES.get(i), 1.5, RATE, i);
                Files.createDirectories(made);
                Files.write(made.resolve("take-" + (i + 1) + ".wav"), WavWriter.toBytes(clip));
            }
        } else if (name.matches(".*\\.(safetensors|pt)")) {
            Files.write(made, ToyWeights.whisper(2));
        } else if (name.endsWith(".csv")) {
            give("corpora");
            Path which = store.resolve("corpora").resolve(corpus(name));
            intone("scan", which.toString(), "-o", made.toString());
        } else {
            Files.write(made, recording(ending));
        }
    }

    private static String corpus(String manifest) {
        return switch (manifest) {
            case "ravdess.csv" -> "RAVDESS";
            case "savee.csv" -> "SAVEE";
            default -> "";
        };
    }

    private static void corpora(Path folder) throws IOException {
        MadeUpCorpus small = new MadeUpCorpus(6, 1, 0.7, 5);
        for (MadeUpLayout layout :
                List.of(MadeUpLayout.RAVDESS, MadeUpLayout.CREMA_D, MadeUpLayout.TESS, MadeUpLayout.SAVEE)) {
            small.write(layout, folder);
        }
    }

    /** Six people, four emotions of each, two takes of each, in folders. */
    private static void people(Path folder) throws IOException {
        List<String> names = List.of("anna", "ben", "carla", "david", "ella", "felix");
        for (String name : names) {
            for (Emotion emotion : TAKES) {
                for (int take = 1; take <= 2; take++) {
                    Voice voice = Voice.of(names.indexOf(name) % 2 == 0, 100 + names.indexOf(name));
                    Path file = folder.resolve(name).resolve(emotion.label()).resolve("0" + take + ".wav");
                    Files.createDirectories(file.getParent());
                    long seed =
                            31L * (names.indexOf(name) + 1) + emotion.label().hashCode() + take;
                    Files.write(file, WavWriter.toBytes(VoiceSynthesizer.speak(voice, emotion, 0.8, RATE, seed)));
                }
            }
        }
    }

    private void run(String name, Path made) throws IOException {
        give("corpora.csv");
        List<String> words =
                new ArrayList<>(List.of("train", store.resolve("corpora.csv").toString(), "-o", made.toString()));
        if (name.startsWith("runs/adapt")) {
            words.addAll(List.of("--adapt", "speaker"));
        } else if (name.matches("runs/(head|teacher|tuned|large).*")) {
            words.addAll(List.of(
                    "--backbone", "whisper-tiny.en", "--network", "heads", "--no-refit", "--split", "fifth-speaker"));
        }
        intone(SmallSettings.of(words).toArray(String[]::new));
    }

    /** Two seconds of each of three emotions with pauses between. */
    static float[] talk(long seed) {
        int pause = (int) (PAUSE_SECONDS * RATE);
        float[] samples = new float[TALK.size() * (2 * RATE + pause)];
        for (int i = 0; i < TALK.size(); i++) {
            float[] voice = VoiceSynthesizer.speak(Voice.of(seed % 2 == 0, seed), TALK.get(i), 2, RATE, seed + i)
                    .samples();
            System.arraycopy(voice, 0, samples, i * (2 * RATE + pause) + pause / 2, voice.length);
        }
        return samples;
    }

    private static byte[] recording(String ending) throws IOException {
        return switch (ending) {
            case "mp3" -> MediaEncoder.encode("mp3", "libmp3lame", RATE, talk(2));
            case "m4a" -> MediaEncoder.encode("ipod", "aac", RATE, talk(2));
            case "wav" -> MediaEncoder.encode("wav", "pcm_s16le", RATE, talk(2), talk(3));
            default -> throw new IllegalArgumentException("no such thing can be given: ." + ending);
        };
    }

    static void intone(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = CalledCommand.run(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                words);
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
