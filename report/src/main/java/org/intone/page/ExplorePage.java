package org.intone.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.corpus.Fault;
import org.intone.explore.ClassExamples;
import org.intone.explore.Exploration;
import org.intone.file.WholeFile;
import org.intone.report.Figures;

/** {@code explore.html}: what a manifest's recordings are like. No state; serves all threads. */
public final class ExplorePage {
    private ExplorePage() {}

    /**
     * What a page may hold.
     *
     * @param title of it, such as the manifest's name
     * @param audio whether the sound of the recordings that are shown is embedded, at most 10 s of each at 16 kHz
     * @param pictures a folder for each picture as PNG and SVG
     */
    public record Settings(String title, boolean audio, Optional<Path> pictures) {}

    /**
     * Writes the page, whole or not at all, over what was there, and the pictures.
     *
     * @param reader of the recordings that are shown
     * @throws IOException if something cannot be written
     */
    public static void write(Exploration exploration, SoundReader reader, Settings settings, Path file)
            throws IOException {
        List<Figure> figures = new ArrayList<>();
        String html = html(exploration, reader, settings, figures);
        if (settings.pictures().isPresent()) {
            Path folder = settings.pictures().get();
            Files.createDirectories(folder);
            for (Figure figure : figures) {
                figure.picture().writeSvg(folder.resolve(figure.id() + ".svg"));
                figure.picture().writePng(folder.resolve(figure.id() + ".png"));
            }
        }
        WholeFile.writeText(file, writer -> writer.write(html));
    }

    static String html(Exploration exploration, SoundReader reader, Settings settings, List<Figure> figures) {
        ExploreView parts = new ExploreView(exploration);
        Map<String, Object> view = new HashMap<>();
        view.put("title", settings.title());
        view.put("hasAudio", settings.audio());
        view.put("hasClips", !exploration.clips().isEmpty());
        view.put("faults", parts.faults());
        view.put("unreadable", unreadable(exploration));
        view.put("chartjs", "");
        if (!exploration.clips().isEmpty()) {
            fill(view, exploration, parts, new SoundFigures(reader, settings.audio()), figures);
        }
        return Template.named("explore").fill(view);
    }

    private static void fill(
            Map<String, Object> view,
            Exploration exploration,
            ExploreView parts,
            SoundFigures sounds,
            List<Figure> figures) {
        view.put("tiles", tiles(exploration));
        view.put("counts", parts.counts());
        view.put("corpusHeader", parts.corpusHeader());
        view.put("corpora", parts.corpora());
        view.put("speakers", parts.speakers());
        view.put("speakerRows", parts.speakerRows());
        view.put("sound", parts.sound());
        view.put("rates", parts.rates());
        view.put("classes", exploration.examples().stream().map(sounds::of).toList());
        augmented(view, exploration.examples().get(0), sounds);
        view.put("features", parts.features());
        view.put("recipe", exploration.recipe().id());
        view.put("featureCount", Figures.count(exploration.space().features()));
        view.put("mapWords", parts.mapWords());
        view.put("middlesHeader", MapMiddles.HEADER);
        view.put("middles", MapMiddles.rows(exploration));
        view.put("map", MapJson.of(exploration));
        view.put("chartjs", Template.chartJs());
        figures.addAll(parts.counts());
        figures.add(parts.speakers());
        figures.addAll(parts.sound());
        figures.addAll(sounds.drawn());
        figures.addAll(parts.features());
        figures.add(parts.map());
    }

    private static void augmented(Map<String, Object> view, ClassExamples first, SoundFigures sounds) {
        String name = first.typical().clip().row().file();
        view.put("augmentedFile", name);
        try {
            view.put("augmented", sounds.augmented(first.typical().clip().row()));
            view.put("augmentedProblem", "");
        } catch (IOException e) {
            view.put("augmented", List.of());
            view.put("augmentedProblem", name + " cannot be read now: " + e.getMessage());
        }
    }

    private static String unreadable(Exploration exploration) {
        long count = exploration.faults().stream()
                .filter(file -> file.fault() == Fault.UNREADABLE)
                .count();
        return count == 0 ? "" : Figures.count(count, "recording");
    }

    private static List<Map<String, String>> tiles(Exploration exploration) {
        double seconds = exploration.clips().stream()
                .mapToDouble(clip -> clip.sound().seconds())
                .sum();
        long files = exploration.faults().stream()
                .map(file -> file.file())
                .distinct()
                .count();
        return List.of(
                tile("recordings", Figures.count(exploration.clips().size()), "that could be read"),
                tile("speakers", Figures.count(ExploreView.speakers(exploration.clips())), "of all corpora"),
                tile("sound", Figures.duration(seconds), "in all"),
                tile("with a fault", Figures.count(files), "listed below"));
    }

    private static Map<String, String> tile(String name, String value, String words) {
        return Map.of("name", name, "value", value, "words", words);
    }
}
