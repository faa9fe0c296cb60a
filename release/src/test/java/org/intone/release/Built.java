package org.intone.release;

import java.nio.file.Path;

/** What the build has made, as the pom tells the tests. */
final class Built {
    static final Path ROOT = Path.of(System.getProperty("intone.root"));
    static final Path TARGET = Path.of(System.getProperty("intone.target"));
    static final String VERSION = System.getProperty("intone.version");
    static final String PLATFORM = System.getProperty("intone.platform");

    /** The folder that every archive unpacks to. */
    static final String TOP = "intone-" + VERSION;

    private Built() {}

    /** The archive of the tool; the ending is {@code .tar.gz} or {@code .zip}. */
    static Path tool(String ending) {
        return TARGET.resolve(TOP + "-" + PLATFORM + ending);
    }

    /** The archive of LibTorch. */
    static Path addOn(String ending) {
        return TARGET.resolve(TOP + "-train-" + PLATFORM + ending);
    }
}
