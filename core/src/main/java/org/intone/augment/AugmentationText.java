package org.intone.augment;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a {@link Pipeline} from a short text: words with a range to draw from, and a probability behind {@code @}.
 *
 * <pre>
 * noise:12-30,stretch:0.8-1.25@0.5,room:0.2-0.6@0.3
 *
 * noise:DB pink:DB babble:DB       white, pink or babble-like noise at a signal-to-noise ratio
 * recorded:FOLDER:DB               the user's recordings of noise
 * stretch:RATE wsola:RATE          length, by phase vocoder or overlap-add
 * pitch:SEMITONES wsolapitch:SEMITONES
 * speed:FACTOR shift:SECONDS gain:DB clip:DB
 * eq:DB                            another microphone's colour
 * band:HZ-HZ                       300-3400 if not given
 * room:SECONDS                     decay time
 * mulaw                            a telephone's codec
 * dropouts:SHARE                   lost packets
 * cropstart:SHARE cropend:SHARE    the beginning or the end missing
 * </pre>
 *
 * and the words of every {@link AugmentationMaker} on the class path. An amount is a number or a range, as {@code -2-2}.
 */
public final class AugmentationText {
    private static final int BABBLE_TALKERS = 6;

    private AugmentationText() {}

    /** The words of this package and of the services, found on first use. */
    private static final class Words {
        static final Map<String, Function<Amount, Augmentation>> ALL = all();

        private static Map<String, Function<Amount, Augmentation>> all() {
            Map<String, Function<Amount, Augmentation>> words = new LinkedHashMap<>();
            put(words, "noise", "noise:12-30", Noise::new);
            put(words, "pink", "pink:12-30", (from, to) -> new AddedNoise(new PinkNoise(), from, to));
            put(words, "babble", "babble:12-30", (from, to) -> new AddedNoise(new Babble(BABBLE_TALKERS), from, to));
            words.put("recorded", AugmentationText::recorded);
            put(words, "stretch", "stretch:0.8-1.25", TimeStretch::new);
            put(words, "wsola", "wsola:0.8-1.25", WsolaStretch::new);
            put(words, "pitch", "pitch:-2-2", PitchShift::new);
            put(words, "wsolapitch", "wsolapitch:-2-2", WsolaPitchShift::new);
            put(words, "speed", "speed:0.9-1.1", Speed::new);
            put(words, "shift", "shift:-0.2-0.2", TimeShift::new);
            put(words, "gain", "gain:-6-6", Gain::new);
            put(words, "clip", "clip:3-12", Clipping::new);
            put(words, "eq", "eq:-8-8", Equaliser::new);
            words.put("band", AugmentationText::band);
            put(words, "room", "room:0.2-0.6", Room::new);
            words.put("mulaw", AugmentationText::muLaw);
            put(words, "dropouts", "dropouts:0.01-0.1", Dropouts::new);
            put(words, "cropstart", "cropstart:0.1-0.3", Crop::beginning);
            put(words, "cropend", "cropend:0.1-0.3", Crop::end);
            ServiceLoader<AugmentationMaker> makers =
                    ServiceLoader.load(AugmentationMaker.class, AugmentationText.class.getClassLoader());
            makers.forEach(maker -> words.put(maker.word(), maker::make));
            return words;
        }

        private static void put(
                Map<String, Function<Amount, Augmentation>> words,
                String word,
                String usage,
                BiFunction<Double, Double, Augmentation> maker) {
            words.put(word, amount -> maker.apply(amount.from(usage), amount.to(usage)));
        }
    }

    /** The words that {@link #parse} knows. */
    public static List<String> words() {
        return List.copyOf(Words.ALL.keySet());
    }

    /**
     * Reads a text.
     *
     * @param text words with commas between them; one at least
     * @throws IllegalArgumentException if a word is not known, or its amount or its probability is wrong; one line, which lists the
     *     words
     */
    public static Pipeline parse(String text) {
        List<Pipeline.Step> steps = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            steps.add(step(part.strip()));
        }
        return new Pipeline(steps);
    }

    private static Pipeline.Step step(String part) {
        int at = part.lastIndexOf('@');
        String what = at < 0 ? part : part.substring(0, at);
        int colon = what.indexOf(':');
        Amount amount =
                colon < 0 ? new Amount(what, "") : new Amount(what.substring(0, colon), what.substring(colon + 1));
        Function<Amount, Augmentation> maker = Words.ALL.get(amount.word());
        if (maker == null) {
            throw new IllegalArgumentException(
                    "augmentation must be one of " + String.join(", ", words()) + ", was " + part);
        }
        return new Pipeline.Step(maker.apply(amount), at < 0 ? 1 : probability(part.substring(at + 1), part));
    }

    private static double probability(String text, String part) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("augmentation must have a probability behind @, was " + part, e);
        }
    }

    private static Augmentation band(Amount amount) {
        Amount band = amount.or("300-3400");
        return new BandLimit(band.from("band:300-3400"), band.to("band:300-3400"));
    }

    private static Augmentation muLaw(Amount amount) {
        if (!amount.text().isEmpty()) {
            throw amount.wrong("mulaw");
        }
        return new MuLaw();
    }

    private static Augmentation recorded(Amount amount) {
        String usage = "recorded:FOLDER:5-20";
        int colon = amount.text().lastIndexOf(':');
        if (colon < 0) {
            throw amount.wrong(usage);
        }
        Amount snrDb = new Amount(amount.word(), amount.text().substring(colon + 1));
        double from = snrDb.from(usage);
        double to = snrDb.to(usage);
        try {
            return new AddedNoise(RecordedNoise.ofFolder(Path.of(amount.text().substring(0, colon))), from, to);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "augmentation recorded must name a folder of sound files, was "
                            + amount.text().substring(0, colon),
                    e);
        }
    }
}
