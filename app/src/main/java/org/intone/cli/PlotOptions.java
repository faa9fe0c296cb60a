package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.intone.audio.Waveform;
import org.intone.chart.Picture;
import org.intone.chart.RecordingChart;
import org.intone.model.Recognizer;
import org.intone.model.SlidingRecognizer;
import picocli.CommandLine.Option;

/** The options of pictures beside answers. */
final class PlotOptions {
    @Option(
            names = "--plot",
            paramLabel = "DIR",
            description = {
                "Draw each recording into this folder: waveform, mel spectrogram, F0, and the emotions over time, in windows of 2 s"
                        + " every 0.5 s or less, each judged by itself.",
                "--same-speaker does not count there."
            })
    private Path folder;

    @Option(
            names = "--plot-format",
            paramLabel = "png|svg",
            completionCandidates = Offered.OfPicture.class,
            defaultValue = "png",
            description = "Of the pictures; ${DEFAULT-VALUE} if not given.")
    private Format format;

    /** Of a picture. */
    enum Format {
        PNG,
        SVG
    }

    /** Whether pictures are wanted. */
    boolean isWanted() {
        return folder != null;
    }

    /**
     * Where the pictures of some inputs go: by the file's name, with a number where that is taken. Checks that they can be drawn and
     * written.
     */
    List<Path> filesFor(List<String> inputs, Overwriting overwriting) throws IOException {
        if (!Picture.canDraw()) {
            throw new CommandFailure(
                    "--plot: this system has no fonts to draw with: install some (Debian: apt-get install"
                            + " fontconfig fonts-dejavu-core)");
        }
        List<Path> files = FolderFiles.of(folder, inputs, format.name().toLowerCase(Locale.ROOT), overwriting);
        Files.createDirectories(folder);
        return files;
    }

    /** Draws what a recognizer hears. */
    void draw(String input, Waveform waveform, Recognizer recognizer, Path file) throws IOException {
        Picture picture = RecordingChart.of(input, waveform, new SlidingRecognizer(recognizer).predict(waveform));
        if (format == Format.SVG) {
            picture.writeSvg(file);
        } else {
            picture.writePng(file);
        }
    }
}
