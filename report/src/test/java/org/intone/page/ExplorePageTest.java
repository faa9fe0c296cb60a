package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intone.audio.AudioFault;
import org.intone.audio.Waveform;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.explore.Exploration;
import org.intone.explore.ExploredClip;
import org.intone.explore.SoundFacts;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorePageTest {
    static final String EVIL = "<img src=x onerror=alert(1)></script>.wav";
    private static final int FEATURES = Recipes.CLASSIC_162.features();
    private static final ExplorePage.Settings PLAIN = new ExplorePage.Settings("corpora.csv", false, Optional.empty());

    @TempDir
    private Path folder;

    private static Utterance row(String file, String corpus, String speaker, String sex, Emotion emotion) {
        return new Utterance(
                file,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                corpus,
                speaker,
                sex,
                "",
                "en",
                emotion,
                "",
                "",
                2.5,
                16_000,
                1,
                "");
    }

    private static ExploredClip clip(Utterance row, double shift, Random random) {
        float[] features = new float[FEATURES];
        for (int d = 0; d < FEATURES; d++) {
            features[d] = (float) (0.1 + Math.abs(random.nextGaussian()) + (d % 9 == 0 ? shift / 2 : 0));
        }
        SoundFacts facts = new SoundFacts(2 + shift / 4, 16_000, 1, -30 + shift, 0.5, Set.of());
        return new ExploredClip(row, facts, new FeatureMatrix(features, 1, FEATURES));
    }

    /** Speakers of three corpora; the features of the emotions differ. */
    static List<ExploredClip> clips(int count) {
        Random random = new Random(3);
        String[] corpora = {"CREMA-D", "RAVDESS", "own"};
        List<ExploredClip> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int speaker = random.nextInt(30);
            int index = random.nextInt(6);
            Emotion emotion = List.of(Emotion.values()).get(index);
            Utterance row = row(
                    "shared/corpora/" + corpora[speaker % 3] + "/clip-" + i + ".wav",
                    corpora[speaker % 3],
                    "" + speaker,
                    speaker % 2 == 0 ? "female" : "male",
                    emotion);
            clips.add(clip(row, index, random));
        }
        return clips;
    }

    static Exploration exploration(List<ExploredClip> clips) {
        return Exploration.of(clips, List.of(), Recipes.CLASSIC_162);
    }

    /** A hum, of another pitch for every row. */
    static Waveform hum(Utterance row) {
        double hz = 120 + Math.abs(row.file().hashCode() % 100);
        float[] samples = new float[12_000];
        for (int n = 0; n < samples.length; n++) {
            for (int h = 1; h < 5; h++) {
                samples[n] += (float) (0.1 / h * Math.sin(2 * Math.PI * h * hz * n / 16_000));
            }
        }
        return Waveform.of(samples, 16_000);
    }

    private static String html(Exploration exploration) {
        return ExplorePage.html(exploration, ExplorePageTest::hum, PLAIN, new ArrayList<>());
    }

    @Test
    void everythingIsInOneFileThatFetchesNothing() throws Exception {
        Path file = folder.resolve("explore.html");
        ExplorePage.write(exploration(clips(200)), ExplorePageTest::hum, PLAIN, file);
        String html = Files.readString(file);
        assertTrue(html.contains("<title>corpora.csv - Intone</title>"));
        assertFalse(html.matches("(?s).*(src|href)=\"(https?:)?//.*"), "something is fetched");
        assertFalse(html.contains("sourceMappingURL"), "browsers' tools would fetch the map of a script");
        assertFalse(html.contains("rgb(38,43,51)"), "ink that the theme cannot change");
        assertTrue(html.contains("img-src data:\">"), "the policy allows more than images");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html.replaceAll("(?s)<script>.*?</script>", ""))
                .results()
                .map(id -> id.group(1))
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), "two elements of one id: " + ids);
        // 3 of counts, 4 of sound, 2 of each of 6 emotions, plain and each kind of augmentation but Opus, 8 features
        assertEquals(3 + 4 + 12 + 1 + 14 + 8, html.split("<svg ", -1).length - 1);
        assertEquals(html.split("<svg ", -1).length, html.split("role=\"img\" aria-label=\".", -1).length - 1);
    }

    @Test
    void namesFromUsersAreWords() {
        List<ExploredClip> clips = new ArrayList<>(clips(20));
        Random random = new Random(4);
        clips.add(clip(row(EVIL, "<b>own</b>", "<i>1", "<u>", Emotion.ANGER), 0, random));
        Exploration exploration = Exploration.of(
                clips, List.of(new FaultyFile(EVIL, Fault.UNREADABLE, "<em>broken")), Recipes.CLASSIC_162);
        String html = html(exploration);
        assertFalse(html.contains("<img"), "a file's name became an element");
        assertFalse(html.matches("(?s).*<(b>own|i>1|u>|em>broken).*"), "a name became an element");
        assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assertTrue(html.contains("\\u003cimg src=x"));
    }

    @Test
    void soundIsInThePageOnlyWhereItIsWanted() {
        Exploration exploration = exploration(clips(40));
        String silent = html(exploration);
        assertFalse(silent.contains("<audio"));
        assertTrue(silent.contains("The sound is not in this page"));
        String loud = ExplorePage.html(
                exploration,
                ExplorePageTest::hum,
                new ExplorePage.Settings("x", true, Optional.empty()),
                new ArrayList<>());
        assertEquals(12 + 15, loud.split("<audio controls", -1).length - 1);
        assertTrue(loud.contains("media-src data:") && loud.contains("src=\"data:audio/wav;base64,UklGR"));
        assertTrue(loud.contains("only as far as the licences"));
    }

    @Test
    void theMapIsInATableToo() {
        Exploration exploration = exploration(clips(200));
        List<List<String>> rows = MapMiddles.rows(exploration);
        assertEquals(6, rows.size());
        double clips = 0;
        double first = 0;
        for (List<String> row : rows) {
            clips += Double.parseDouble(row.get(1));
            first += Double.parseDouble(row.get(1)) * Double.parseDouble(row.get(2));
            assertTrue(Double.parseDouble(row.get(3)) > 0, row.toString());
        }
        assertEquals(200, clips);
        assertEquals(0, first / clips, 0.05, "principal components have their middle at 0");
        assertTrue(html(exploration).contains("Table of the middles"));
    }

    @Test
    void picturesGoIntoAFolder() throws IOException {
        Path pictures = folder.resolve("pictures");
        ExplorePage.write(
                exploration(clips(30)),
                ExplorePageTest::hum,
                new ExplorePage.Settings("x", false, Optional.of(pictures)),
                folder.resolve("x.html"));
        List<String> names;
        try (Stream<Path> files = Files.list(pictures)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        assertEquals(2 * (3 + 4 + 12 + 15 + 8 + 1), names.size());
        assertTrue(
                names.containsAll(List.of("map.png", "map.svg", "typical-anger.svg", "durations.png")),
                names.toString());
    }

    @Test
    void whatIsMissingIsSaid() {
        FaultyFile missing = new FaultyFile("gone.wav", Fault.UNREADABLE, "gone.wav: no such file");
        String none = html(Exploration.of(List.of(), List.of(missing), Recipes.CLASSIC_162));
        assertTrue(none.contains("No recording could be read") && none.contains("gone.wav"));
        Random random = new Random(1);
        Utterance only = row("one.wav", "", "", "", Emotion.FEAR);
        String one = html(Exploration.of(List.of(clip(only, 0, random)), List.of(missing), Recipes.CLASSIC_162));
        assertTrue(one.contains("1 recording of the manifest could not be read and is in no figure"));
        assertTrue(one.contains("There is one emotion only"));
        assertTrue(one.contains("typical fear") && !one.contains("unusual fear"));
        assertTrue(one.contains("<td class=\"word wrap\">not known</td></tr>"), "a sample rate of no corpus");
        assertTrue(one.contains("one.wav · not known · 0.00 deviations"), "nobody is called after a file");
        String vanished = ExplorePage.html(
                exploration(clips(10)),
                row -> {
                    throw new IOException(row.file() + ": no such file");
                },
                PLAIN,
                new ArrayList<>());
        assertTrue(vanished.contains("cannot be read now: "));
    }

    @Test
    void faultsAreListedWithTheirFiles() {
        List<ExploredClip> clips = new ArrayList<>(clips(10));
        FeatureMatrix features = clips.get(0).features();
        for (int i = 0; i < 25; i++) {
            Utterance row = row("loud-" + i + ".wav", "own", "1", "", Emotion.ANGER);
            clips.add(new ExploredClip(row, new SoundFacts(1, 8000, 2, -5, 1, Set.of(AudioFault.CLIPPED)), features));
        }
        String html = html(exploration(clips));
        assertTrue(html.contains("<summary>clipped: 25 recordings</summary>"));
        assertTrue(html.contains("<summary>stereo: 25 recordings</summary>"));
        assertTrue(html.contains("<li>loud-19.wav</li>") && !html.contains("<li>loud-20.wav</li>"));
        assertTrue(html.contains("<li>and 5 more</li>"));
    }

    @Test
    void tenThousandClipsStayBelowFiveMegabytes() {
        int bytes = html(exploration(clips(10_000))).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 5_000_000, bytes + " bytes");
    }
}
