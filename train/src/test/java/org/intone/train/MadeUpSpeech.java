package org.intone.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.intone.audio.Waveform;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;
import org.intone.model.Sha256;
import org.intone.testing.MadeUpCorpus;
import org.intone.testing.MadeUpLayout;

/** A made-up corpus in memory: its rows and their sound. */
final class MadeUpSpeech implements RecordingReader {
    private final Map<String, Waveform> sounds = new HashMap<>();
    private final List<Utterance> rows = new ArrayList<>();

    /** So many speakers of CREMA-D's layout and takes of each emotion. */
    MadeUpSpeech(int speakers, int takes) {
        MadeUpLayout layout = MadeUpLayout.CREMA_D;
        MadeUpCorpus corpus = new MadeUpCorpus(speakers, takes, 1, 3);
        for (String speaker : layout.speakers().subList(0, speakers)) {
            for (Emotion emotion : layout.emotions()) {
                for (int take = 0; take < takes; take++) {
                    String file = speaker + "-" + emotion.label() + "-" + take;
                    sounds.put(file, corpus.clip(layout, speaker, emotion, take));
                    rows.add(row(file, speaker, emotion));
                }
            }
        }
    }

    static Utterance row(String file, String speaker, Emotion emotion) {
        OptionalDouble none = OptionalDouble.empty();
        String digest = Sha256.hex(file.getBytes(StandardCharsets.US_ASCII));
        return new Utterance(file, none, none, "CREMA-D", speaker, "", "", "en", emotion, "", "", 1, 16_000, 1, digest);
    }

    List<Utterance> rows() {
        return rows;
    }

    @Override
    public Waveform read(Utterance utterance) throws IOException {
        Waveform sound = sounds.get(utterance.file());
        if (sound == null) {
            throw new IOException(utterance.file() + ": no such file");
        }
        return sound;
    }
}
