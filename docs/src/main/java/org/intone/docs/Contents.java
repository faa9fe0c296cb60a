package org.intone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site's contents, as the lists of its first page are: a section for each heading, a page for each line. */
record Contents(List<Section> sections) {
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern LINE = Pattern.compile("- \\[(.+?)\\]\\((.+?)\\).*");

    /** A heading and its pages. */
    record Section(String title, List<Entry> entries) {}

    /** A page by its short title and its place in the site. */
    record Entry(String title, String target) {}

    static Contents read(Path index, SiteMap map) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (String line : Files.readAllLines(index)) {
            Matcher heading = HEADING.matcher(line);
            Matcher entry = LINE.matcher(line);
            if (heading.matches()) {
                sections.add(new Section(heading.group(1), new ArrayList<>()));
            } else if (entry.matches()) {
                sections.get(sections.size() - 1)
                        .entries()
                        .add(new Entry(entry.group(1), map.address(SiteMap.INDEX, entry.group(2))));
            }
        }
        return new Contents(sections);
    }

    /** The section that a page stands in, if any does. */
    Optional<Section> sectionOf(String target) {
        return sections.stream()
                .filter(section -> section.entries().stream()
                        .anyMatch(entry -> entry.target().equals(target)))
                .findFirst();
    }

    /** The page so many places after one, within its section. */
    Optional<Entry> beside(String target, int places) {
        return sectionOf(target).flatMap(section -> {
            List<String> targets = section.entries().stream().map(Entry::target).toList();
            int place = targets.indexOf(target) + places;
            return place < 0 || place >= targets.size()
                    ? Optional.empty()
                    : Optional.of(section.entries().get(place));
        });
    }
}
