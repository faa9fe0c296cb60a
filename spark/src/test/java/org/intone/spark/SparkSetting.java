package org.intone.spark;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.internal.SQLConf$;

/** A setting of Spark's as users write it: one that Spark knows, with a value that it takes. */
record SparkSetting(String name, String value) {
    private static final String FOR_EXECUTORS = "spark.executorEnv.";
    private static final String FOR_HADOOP = "spark.hadoop.";

    /** Jars that a user would add. */
    private static final Path COMMITTERS = Path.of("target", "committers");

    /** Spark registers its settings when this is loaded. */
    private static final Object ALL = org.apache.spark.internal.config.package$.MODULE$;

    /** Fails if there is no such setting, or it has no such values. */
    void check() {
        assertNotNull(ALL);
        if (name.startsWith(FOR_HADOOP)) {
            String key = name.substring(FOR_HADOOP.length());
            assertNotNull(new Configuration().get(key), name + ": Hadoop has no such setting");
        } else if (!name.startsWith(FOR_EXECUTORS)) {
            ConfigEntry<?> entry = ConfigEntry.findEntry(name);
            if (entry == null) {
                entry = SQLConf$.MODULE$.getConfigEntry(name);
            }
            assertNotNull(entry, name + ": Spark has no such setting");
            checkValue(entry);
        }
    }

    private void checkValue(ConfigEntry<?> entry) {
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader more = new URLClassLoader(jars(), usual)) {
            Thread.currentThread().setContextClassLoader(more);
            assertNotNull(new SparkConf(false).set(name, value).get(entry));
            if (value.matches("(\\w+\\.)+[A-Z]\\w+")) {
                assertNotNull(Class.forName(value, false, more));
            }
        } catch (IllegalArgumentException | ClassNotFoundException | IOException e) {
            throw new AssertionError(name + " cannot be " + value + ": " + e.getMessage(), e);
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    private static URL[] jars() throws IOException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(COMMITTERS)) {
            for (Path file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        return jars.toArray(URL[]::new);
    }
}
