package org.intone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.intone.parallel.InOrder;
import org.intone.report.Answer;

/** The files of one person, in order, answered by a model that adapts to the voice. For one thread. */
final class SpeakerFiles {
    /** What an answer knows of the voice. */
    enum Mode {
        /** All files, those that come later too. */
        ALL,
        /** Its own file and those before. */
        RUNNING
    }

    private final Mode mode;
    private final Recognizer recognizer;
    private final List<HeardFile> waiting = new ArrayList<>();
    private SpeakerProfile profile = SpeakerProfile.unknown();

    SpeakerFiles(Mode mode, Recognizer recognizer) {
        this.mode = mode;
        this.recognizer = recognizer;
    }

    void add(HeardFile file, InOrder.Sink<Answer> sink) throws IOException {
        if (file.heard().isPresent()) {
            profile = file.heard().get().addTo(profile);
        }
        if (mode == Mode.ALL) {
            waiting.add(file);
        } else {
            sink.accept(file.answer(recognizer, profile));
        }
    }

    /** Nothing more comes. */
    void end(InOrder.Sink<Answer> sink) throws IOException {
        for (HeardFile file : waiting) {
            sink.accept(file.answer(recognizer, profile));
        }
        waiting.clear();
    }
}
