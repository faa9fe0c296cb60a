package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theCardNamesLabelsSplitAndTerms() throws IOException {
        Path model = NumbersModel.write(folder.resolve("m.onnx"), "speaker", List.of());
        Call call = Call.intone("show", model);
        assertEquals(0, call.exit(), call.err());
        assertEquals("", call.err());
        assertTrue(call.out().contains("anger sadness"), call.out());
        assertTrue(call.out().contains("speaker, fold 1 of 1, seed 1"), call.out());
        assertTrue(call.out().contains("Anyone may use it."), call.out());
    }

    @Test
    void jsonIsOneObjectInOneLine() throws IOException {
        Path model = NumbersModel.write(folder.resolve("m.onnx"), "speaker", List.of());
        Call call = Call.intone("show", "--json", model);
        assertEquals(0, call.exit(), call.err());
        assertEquals(1, call.outLines().size());
        JsonNode node = new ObjectMapper().readTree(call.out());
        assertEquals("logmel-64@1", node.get("recipe").asText());
        assertEquals("speaker", node.get("training").get("split").asText());
    }

    @Test
    void aMissingModelIsOneLine() {
        Call call = Call.intone("show", folder.resolve("none.onnx"));
        assertEquals(1, call.exit());
        assertEquals(List.of("intone: " + folder.resolve("none.onnx") + ": no such file"), call.errLines());
    }
}
