package org.intone.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intone.testing.MadeUpCorpus.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpCorpusTest {
    @TempDir
    Path root;

    @Test
    void namesAreThosePublished() throws IOException {
        new MadeUpCorpus(3, 2, 0.2, 5).writeAll(root);
        List<String> names = List.of(
                "RAVDESS/Actor_01/03-01-01-01-01-01-01.wav",
                "RAVDESS/Actor_03/03-01-08-01-01-02-03.wav",
                "CREMA-D/AudioWAV/1002_IEO_ANG_HI.wav",
                "CREMA-D/AudioWAV/1003_TIE_NEU_XX.wav",
                "CREMA-D/VideoDemographics.csv",
                "TESS/OAF_ps/OAF_back_ps.wav",
                "TESS/YAF_fear/YAF_bar_fear.wav",
                "SAVEE/AudioData/DC/sa01.wav",
                "SAVEE/AudioData/JK/n02.wav",
                "EmoDB/wav/03a01La.wav",
                "EmoDB/wav/09a02Ta.wav");
        for (String name : names) {
            assertTrue(Files.isRegularFile(root.resolve(name)), name);
        }
        assertEquals(3 * 8 * 2, waves("RAVDESS"));
        assertEquals(3 * 6 * 2, waves("CREMA-D"));
        assertEquals(2 * 7 * 2, waves("TESS"));
        assertEquals(3 * 7 * 2, waves("SAVEE"));
        assertEquals(3 * 7 * 2, waves("EmoDB"));
    }

    @Test
    void noCorpusHasMoreTakesThanNames() throws IOException {
        new MadeUpCorpus(1, 99, 0.2, 5).writeAll(root);
        for (MadeUpLayout layout : MadeUpLayout.values()) {
            assertEquals((long) layout.emotions().size() * layout.maximalTakes(), waves(layout.folder()));
        }
    }

    @Test
    void sameSeedSameBytes() throws IOException {
        MadeUpCorpus corpus = new MadeUpCorpus(1, 1, 0.2, 5);
        corpus.write(MadeUpLayout.SAVEE, root.resolve("a"));
        corpus.write(MadeUpLayout.SAVEE, root.resolve("b"));
        String name = "SAVEE/AudioData/DC/a01.wav";
        byte[] bytes = Files.readAllBytes(root.resolve("a").resolve(name));
        assertArrayEquals(bytes, Files.readAllBytes(root.resolve("b").resolve(name)));
    }

    @Test
    void demographicsTellTheSexOfEveryActor() throws IOException {
        new MadeUpCorpus(1, 1, 0.2, 5).write(MadeUpLayout.CREMA_D, root);
        List<String> lines = Files.readAllLines(root.resolve("CREMA-D/VideoDemographics.csv"));
        assertEquals(92, lines.size());
        assertEquals("\"ActorID\",\"Age\",\"Sex\",\"Race\",\"Ethnicity\"", lines.get(0));
        assertEquals("1001,21,\"Male\",\"Unknown\",\"Unknown\"", lines.get(1));
    }

    @Test
    void everyFaultIsThere() throws IOException {
        Map<Fault, List<Path>> faulty = new MadeUpCorpus(1, 1, 0.2, 5).addFaults(root);
        assertEquals(Set.of(Fault.values()), faulty.keySet());
        assertArrayEquals(bytes(faulty, Fault.DUPLICATE, 0), bytes(faulty, Fault.DUPLICATE, 1));
        assertArrayEquals(bytes(faulty, Fault.CONFLICT, 0), bytes(faulty, Fault.CONFLICT, 1));
        assertEquals(0, peak(faulty, Fault.SILENT));
        assertTrue(peak(faulty, Fault.QUIET) < 328);
        assertEquals(32768, peak(faulty, Fault.CLIPPED));
        String pointer = new String(bytes(faulty, Fault.LFS_POINTER, 0), StandardCharsets.US_ASCII);
        assertTrue(pointer.matches("version https://git-lfs\\S+\noid sha256:[0-9a-f]{64}\nsize \\d+\n"), pointer);
        ByteBuffer stereo = little(bytes(faulty, Fault.STEREO, 0));
        assertEquals(2, stereo.getShort(22));
        assertEquals(0x524c4c46, stereo.getInt(36));
        int data = 44 + stereo.getInt(40);
        assertEquals(stereo.capacity() - data - 8, stereo.getInt(data + 4));
        assertEquals(stereo.getShort(data + 4008), stereo.getShort(data + 4010));
        ByteBuffer truncated = little(bytes(faulty, Fault.TRUNCATED, 0));
        assertTrue(truncated.getInt(40) > truncated.capacity());
    }

    private long waves(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".wav")).count();
        }
    }

    private static byte[] bytes(Map<Fault, List<Path>> faulty, Fault fault, int index) throws IOException {
        return Files.readAllBytes(faulty.get(fault).get(index));
    }

    private static int peak(Map<Fault, List<Path>> faulty, Fault fault) throws IOException {
        ByteBuffer wav = little(bytes(faulty, fault, 0));
        int peak = 0;
        for (int at = 44; at < wav.capacity(); at += 2) {
            peak = Math.max(peak, Math.abs(wav.getShort(at)));
        }
        return peak;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
