package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intone.network.Architecture;
import org.intone.network.Networks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What bash offers where a value stands, by the script that users source. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {
    @TempDir
    private static Path folder;

    private static Path script;

    @BeforeAll
    static void write() throws IOException {
        script = Files.writeString(folder.resolve("intone.bash"), AutoComplete.bash("intone", Main.described()));
    }

    /** What is offered in the place of the last word, which may be empty, for each of some calls. */
    private static List<Set<String>> offered(List<List<String>> calls) throws IOException, InterruptedException {
        // It works in a completion alone, which this is not.
        StringBuilder asked = new StringBuilder("compopt() { :; }\nsource '" + script + "'\n");
        for (List<String> words : calls) {
            asked.append("COMPREPLY=(); COMP_WORDS=(");
            words.forEach(word -> asked.append('\'').append(word).append("' "));
            asked.append("); COMP_CWORD=").append(words.size() - 1);
            asked.append("; _complete_intone intone '").append(words.get(words.size() - 1));
            asked.append("'; echo \"${COMPREPLY[@]}\"\n");
        }
        Path file = Files.writeString(folder.resolve("ask.bash"), asked);
        Process bash = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
        List<Set<String>> answers = new ArrayList<>();
        out.lines().forEach(line -> answers.add(Set.of(line.strip().split("\\s+", -1))));
        assertEquals(calls.size(), answers.size(), out);
        return answers;
    }

    private static Set<String> offered(String... words) throws IOException, InterruptedException {
        return offered(List.of(List.of(words))).get(0);
    }

    @Test
    void namesAreOfferedWhereTheyStand() throws Exception {
        Set<String> networks = new TreeSet<>();
        Networks.all().stream().map(Architecture::name).forEach(networks::add);
        assertEquals(networks, offered("intone", "train", "corpora.csv", "--network", ""));
        assertEquals(Set.of("conformer", "conformer-raw"), offered("intone", "train", "--network", "conf"));
        assertEquals(Set.of("ravdess-loso", "ravdess-fifth"), offered("intone", "train", "--split", "rav"));
        assertEquals(Set.of("logmel-64"), offered("intone", "tune", "--recipe", "logmel-6"));
        assertEquals(Set.of("emotionml"), offered("intone", "predict", "--timeline", "--format", "e"));
        assertEquals(Set.of("plateau"), offered("intone", "distill", "--schedule", "p"));
        Set<String> protocols = offered("intone", "benchmark", "corpora.csv", "");
        assertTrue(protocols.containsAll(Set.of("cross-corpus", "leak", "savee-loso")), protocols.toString());
    }

    /** picocli calls the list of an option by its label, so two of one label in a command would have the list of one. */
    @Test
    void eachOptionOffersItsOwn() throws Exception {
        List<List<String>> calls = new ArrayList<>();
        List<Set<String>> expected = new ArrayList<>();
        collect(Main.described(), List.of("intone"), calls, expected);
        assertTrue(calls.size() > 20, calls.toString());
        List<Set<String>> answers = offered(calls);
        for (int call = 0; call < calls.size(); call++) {
            assertEquals(expected.get(call), answers.get(call), calls.get(call).toString());
        }
    }

    private static void collect(
            CommandLine command, List<String> words, List<List<String>> calls, List<Set<String>> expected) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.completionCandidates() != null && option.arity().max() > 0) {
                Set<String> values = new TreeSet<>();
                option.completionCandidates().forEach(values::add);
                // As help and messages write them.
                values.forEach(value -> assertTrue(value.matches("[a-z0-9-]+"), option + ": " + value));
                expected.add(values);
                List<String> call = new ArrayList<>(words);
                call.addAll(List.of(option.longestName(), ""));
                calls.add(call);
            }
        }
        command.getSubcommands().forEach((name, sub) -> {
            List<String> call = new ArrayList<>(words);
            call.add(name);
            collect(sub, call, calls, expected);
        });
    }
}
