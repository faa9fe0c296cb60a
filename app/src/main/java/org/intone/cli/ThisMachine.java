package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.train.FoldRunner;
import org.intone.train.FoldRuns;

/** Trains in this process; describes recordings by all cores. */
final class ThisMachine implements TrainingPlace {
    @Override
    public Source open(String command, String manifest, Terminal terminal) throws IOException {
        Manifest complete = Digests.complete(Manifest.read(Path.of(manifest)), terminal);
        return new Here(complete, new Recordings(complete));
    }

    private record Here(Manifest manifest, Recordings recordings) implements Source {
        @Override
        public List<Utterance> rows() {
            return manifest.rows();
        }

        @Override
        public FoldRunner runner(Path folder, Optional<Path> cache) {
            return new FoldRuns(
                    recordings::read,
                    folder,
                    Runtime.getRuntime().availableProcessors(),
                    Optional.of(cache.orElseGet(FeatureCacheOption::standard)));
        }

        @Override
        public void close() throws IOException {
            recordings.close();
        }
    }
}
