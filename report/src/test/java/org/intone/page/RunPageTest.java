package org.intone.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.intone.audio.Waveform;
import org.intone.augment.OcclusionMap;
import org.intone.chart.LearningEpoch;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Importance;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Robustness;
import org.intone.evaluate.Trials;
import org.intone.signal.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {
    static final List<String> SEVEN =
            List.of("anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise");
    private static final String EVIL = "<img src=x onerror=alert(1)></script>.wav";

    private static final List<Importance> IMPORTANCE =
            List.of(new Importance("mfcc_0 .. mfcc_19", 0.123), new Importance("zcr", -0.004));
    private static final Listened LISTENED = listened();

    @TempDir
    private Path folder;

    @Test
    void everythingIsInOneFileThatFetchesNothing() throws Exception {
        Path file = folder.resolve("report.html");
        RunPage.write(report(outcomes(400), 12), file);
        String html = Files.readString(file);
        assertTrue(html.contains("<title>runs/first - Intone</title>"));
        assertTrue(html.contains("UAR"));
        assertFalse(html.matches("(?s).*(src|href)=\"(https?:)?//.*"), "something is fetched");
        assertFalse(html.contains("rgb(38,43,51)"), "ink that the theme cannot change");
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(id -> id.group(1))
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), "two elements of one id: " + ids);
        assertEquals(3 + 4 + 2 + 1 + 2, html.split("<svg ", -1).length - 1);
        assertEquals(html.split("<svg ", -1).length, html.split("role=\"img\" aria-label=", -1).length);
    }

    @Test
    void namesFromUsersAreWords() {
        List<Outcome> outcomes = new ArrayList<>(outcomes(20));
        outcomes.add(new Outcome(EVIL, "<b>own</b>", "own/<i>1", "", 0, new double[] {0, 1, 0, 0, 0, 0, 0}));
        String html = RunPage.html(report(outcomes, 3));
        assertFalse(html.contains("<img"), "a file's name became an element");
        assertFalse(html.contains("<b>own"), "a corpus's name became an element");
        assertFalse(html.contains("<i>1"), "a speaker's name became an element");
        assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assertTrue(html.contains("\\u003cimg src=x"));
    }

    @Test
    void littleStillMakesAPage() {
        List<Outcome> one = List.of(new Outcome("a.wav", "", "x", "", 2, new double[] {0, 0, 1, 0, 0, 0, 0}));
        RunReport report = new RunReport(
                "one",
                "",
                Optional.of("versions of the test recordings were in training"),
                Evaluation.of(SEVEN, one, 1),
                Trials.none(),
                List.of(),
                List.of(),
                "card");
        String html = RunPage.html(report);
        assertTrue(html.contains("No learning curves are at hand"));
        String more = "intone evaluate MODEL MANIFEST --robustness --why --pictures";
        assertTrue(html.contains(more), "the page does not say how to get more");
        assertFalse(RunPage.html(report(outcomes(20), 3)).contains(more));
        assertTrue(html.contains("<strong>Inflated.</strong> versions of the test"));
        assertTrue(html.contains("There are none: every clip is right."));
    }

    @Test
    void tenThousandClipsStayBelowFiveMegabytes() {
        String html = RunPage.html(report(outcomes(10_000), 60));
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 5_000_000, bytes + " bytes");
    }

    static RunReport report(List<Outcome> outcomes, int epochs) {
        return new RunReport(
                "runs/first",
                "Split by speaker: nobody in test was heard in training.",
                Optional.empty(),
                Evaluation.of(SEVEN, outcomes, 1),
                new Trials(Optional.empty(), Optional.of(robustness(outcomes)), IMPORTANCE),
                List.of(LISTENED),
                List.of(new RunReport.Training("", Map.of("network", "cnn2d"), epochs(epochs), epochs - 1)),
                "model       cnn2d");
    }

    /** In noise every fifth answer becomes anger. */
    private static Robustness robustness(List<Outcome> outcomes) {
        List<Outcome> noisy = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            double[] anger = {1, 0, 0, 0, 0, 0, 0};
            noisy.add(i % 5 == 0 ? outcomes.get(i).withProbabilities(anger) : outcomes.get(i));
        }
        return Robustness.of(SEVEN, outcomes, Map.of("noise, 0 dB", noisy), 2 * outcomes.size(), 1);
    }

    @Test
    void disturbedSoundSaysOnWhatItWasHeardAndWhatItCosts() {
        String html = RunPage.html(report(outcomes(400), 3));
        assertTrue(html.contains("Heard anew: 400 clips of 800, chosen by the seed 1."));
        assertTrue(html.contains("Worst is noise, 0 dB: UAR falls from "));
    }

    private static List<LearningEpoch> epochs(int count) {
        List<LearningEpoch> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= count; epoch++) {
            double learnt = 1 - Math.exp(-epoch / 8.0);
            epochs.add(new LearningEpoch(
                    epoch,
                    new LearningEpoch.Point(1.9 - 1.2 * learnt, 0.2 + 0.6 * learnt, 0.2 + 0.58 * learnt),
                    new LearningEpoch.Point(1.9 - 0.8 * learnt, 0.2 + 0.45 * learnt, 0.2 + 0.43 * learnt),
                    0.001));
        }
        return epochs;
    }

    /** Speakers of three corpora; right more often than not, and surer then. */
    static List<Outcome> outcomes(int clips) {
        Random random = new Random(7);
        List<Outcome> outcomes = new ArrayList<>();
        String[] corpora = {"CREMA-D", "RAVDESS", "TESS"};
        for (int i = 0; i < clips; i++) {
            int truth = random.nextInt(7);
            int said = random.nextDouble() < 0.65 ? truth : random.nextInt(7);
            double sure = said == truth ? 0.4 + 0.6 * random.nextDouble() : 0.3 + 0.4 * random.nextDouble();
            double[] probabilities = new double[7];
            Arrays.fill(probabilities, (1 - sure) / 6);
            probabilities[said] = sure;
            int speaker = random.nextInt(21);
            String corpus = corpora[speaker % 3];
            outcomes.add(new Outcome(
                    "corpora/" + corpus + "/clip-" + i + ".wav",
                    corpus,
                    corpus + "/" + speaker,
                    speaker % 2 == 0 ? "female" : "male",
                    truth,
                    probabilities));
        }
        return outcomes;
    }

    /** Noise whose evil name must stay a name; the answer hangs on how loud it is. */
    private static Listened listened() {
        float[] samples = new float[16_000];
        Random random = new Random(3);
        for (int n = 0; n < samples.length; n++) {
            samples[n] = random.nextFloat() - 0.5f;
        }
        Waveform waveform = Waveform.of(samples, 16_000);
        Outcome outcome = new Outcome(EVIL, "", "x", "", 0, new double[] {0.1, 0.9, 0, 0, 0, 0, 0});
        return new Listened(outcome, waveform, OcclusionMap.of(waveform, one -> 10 * Samples.power(one.samples())));
    }

    @Test
    void whatTheAnswersHangOnIsSaidInWordsToo() {
        String html = RunPage.html(report(outcomes(100), 3));
        assertTrue(
                html.contains("anger taken for disgust (90.0 %): &lt;img src=x"), "no title, or one that is no text");
        assertTrue(html.contains("disgust falls most: from "));
        assertTrue(html.contains("UAR falls by 12.3 points"));
        assertTrue(html.contains("+12.3") && html.contains("-0.4"));
    }
}
