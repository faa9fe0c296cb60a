package org.intone.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intone.corpus.CorpusReader.Published;
import org.intone.corpus.CorpusSummary;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.ScanResult;
import org.intone.emotion.Emotion;

/**
 * What a scan found as text: each corpus against its official counts, how many clips of each emotion are in the manifest,
 * and the files with faults under the fault's name.
 *
 * <p>Duplicates and conflicts are listed to the last, since a reader must be able to judge them; of other faults the first
 * 20 files, since a corpus whose sound was never fetched would fill the screen with its thousands of pointers.
 */
public final class ScanReport {
    private static final int COLUMNS = 100;
    private static final int FILES_LISTED = 20;
    private static final String DETAIL_INDENT = "      ";

    private ScanReport() {}

    /** The report; an empty scan has only its faults. */
    public static String render(ScanResult scan) {
        List<String> sections = new ArrayList<>();
        if (!scan.corpora().isEmpty()) {
            sections.add(counts(scan.corpora()));
            sections.add(emotions(scan.corpora()));
        }
        sections.addAll(faults(scan.faults()));
        return String.join("\n", sections);
    }

    private static String counts(List<CorpusSummary> corpora) {
        TextTable table = new TextTable("corpus", "clips", "official", "speakers", "official", "in manifest", "time");
        for (CorpusSummary corpus : corpora) {
            table.row(
                    corpus.corpus(),
                    Figures.count(corpus.clips()),
                    official(corpus.published().map(Published::clips)),
                    Figures.count(corpus.speakers()),
                    official(corpus.published().map(Published::speakers)),
                    Figures.count(corpus.kept()),
                    Figures.duration(corpus.seconds()));
        }
        if (corpora.size() > 1) {
            table.row(
                    "all",
                    Figures.count(
                            corpora.stream().mapToInt(CorpusSummary::clips).sum()),
                    "",
                    Figures.count(
                            corpora.stream().mapToInt(CorpusSummary::speakers).sum()),
                    "",
                    Figures.count(corpora.stream().mapToInt(CorpusSummary::kept).sum()),
                    Figures.duration(
                            corpora.stream().mapToDouble(CorpusSummary::seconds).sum()));
        }
        return table.toString();
    }

    private static String official(Optional<Integer> count) {
        return count.map(Figures::count).orElse("-");
    }

    /** A column for each emotion that occurs. */
    private static String emotions(List<CorpusSummary> corpora) {
        List<Emotion> occurring = Arrays.stream(Emotion.values())
                .filter(emotion -> corpora.stream().anyMatch(corpus -> number(corpus, emotion) > 0))
                .toList();
        List<String> header = new ArrayList<>(List.of("in manifest"));
        occurring.forEach(emotion -> header.add(emotion.label()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (CorpusSummary corpus : corpora) {
            List<String> row = new ArrayList<>(List.of(corpus.corpus()));
            occurring.forEach(emotion -> row.add(Figures.count(number(corpus, emotion))));
            table.row(row.toArray(String[]::new));
        }
        if (corpora.size() > 1) {
            List<String> row = new ArrayList<>(List.of("all"));
            occurring.forEach(emotion -> row.add(Figures.count(
                    corpora.stream().mapToInt(corpus -> number(corpus, emotion)).sum())));
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static int number(CorpusSummary corpus, Emotion emotion) {
        return corpus.emotions().getOrDefault(emotion, 0);
    }

    private static List<String> faults(List<FaultyFile> files) {
        Map<Fault, List<FaultyFile>> byFault = new TreeMap<>();
        files.forEach(file -> byFault.computeIfAbsent(file.fault(), fault -> new ArrayList<>())
                .add(file));
        return byFault.entrySet().stream()
                .map(entry -> fault(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String fault(Fault fault, List<FaultyFile> files) {
        StringBuilder text = new StringBuilder(fault.words());
        text.append(": ").append(Figures.count(files.size(), "file"));
        text.append(fault.leftOut() ? ", left out\n" : ", in the manifest\n");
        boolean whole = fault == Fault.DUPLICATE || fault == Fault.CONFLICT;
        int listed = whole ? files.size() : Math.min(files.size(), FILES_LISTED);
        files.subList(0, listed).forEach(file -> text.append(line(file)));
        if (listed < files.size()) {
            text.append("  and ").append(Figures.count(files.size() - listed)).append(" more\n");
        }
        return text.toString();
    }

    private static String line(FaultyFile file) {
        String line = "  " + file.file();
        String detail = withoutName(file);
        if (detail.isEmpty()) {
            return line + "\n";
        }
        if (line.length() + 2 + detail.length() <= COLUMNS) {
            return line + ": " + detail + "\n";
        }
        return line + ":\n" + wrapped(detail);
    }

    /** A decoder's message begins with the file's path, which stands before it already. */
    private static String withoutName(FaultyFile file) {
        String name = file.file().substring(file.file().lastIndexOf('/') + 1) + ": ";
        int at = file.detail().indexOf(name);
        return at < 0 ? file.detail() : file.detail().substring(at + name.length());
    }

    /** Indented lines broken at blanks; a word that is longer than a line, such as a path, stays whole. */
    private static String wrapped(String detail) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : detail.split(" ", -1)) {
            if (line.length() > 0 && DETAIL_INDENT.length() + line.length() + 1 + word.length() > COLUMNS) {
                text.append(DETAIL_INDENT).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        return text.append(DETAIL_INDENT).append(line).append('\n').toString();
    }
}
