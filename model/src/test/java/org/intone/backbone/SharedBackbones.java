package org.intone.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.testing.NpyReader;
import org.junit.jupiter.api.Assumptions;

/** The encoders in {@code ../shared/backbones} beside the checkout; tests that need them are skipped where there are none. */
final class SharedBackbones {
    private SharedBackbones() {}

    static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("backbones").resolve(name);
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        Assumptions.abort("no ../shared/backbones/" + name + " beside the checkout");
        throw new IllegalStateException("abort throws");
    }

    static NpyReader.Npy npy(String name) throws IOException {
        return NpyReader.parse(name, Files.readAllBytes(file(name)));
    }
}
