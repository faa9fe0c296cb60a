package org.intone.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder of this machine under another file system's name, {@code viewfs://test/data}: what works with it asks Hadoop for its files, and
 * not the machine.
 */
final class MountedFolder {
    static final String ROOT = "viewfs://test/data";

    private MountedFolder() {}

    /** What Hadoop must know; Spark takes the same with {@code spark.hadoop.} before each. */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "fs.viewfs.mounttable.test.link./data",
                folder.toUri().toString(),
                // The next test's folder is another one of this name.
                "fs.viewfs.impl.disable.cache",
                "true");
    }

    static Configuration hadoop(Path folder) {
        Configuration hadoop = new Configuration();
        settings(folder).forEach(hadoop::set);
        return hadoop;
    }
}
