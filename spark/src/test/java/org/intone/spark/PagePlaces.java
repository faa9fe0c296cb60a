package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.viewfs.ViewFileSystemOverloadScheme;
import org.intone.audio.WavWriter;
import org.intone.audio.Waveform;
import org.intone.backbone.BackboneStore;
import org.intone.emotion.Emotion;
import org.intone.model.ModelFile;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;
import org.intone.testing.ToyWeights;
import org.intone.testing.Voice;
import org.intone.testing.VoiceSynthesizer;

/**
 * What the page on Spark speaks of and a reader has: a cluster's file system and buckets, which Hadoop is told to find in folders of this
 * machine, with made-up recordings, a manifest, a model and an encoder. So the page's names are taken as they stand.
 */
final class PagePlaces implements AutoCloseable {
    private static final int RATE = 16_000;
    private static final String CLUSTER = "name";
    private static final List<String> BUCKETS = List.of("models", "calls", "results");
    private static final List<Emotion> SPOKEN = List.of(Emotion.ANGER, Emotion.SADNESS, Emotion.HAPPINESS);
    private static final int PAUSE = RATE;

    private final Configuration hadoop;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Path cluster;

    /**
     * @param folder empty
     * @param hadoop the settings that all commands take; as they were when this is closed
     */
    PagePlaces(Path folder, Configuration hadoop) throws IOException {
        this.hadoop = hadoop;
        this.cluster = mounted("hdfs", CLUSTER, folder);
        // As on a cluster, whose own names need no authority.
        set("fs.defaultFS", "hdfs://" + CLUSTER);
        Map<String, Path> buckets = new LinkedHashMap<>();
        for (String bucket : BUCKETS) {
            buckets.put(bucket, mounted("s3a", bucket, folder));
        }
        // Whose anger the built-in model is sure of, by 0.81: the page asks for such calls.
        speak(cluster.resolve("calls"), 6);
        speak(buckets.get("calls").resolve("2026-10"), 2);
        speak(buckets.get("calls").resolve("2026-11"), 3);
        Files.createDirectories(cluster.resolve("meetings"));
        Files.write(cluster.resolve("meetings/monday.wav"), WavWriter.toBytes(talk()));
        for (Path models : List.of(buckets.get("models"), Files.createDirectories(cluster.resolve("models")))) {
            ModelFile.builtIn().write(models.resolve("calls.onnx"));
        }
        corpora(cluster.resolve("corpora"));
        encoder(folder);
    }

    /** A folder that Hadoop takes for a file system. */
    private Path mounted(String scheme, String authority, Path folder) throws IOException {
        Path mounted = Files.createDirectories(folder.resolve(scheme + "-" + authority));
        set("fs." + scheme + ".impl", ViewFileSystemOverloadScheme.class.getName());
        set("fs." + scheme + ".impl.disable.cache", "true");
        set(
                "fs.viewfs.mounttable." + authority + ".linkFallback",
                mounted.toUri().toString());
        return mounted;
    }

    private void set(String key, String value) {
        before.putIfAbsent(key, hadoop.get(key));
        hadoop.set(key, value);
    }

    private static void speak(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        for (Emotion emotion : SPOKEN) {
            Waveform clip = VoiceSynthesizer.speak(Voice.of(true, seed), emotion, 1.2, RATE, seed);
            Files.write(folder.resolve(emotion.label() + ".wav"), WavWriter.toBytes(clip));
        }
    }

    /** Three emotions with pauses between. */
    private static Waveform talk() {
        int part = PAUSE + 2 * RATE;
        float[] samples = new float[SPOKEN.size() * part];
        for (int i = 0; i < SPOKEN.size(); i++) {
            Waveform voice = VoiceSynthesizer.speak(Voice.of(false, 4), SPOKEN.get(i), 2, RATE, i);
            System.arraycopy(voice.samples(), 0, samples, i * part + PAUSE / 2, 2 * RATE);
        }
        return Waveform.of(samples, RATE);
    }

    /** Two corpora, with a manifest beside them and one in the folder above. */
    private void corpora(Path folder) throws IOException {
        MadeUpCorpus small = new MadeUpCorpus(4, 1, 0.6, 5);
        for (MadeUpLayout layout : List.of(MadeUpLayout.RAVDESS, MadeUpLayout.SAVEE)) {
            small.write(layout, folder);
        }
        for (Path manifest : List.of(folder.resolve("corpora.csv"), cluster.resolve("corpora.csv"))) {
            Call scan = Call.intone("scan", folder, "-o", manifest);
            assertEquals(0, scan.exit(), scan.err());
        }
        // Of which one command asks for features alone.
        Path few = cluster.resolve("corpora.csv");
        Files.write(few, Files.readAllLines(few).subList(0, 4));
    }

    private static void encoder(Path folder) throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        Path weights = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(1));
        Call brought = Call.intone("backbone", "import", "whisper-tiny.en", weights);
        assertEquals(0, brought.exit(), brought.err());
    }

    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                hadoop.unset(key);
            } else {
                hadoop.set(key, value);
            }
        });
        System.clearProperty(BackboneStore.PROPERTY);
    }
}
