package org.intone.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.intone.audio.RawAudio;
import org.intone.corpus.Protocols;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.network.Architecture;
import org.intone.network.Networks;
import org.intone.report.TimelineFormats;
import org.intone.train.Pace;

/** What the shell offers for options whose values are names. They are looked up when it is asked, not at each call. */
final class Offered {
    private Offered() {}

    private abstract static class Names implements Iterable<String> {
        private final Supplier<Stream<String>> names;

        Names(Supplier<Stream<String>> names) {
            this.names = names;
        }

        /** The constants as people write them. */
        Names(Enum<?>... constants) {
            this(() -> Arrays.stream(constants).map(one -> one.name().toLowerCase(Locale.ROOT)));
        }

        @Override
        public final Iterator<String> iterator() {
            return names.get().iterator();
        }

        /** Those of a list for messages that stand as they are: {@code speaker:K} wants a number. */
        static Stream<String> whole(String list) {
            return Stream.of(list.split(", ", -1)).filter(name -> !name.contains(":"));
        }
    }

    static final class OfNetwork extends Names {
        OfNetwork() {
            super(() -> Networks.all().stream().map(Architecture::name));
        }
    }

    static final class OfSplit extends Names {
        OfSplit() {
            super(() -> whole(SplitPlan.allNames()));
        }
    }

    static final class OfProtocol extends Names {
        OfProtocol() {
            super(() -> whole(Protocols.allNames()));
        }
    }

    static final class OfLabels extends Names {
        OfLabels() {
            super(() ->
                    Stream.of(LabelSet.SEVEN, LabelSet.RAVDESS8, LabelSet.SIX).map(LabelSet::name));
        }
    }

    static final class OfTimelineFormat extends Names {
        OfTimelineFormat() {
            super(() -> Stream.of(TimelineFormats.names().split(", ", -1)));
        }
    }

    static final class OfCurve extends Names {
        OfCurve() {
            super(Pace.Curve.values());
        }
    }

    static final class OfAdapt extends Names {
        OfAdapt() {
            super(AdaptTo.values());
        }
    }

    static final class OfSpeakerMode extends Names {
        OfSpeakerMode() {
            super(SpeakerFiles.Mode.values());
        }
    }

    static final class OfChannels extends Names {
        OfChannels() {
            super(TimelineOptions.Channels.values());
        }
    }

    static final class OfPicture extends Names {
        OfPicture() {
            super(PlotOptions.Format.values());
        }
    }

    static final class OfEncoding extends Names {
        OfEncoding() {
            super(RawAudio.Encoding.values());
        }
    }
}
