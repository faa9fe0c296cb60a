package org.intone.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import org.intone.audio.AudioFiles;
import org.intone.audio.AudioLimits;
import org.intone.audio.AudioSource;
import org.intone.audio.AudioStream;
import org.intone.audio.MonoStream;
import org.intone.model.Recognizer;
import org.intone.timeline.StreamRecognizer;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineRecognizer;
import org.intone.timeline.TimelineSettings;

/**
 * How fast timelines are, and how much memory they take.
 *
 * <pre>
 * ./mvnw -q -Dquick -DskipTests package
 * java -Xmx512m -cp 'bench/target/*:app/target/*:app/target/lib/*' org.intone.bench.TimelineSpeed batch HOURS RATE
 *                        made-up speech, in blocks, on all cores
 * ... file FILE          a recording
 * ... soak HOURS RATE    made-up speech, pushed as a stream, one thread
 * </pre>
 *
 * The time of the processor is that of all threads. {@code soak} prints the heap that is left after a collection, hour by hour.
 */
public final class TimelineSpeed {
    private static final TimelineSettings SETTINGS = TimelineSettings.STANDARD;

    private TimelineSpeed() {}

    /** See above. */
    public static void main(String[] arguments) throws IOException {
        Recognizer recognizer = Recognizer.builtIn();
        switch (arguments[0]) {
            case "batch" -> {
                double seconds = 3600 * Double.parseDouble(arguments[1]);
                batch(recognizer, new EndlessTalk(Integer.parseInt(arguments[2]), seconds), "made-up speech");
            }
            case "file" -> {
                AudioSource source = AudioSource.of(Path.of(arguments[1]));
                batch(recognizer, AudioFiles.open(source), source.name());
            }
            case "soak" -> soak(recognizer, Double.parseDouble(arguments[1]), Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException("batch, file or soak must be asked for, was " + arguments[0]);
        }
    }

    private static void batch(Recognizer recognizer, AudioStream stream, String name) throws IOException {
        TimelineRecognizer timelines = new TimelineRecognizer(recognizer, SETTINGS, false);
        try (MonoStream warm = new MonoStream(new EndlessTalk(16_000, 60), "warm-up", AudioLimits.STREAMED)) {
            timelines.predict(warm, seconds -> {});
        }
        double cpu = processorSeconds();
        long began = System.nanoTime();
        try (MonoStream mono = new MonoStream(stream, name, AudioLimits.STREAMED)) {
            Timeline timeline = timelines.predict(mono, seconds -> {});
            double wall = (System.nanoTime() - began) / 1e9;
            double used = processorSeconds() - cpu;
            int cores = Runtime.getRuntime().availableProcessors();
            print(
                    "%s: %.0f s at %d Hz, %.0f s of speech, %d windows, %d segments",
                    name,
                    timeline.durationSeconds(),
                    mono.sampleRate(),
                    timeline.summary().speechSeconds(),
                    timeline.windows().size(),
                    timeline.segments().size());
            print(
                    "%.1f s on the clock (%.0f times real time), %.1f s of processor: %.0f times real time on %d free cores",
                    wall, timeline.durationSeconds() / wall, used, timeline.durationSeconds() / used * cores, cores);
            print("heap: at most %.0f MB", peakMegabytes());
        }
    }

    private static void soak(Recognizer recognizer, double hours, int rate) {
        long[] events = new long[1];
        StreamRecognizer stream = new StreamRecognizer(recognizer, rate, SETTINGS, false, event -> events[0]++);
        EndlessTalk talk = new EndlessTalk(rate, 3600 * hours);
        float[] block = new float[rate / 50];
        double cpu = processorSeconds();
        int hour = 1;
        for (int count = talk.read(block, 0, block.length); count > 0; count = talk.read(block, 0, block.length)) {
            stream.push(block, 0, count);
            if (stream.seconds() >= 3600.0 * hour) {
                print(
                        "%d h: %d events, heap %.2f MB, %.0f s of processor",
                        hour, events[0], leftMegabytes(), processorSeconds() - cpu);
                hour++;
            }
        }
        stream.end();
        print(
                "%.2f h: speech %.0f s, %d events",
                stream.seconds() / 3600, stream.summary().speechSeconds(), events[0]);
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    private static double leftMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static double peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToDouble(pool -> pool.getPeakUsage().getUsed() / 1e6)
                .sum();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
