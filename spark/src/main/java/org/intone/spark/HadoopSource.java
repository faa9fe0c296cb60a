package org.intone.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.intone.audio.AudioSource;

/** A file on any file system that Hadoop reaches. One on the machine's own is opened by Java, which takes names that Hadoop does not. */
final class HadoopSource implements AudioSource {
    private final Path path;
    private final Configuration hadoop;

    HadoopSource(Path path, Configuration hadoop) {
        this.path = path;
        this.hadoop = hadoop;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
        try {
            Optional<java.nio.file.Path> own = path();
            return own.isPresent()
                    ? Files.newInputStream(own.get())
                    : fileSystem().open(path);
        } catch (NoSuchFileException e) {
            throw missing();
        } catch (FileNotFoundException e) {
            throw missing();
        }
    }

    @Override
    public Optional<java.nio.file.Path> path() {
        return "file".equals(path.toUri().getScheme())
                ? Optional.of(java.nio.file.Path.of(path.toUri().getPath()))
                : Optional.empty();
    }

    @Override
    public Optional<SeekableByteChannel> channel() throws IOException {
        return Optional.of(openChannel());
    }

    SeekableByteChannel openChannel() throws IOException {
        try {
            Optional<java.nio.file.Path> own = path();
            if (own.isPresent()) {
                return Files.newByteChannel(own.get());
            }
            // Asked before the stream is opened, which nobody would close if this failed.
            long bytes = fileSystem().getFileStatus(path).getLen();
            return new HadoopChannel(fileSystem().open(path), bytes);
        } catch (FileNotFoundException | NoSuchFileException e) {
            throw missing();
        }
    }

    /** The file systems each have words of their own for it. */
    private FileNotFoundException missing() throws IOException {
        boolean isFolder = path().isEmpty() && fileSystem().exists(path);
        return new FileNotFoundException(name() + (isFolder ? ": is a folder, expected a file" : ": no such file"));
    }

    private FileSystem fileSystem() throws IOException {
        return path.getFileSystem(hadoop);
    }
}
