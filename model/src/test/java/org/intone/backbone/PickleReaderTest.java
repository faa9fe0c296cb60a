package org.intone.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PickleReaderTest {
    private static Object read(PickleWriter pickle) throws PickleFault {
        return PickleReader.read(pickle.op('.').bytes());
    }

    private static PickleFault fault(PickleWriter pickle) {
        return fault(pickle.op('.').bytes());
    }

    private static PickleFault fault(byte[] pickle) {
        PickleFault fault = assertThrows(PickleFault.class, () -> PickleReader.read(pickle));
        assertTrue(fault.offset() >= 0 && fault.offset() <= pickle.length, "offset " + fault.offset());
        assertFalse(fault.getMessage().contains("\n"), fault.getMessage());
        return fault;
    }

    private static PickleWriter start() {
        return new PickleWriter();
    }

    @Test
    void numbersTextsAndTuplesAreRead() throws PickleFault {
        assertEquals(200L, read(start().integer(200)));
        assertEquals(65535L, read(start().integer(65535)));
        assertEquals(-7L, read(start().integer(-7)));
        assertEquals(Long.MIN_VALUE, read(start().integer(Long.MIN_VALUE)));
        assertEquals(0L, read(start().op(0x8a).op(0)));
        assertEquals(-2L, read(start().op(0x8a).op(1).op(0xfe)));
        assertEquals("Töne", read(start().text("Töne")));
        assertSame(PickleReader.NONE, read(start().op('N')));
        // 1.5 is 0x3ff8000000000000, big endian as nothing else is.
        assertEquals(
                1.5,
                read(start().op('G')
                        .op(0x3f)
                        .op(0xf8)
                        .op(0)
                        .op(0)
                        .op(0)
                        .op(0)
                        .op(0)
                        .op(0)));
        assertEquals(
                List.of(1L, 2L, true),
                read(start().integer(1).integer(2).op(0x88).op(0x87)));
        assertEquals(List.of(), read(start().op(')')));
        assertEquals(
                List.of(5L, List.of(6L)),
                read(start().mark().integer(5).integer(6).op(0x85).op('t')));
    }

    @Test
    void dictsAreFilledOneByOneAndInOneGo() throws PickleFault {
        assertEquals(Map.of("a", 1L), read(start().dict().text("a").integer(1).op('s')));
        PickleWriter two = start().orderedDict()
                .mark()
                .text("a")
                .integer(1)
                .text("b")
                .op(0x89)
                .op('u');
        assertEquals(Map.of("a", 1L, "b", false), read(two));
        PickleWriter attributes =
                start().orderedDict().dict().text("_metadata").dict().op('s').op('b');
        assertEquals(Map.of(), read(attributes));
    }

    @Test
    void theMemoGivesTheSameValueAgain() throws PickleFault {
        PickleWriter twice = start().text("word").op('h').op(0).op(0x86);
        assertEquals(List.of("word", "word"), read(twice));
        PickleWriter far = start().text("word").op('j').op(0).op(0).op(0).op(0).op(0x86);
        assertEquals(List.of("word", "word"), read(far));
        assertEquals("memo 9", fault(start().op('h').op(9)).getMessage());
    }

    @Test
    void aTensorIsWhereItsStorageIs() throws PickleFault {
        PickleWriter pickle = start().tensor("HalfStorage", "12", 40, 4, new long[] {3, 5}, new long[] {1, 3});
        assertEquals(
                new TorchTensor(new TorchTensor.Storage(TensorType.F16, "12", 40), 4, List.of(3L, 5L), List.of(1L, 3L)),
                read(pickle));
    }

    @Test
    void everyOtherNameIsRefusedAndSaid() {
        PickleFault system =
                fault(start().global("os", "system").text("echo").op(0x85).op('R'));
        assertEquals("the name os.system", system.getMessage());
        assertEquals(2, system.offset());
        for (String name : List.of("eval", "exec", "getattr", "__import__")) {
            assertEquals(
                    "the name builtins." + name,
                    fault(start().global("builtins", name)).getMessage());
        }
        assertEquals(
                "the name torch.LongStorage",
                fault(start().global("torch", "LongStorage")).getMessage());
        assertEquals(
                "the name a?[31m.b", fault(start().global("a\u001b[31m", "b")).getMessage());
        assertTrue(fault(start().global("a".repeat(300), "b")).getMessage().contains("more than 200 bytes"));
    }

    @Test
    void everyOtherOperationIsRefused() {
        String known = "(NKMJGX})tsuqrhjcQRb.";
        int refused = 0;
        for (int operation = 0; operation < 256; operation++) {
            boolean high = (operation >= 0x85 && operation <= 0x8a) || operation == 0x80;
            if (known.indexOf(operation) < 0 && !high) {
                PickleFault fault = fault(start().op(operation));
                assertTrue(fault.getMessage().startsWith("operation "), fault.getMessage());
                assertEquals(2, fault.offset());
                refused++;
            }
        }
        assertEquals(256 - known.length() - 7, refused);
        // INST and OBJ make objects, GLOBAL of protocol 4 takes its name from the stack.
        assertEquals("operation 'i'", fault(start().op('i')).getMessage());
        assertEquals("operation 0x93", fault(start().op(0x93)).getMessage());
        assertEquals(
                "pickle protocol 4",
                fault(new byte[] {(byte) 0x80, 4, 'N', '.'}).getMessage());
    }

    @Test
    void lengthsAreHeldAgainstWhatIsThere() {
        byte[] text = {'X', -1, -1, -1, 0x7f, 'a', '.'};
        assertEquals("2 bytes before the pickle's end", fault(text).getMessage());
        assertEquals("2147483647 for a text", fault(text).expected());
        assertEquals("a number of 9 bytes", fault(new byte[] {(byte) 0x8a, 9}).getMessage());
        assertEquals("the pickle's STOP", fault(new byte[] {'N'}).expected().substring(6));
    }

    @Test
    void aStackThatDoesNotFitIsNamed() {
        assertEquals("an empty stack", fault(start()).getMessage());
        assertEquals("no mark", fault(start().op('t')).getMessage());
        assertEquals("1 values", fault(start().op('N').op(0x86)).getMessage());
        assertEquals(
                "a Long", fault(start().integer(1).text("a").integer(2).op('s')).getMessage());
        assertEquals(
                "a key of text",
                fault(start().dict().integer(1).integer(2).op('s')).expected());
        assertEquals("1 items", fault(start().dict().mark().text("a").op('u')).getMessage());
        assertEquals("a function", fault(start().text("a").op(')').op('R')).expected());
        assertTrue(fault(start().global("torch", "HalfStorage").op(')').op('R'))
                .getMessage()
                .startsWith("a call of"));
        assertEquals(
                "a storage of 5",
                fault(start().text("storage").op(0x85).op('Q')).expected());
    }

    @Test
    void aDictInItselfDoesNotHurt() throws PickleFault {
        PickleWriter knot = start().dict().text("me").op('h').op(0).op('s');
        assertTrue(read(knot) instanceof Map<?, ?> map && map.get("me") == map);
        assertEquals(
                "a LinkedHashMap",
                fault(start().dict().text("me").op('h').op(0).op('s').op('Q')).getMessage());
    }

    @Property(tries = 2000)
    void noBytesBreakTheReader(@ForAll byte[] bytes) {
        try {
            PickleReader.read(bytes);
        } catch (PickleFault e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    @Property(tries = 1000)
    void noOperationsBreakTheReader(@ForAll byte[] choices) {
        byte[] operations = new byte[choices.length];
        byte[] allowed = {
            '}', '(', ')', 't', 'K', 1, 'u', 's', 'q', 0, 'h', 'N', 'R', 'Q', 'b', (byte) 0x85, (byte) 0x86
        };
        for (int i = 0; i < choices.length; i++) {
            operations[i] = allowed[Math.floorMod(choices[i], allowed.length)];
        }
        try {
            PickleReader.read(Arrays.copyOf(operations, operations.length));
        } catch (PickleFault e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
