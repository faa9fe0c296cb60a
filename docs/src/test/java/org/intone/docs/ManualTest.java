package org.intone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.cli.Main;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code intone help COMMAND}, the manual page and the site's page hold the same words, option by option. */
class ManualTest {
    private static final Path TARGET = Path.of(System.getProperty("intone.root"), "docs/target");

    /** An option or parameter as help has it: names, then two blanks or a line's end, then words. */
    private static final Pattern ITEM = Pattern.compile("^ {1,6}(-\\S.*?|\\S+|[A-Z]+ [A-Z.]+)(?: {2,}(\\S.*))?$");

    static List<String> names() {
        return SiteTest.names(Main.described(), new ArrayList<>());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameOptionsAndWords(String name) throws IOException {
        Map<String, String> help = ofHelp(name);
        assertTrue(help.containsKey("-h, --help"), help.toString());
        assertSame(help, ofMan(Files.readString(TARGET.resolve("man/" + name + ".1"))), name + ".1");
        assertSame(help, ofHtml(TARGET.resolve("site/commands/" + name + ".html")), name + ".html");
    }

    private static void assertSame(Map<String, String> help, Map<String, String> other, String page) {
        assertEquals(help.keySet(), other.keySet(), page);
        help.forEach((item, words) -> assertEquals(words, other.get(item), page + ": " + item));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameSynopsisDescriptionAndExamples(String name) throws IOException {
        CommandLine command = command(name);
        CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        List<String> wanted = new ArrayList<>(List.of(command.getHelp().synopsis(0)));
        wanted.addAll(List.of(usage.description()));
        wanted.addAll(List.of(usage.footer()));
        usage.exitCodeList().forEach((code, words) -> wanted.add(words));
        String help = squeezed(usage(command));
        String man = squeezed(plain(Files.readString(TARGET.resolve("man/" + name + ".1"))));
        String html = squeezed(
                Jsoup.parse(TARGET.resolve("site/commands/" + name + ".html").toFile())
                        .select("main")
                        .text());
        for (String words : wanted) {
            String expected = squeezed(words.replace("%n", ""));
            for (Map.Entry<String, String> text :
                    Map.of("help", help, "man", man, "site", html).entrySet()) {
                assertTrue(text.getValue().contains(expected), text.getKey() + " of " + name + " lacks: " + words);
            }
        }
    }

    private static CommandLine command(String name) {
        CommandLine command = Main.described();
        for (String word : name.split("-", -1)) {
            command = word.equals("intone") ? command : command.getSubcommands().get(word);
        }
        return command;
    }

    private static String usage(CommandLine command) {
        return command.setUsageHelpWidth(400).getUsageMessage(Ansi.OFF);
    }

    /** What each option, parameter and subcommand is said to be, in the usage as it is printed. */
    private static Map<String, String> ofHelp(String name) {
        Map<String, String> items = new TreeMap<>();
        String last = "";
        boolean isBehindSynopsis = false;
        for (String line : usage(command(name)).lines().toList()) {
            if (line.startsWith("Examples:") || line.startsWith("Example:")) {
                break;
            }
            Matcher item = ITEM.matcher(line);
            isBehindSynopsis |= !line.startsWith("Usage:") && !line.startsWith("          ");
            if (item.matches()) {
                last = item.group(1);
                items.put(last, squeezed(item.group(2) == null ? "" : item.group(2)));
            } else if (isBehindSynopsis && line.startsWith("      ") && !last.isEmpty()) {
                items.merge(last, squeezed(line), String::concat);
            } else {
                last = "";
            }
        }
        return items;
    }

    private static Map<String, String> ofHtml(Path file) throws IOException {
        Map<String, String> items = new TreeMap<>();
        for (Element term : Jsoup.parse(file.toFile()).select("main .dlist dt")) {
            items.put(term.text(), squeezed(term.nextElementSibling().text()));
        }
        return items;
    }

    /** The terms of a page in the language of {@code man}: what stands between .sp and .RS, words between .RS and .RE. */
    private static Map<String, String> ofMan(String roff) {
        Map<String, String> items = new TreeMap<>();
        Matcher item = Pattern.compile("\\.sp\n([^\n]+)\n\\.RS 4\n(.*?)\\.RE\n", Pattern.DOTALL)
                .matcher(roff);
        while (item.find()) {
            items.put(plain(item.group(1)).strip(), squeezed(plain(item.group(2))));
        }
        return items;
    }

    private static String plain(String roff) {
        return roff.replaceAll("(?m)^\\.[a-zA-Z].*$", "")
                .replaceAll("\\\\f[BIRP]", "")
                .replace("\\-", "-")
                .replace("\\(aq", "'")
                .replace("\\*(Aq", "'")
                .replace("\\|", "")
                .replace("\\c\n", "")
                .replace("\\&", "")
                .replace("\\.", ".")
                .replace("\\(ha", "^")
                .replace("\\(ti", "~")
                .replace("\\(rs", "\\");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
