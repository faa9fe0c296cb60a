package org.intone.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release of Intone this is. */
public final class Release {
    private Release() {}

    /** The version, such as {@code 0.1.0}, which the build wrote into a resource. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Release.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
