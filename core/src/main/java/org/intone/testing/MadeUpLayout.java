package org.intone.testing;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.intone.emotion.Emotion;

/** How the five corpora name their files, as published. */
@SuppressWarnings("ImmutableEnumChecker") // The lists and maps are unmodifiable.
public enum MadeUpLayout {
    /** {@code Actor_01/03-01-05-01-01-01-01.wav}. */
    RAVDESS(48_000, 4, codes("05 07 06 03 01 04 08 02"), range(1, 24, "%02d")) {
        @Override
        String path(String speaker, Emotion emotion, int take) {
            String words =
                    String.format(Locale.ROOT, "03-01-%s-01-%02d-%02d", code(emotion), 1 + take / 2, 1 + take % 2);
            return "Actor_" + speaker + "/" + words + "-" + speaker + ".wav";
        }

        @Override
        boolean female(String speaker) {
            return Integer.parseInt(speaker) % 2 == 0;
        }
    },

    /** {@code AudioWAV/1001_IEO_ANG_HI.wav}. */
    CREMA_D(16_000, 12, codes("ANG DIS FEA HAP NEU SAD"), range(1001, 1091, "%d")) {
        @Override
        String path(String speaker, Emotion emotion, int take) {
            return "AudioWAV/" + speaker + "_" + SENTENCES.get(take) + "_" + code(emotion) + (take == 0 ? "_HI" : "_XX")
                    + ".wav";
        }

        @Override
        boolean female(String speaker) {
            return Integer.parseInt(speaker) % 2 == 0;
        }
    },

    /** {@code OAF_angry/OAF_back_angry.wav}. */
    TESS(24_414, 10, codes("angry disgust fear happy neutral sad ps"), List.of("OAF", "YAF")) {
        @Override
        String path(String speaker, Emotion emotion, int take) {
            String word = code(emotion);
            return speaker + "_" + word + "/" + speaker + "_" + WORDS.get(take) + "_" + word + ".wav";
        }

        @Override
        boolean female(String speaker) {
            return true;
        }
    },

    /** {@code AudioData/DC/a01.wav}. */
    SAVEE(44_100, 15, codes("a d f h n sa su"), List.of("DC", "JE", "JK", "KL")) {
        @Override
        String path(String speaker, Emotion emotion, int take) {
            return "AudioData/" + speaker + "/" + code(emotion) + String.format(Locale.ROOT, "%02d", 1 + take) + ".wav";
        }

        @Override
        boolean female(String speaker) {
            return false;
        }
    },

    /** {@code wav/03a01Wa.wav}. */
    EMODB(16_000, 10, codes("W E A F N T - - L"), List.of("03", "08", "09", "10", "11", "12", "13", "14", "15", "16")) {
        @Override
        String path(String speaker, Emotion emotion, int take) {
            return "wav/" + speaker + TEXTS.get(take) + code(emotion) + "a.wav";
        }

        @Override
        boolean female(String speaker) {
            return Set.of("08", "09", "13", "14", "16").contains(speaker);
        }
    };

    private static final List<String> SENTENCES =
            List.of("IEO", "TIE", "IOM", "IWW", "TAI", "MTI", "IWL", "ITH", "DFA", "ITS", "TSI", "WSI");
    private static final List<String> WORDS =
            List.of("back", "bar", "base", "bath", "bean", "beg", "bite", "boat", "bone", "book");
    private static final List<String> TEXTS =
            List.of("a01", "a02", "a04", "a05", "a07", "b01", "b02", "b03", "b09", "b10");

    private final int sampleRate;
    private final int maximalTakes;
    private final Map<Emotion, String> codes;
    private final List<String> speakers;

    MadeUpLayout(int sampleRate, int maximalTakes, Map<Emotion, String> codes, List<String> speakers) {
        this.sampleRate = sampleRate;
        this.maximalTakes = maximalTakes;
        this.codes = codes;
        this.speakers = speakers;
    }

    /** The file of a speaker's take, from 0, below the corpus's folder. */
    abstract String path(String speaker, Emotion emotion, int take);

    abstract boolean female(String speaker);

    /** The folder that holds the corpus, such as {@code CREMA-D}. */
    public String folder() {
        return this == EMODB ? "EmoDB" : name().replace('_', '-');
    }

    /** The rate of the published files in Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    /** How many takes of an emotion by one speaker have a name of their own here. */
    public int maximalTakes() {
        return maximalTakes;
    }

    /** The emotions that the corpus has. */
    public Set<Emotion> emotions() {
        return codes.keySet();
    }

    /** The speakers' names as published. */
    public List<String> speakers() {
        return speakers;
    }

    String code(Emotion emotion) {
        return codes.get(emotion);
    }

    /** The corpus's codes in the order of {@link Emotion}, a dash for what it has not. */
    private static Map<Emotion, String> codes(String words) {
        Map<Emotion, String> codes = new EnumMap<>(Emotion.class);
        Iterator<String> code = List.of(words.split(" ", -1)).iterator();
        for (Emotion emotion : Emotion.values()) {
            String word = code.hasNext() ? code.next() : "-";
            if (!word.equals("-")) {
                codes.put(emotion, word);
            }
        }
        return Collections.unmodifiableMap(codes);
    }

    private static List<String> range(int first, int last, String format) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> String.format(Locale.ROOT, format, number))
                .toList();
    }
}
