package org.intone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCsvTest {
    @TempDir
    Path folder;

    @Test
    void aSplitSurvivesTheFile() throws IOException {
        List<Utterance> rows = MadeUpRows.corpus("X", 5, 3);
        Split split = SplitPlan.parse("speaker").split(rows, 2, 1).get(0);
        Path csv = folder.resolve("split.csv");
        SplitCsv.write(csv, split);
        List<String> lines = Files.readAllLines(csv);
        assertEquals("file,start,end,version,part,emotion,sha256", lines.get(0));
        Utterance second = split.train().get(1).utterance();
        assertEquals(second.file() + ",,,1,train," + second.emotion().label() + "," + second.sha256(), lines.get(2));
        assertEquals(split, SplitCsv.read(csv, rows, "speaker"));
    }

    @Test
    void foreignRowsAndPartsAreNamed() throws IOException {
        Path csv = Files.writeString(folder.resolve("s.csv"), "file,start,end,version,part\na.wav,1.0,,0,train\n");
        String message = assertThrows(CorpusFormatException.class, () -> SplitCsv.read(csv, List.of(), "file"))
                .getMessage();
        assertEquals(csv + ", line 2: the manifest has no row a.wav 1.0", message);

        List<Utterance> rows = MadeUpRows.corpus("X", 1, 1);
        Files.writeString(csv, "file,start,end,version,part\n" + rows.get(0).file() + ",,,0,trian\n");
        message = assertThrows(CorpusFormatException.class, () -> SplitCsv.read(csv, rows, "file"))
                .getMessage();
        assertTrue(message.endsWith("line 2: unknown part 'trian', known are train, dev, test"), message);
    }
}
