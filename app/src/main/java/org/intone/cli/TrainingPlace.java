package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intone.corpus.Utterance;
import org.intone.train.FoldRunner;

/** Where a command that trains many times reads its recordings and trains: this machine, or others. */
public interface TrainingPlace {
    /**
     * Reads a manifest. Rows without the digest of their samples get it, so that no copy of a recording stands on both sides of a split.
     *
     * @param command for which, in a word for those who watch
     * @param manifest as the user named it
     * @throws IOException if it cannot be read; one line
     */
    Source open(String command, String manifest, Terminal terminal) throws IOException;

    /** The recordings of a manifest. */
    interface Source extends AutoCloseable {
        /** The manifest's rows, in order. */
        List<Utterance> rows();

        /**
         * What trains on these recordings.
         *
         * @param folder of this machine, where the results of folds lie
         * @param cache where features are kept, if the user named a folder
         */
        FoldRunner runner(Path folder, Optional<Path> cache);

        @Override
        void close() throws IOException;
    }
}
