package org.intone.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.intone.timeline.TimelineSettings;
import picocli.CommandLine.Option;

/** The options of the emotions in a recording over time; they stand together. */
final class TimelineOptions {
    /** What becomes of several channels. */
    enum Channels {
        /** One timeline of their mean. */
        MIX,
        /** One for each, as of the two sides of a call. */
        SPLIT
    }

    @Option(
            names = "--timeline",
            required = true,
            description = {
                "Tell the emotions over time: where somebody speaks, in segments, with a summary of each recording."
                        + " Recordings may last days; they are read in blocks."
            })
    private boolean isWanted;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Offered.OfTimelineFormat.class,
            description = {
                "json (lines), csv, emotionml, vtt (subtitles), audacity (labels) or textgrid (Praat); a table for people if"
                        + " not given. --json and --csv mean the same."
            })
    private String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description = {
                "Write a file instead of standard output. A folder gets a file for each recording; json, csv and the table make"
                        + " one file of all unless the folder exists."
            })
    private Path output;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            description = "How much the model hears at once, 0.1 to 60; 2 if not given.")
    private Double window;

    @Option(names = "--hop", paramLabel = "SECONDS", description = "From one window to the next; 0.5 if not given.")
    private Double hop;

    @Option(
            names = "--channels",
            paramLabel = "mix|split",
            completionCandidates = Offered.OfChannels.class,
            description = "split: each channel is a speaker and has a timeline of its own. mix if not given.")
    private Channels channels;

    @Option(
            names = "--adapt",
            paramLabel = "speaker",
            completionCandidates = Offered.OfAdapt.class,
            description = {
                "Each channel is one person, to whose voice the model adapts more and more: needs a model that was trained"
                        + " with --adapt speaker."
            })
    private AdaptTo adapt;

    /** Whether it was asked for, which it always is where these options are. */
    boolean isWanted() {
        return isWanted;
    }

    /** The format's name, empty for people. */
    String formatName(boolean json, boolean csv) {
        if (format != null && (json || csv)) {
            throw new IllegalArgumentException(
                    "--format " + format + " and --" + (json ? "json" : "csv") + ": expected one of them");
        }
        if (format != null) {
            return format;
        }
        return json ? "json" : csv ? "csv" : "";
    }

    /** Where it shall go; null for standard output. */
    Path output() {
        return output;
    }

    /** Window and hop, of which either may stand alone. */
    TimelineSettings settings() {
        return TimelineSettings.STANDARD.withWindow(Optional.ofNullable(window), Optional.ofNullable(hop));
    }

    boolean isSplit() {
        return channels == Channels.SPLIT;
    }

    boolean isAdapting() {
        return adapt != null;
    }
}
