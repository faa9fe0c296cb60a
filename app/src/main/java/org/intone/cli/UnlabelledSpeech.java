package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intone.corpus.ClipName;
import org.intone.corpus.Manifest;
import org.intone.corpus.Utterance;
import org.intone.emotion.Emotion;

/** Speech without labels: all sound files below a folder, or a manifest's rows, whose labels are not looked at. */
final class UnlabelledSpeech {
    /** A row has an emotion, which is not looked at. */
    private static final ClipName UNKNOWN = new ClipName("unlabelled", "", "", "", "", Emotion.NEUTRAL, "", "", "");

    private UnlabelledSpeech() {}

    /** The rows with their digests, their paths relative to another manifest's folder; none where nothing was named. */
    static Manifest read(Path source, Path base, Terminal terminal) throws IOException {
        if (source == null) {
            return new Manifest(base, List.of());
        }
        Manifest own = Files.isDirectory(source) ? below(source) : Manifest.read(source);
        if (own.rows().isEmpty()) {
            throw new CommandFailure(source + " holds no sound files");
        }
        return Digests.complete(own, terminal).movedTo(base);
    }

    private static Manifest below(Path folder) throws IOException {
        List<Utterance> rows = SoundFiles.below(folder).stream()
                .map(file -> Utterance.of(folder.relativize(file).toString().replace('\\', '/'), UNKNOWN))
                .toList();
        return new Manifest(folder, rows);
    }
}
