package org.intone.backbone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the few operations of Python's pickle format, protocol 2, that a file of tensors needs, and refuses every other.
 *
 * <pre>
 * dict, OrderedDict    Map with keys of text          tuple       List, not to be changed
 * str                  String                         None        {@link #NONE}
 * int, float, bool     Long, Double, Boolean          a tensor    {@link TorchTensor}
 * </pre>
 *
 * A pickle is a program for a stack machine that may name any function to call. Here a name is a {@link TorchName} or the
 * file is refused: nothing is loaded, called or made but the above. Each operation takes a byte at least and makes at most one
 * object, no larger than its bytes or than what is on the stack, so memory is bounded by the length. Values may stand in
 * themselves; nothing here or in {@link TorchFile} goes down into them.
 *
 * <p>For one thread and one reading. Sources: Python 3.11, Lib/pickletools.py; PyTorch 2, torch/_weights_only_unpickler.py.
 */
final class PickleReader {
    /** Python's None. */
    static final Object NONE = new Object();

    private final PickleInput in;
    private final Map<Long, Object> memo = new HashMap<>();
    /** The stack below each mark; what is above the last mark is in {@link #stack}. */
    private final Deque<List<Object>> below = new ArrayDeque<>();

    private List<Object> stack = new ArrayList<>();

    private PickleReader(byte[] pickle) {
        this.in = new PickleInput(pickle);
    }

    /** Runs the whole program and gives what it leaves. */
    static Object read(byte[] pickle) throws PickleFault {
        PickleReader reader = new PickleReader(pickle);
        for (int operation = reader.in.next(); operation != '.'; operation = reader.in.next()) {
            reader.run(operation);
        }
        return reader.pop();
    }

    private void run(int operation) throws PickleFault {
        switch (operation) {
            case 0x80 -> checkProtocol();
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K', 'M', 'J', 0x8a, 'G', 'X' -> push(in.scalar(operation));
            case '}' -> push(new LinkedHashMap<String, Object>());
            case '(' -> mark();
            case ')' -> push(List.of());
            case 't' -> push(List.copyOf(popMark()));
            case 0x85, 0x86, 0x87 -> push(tuple(operation - 0x84));
            case 's' -> setItems(2);
            case 'u' -> setItems(popMark());
            case 'q' -> memo.put(in.unsigned(1), top());
            case 'r' -> memo.put(in.unsigned(4), top());
            case 'h' -> push(recalled(in.unsigned(1)));
            case 'j' -> push(recalled(in.unsigned(4)));
            case 'c' -> push(name());
            case 'Q' -> push(storage(pop(List.class, "a tuple")));
            case 'R' -> push(call());
            case 'b' -> build();
            default ->
                throw in.fault("operation " + PickleInput.shown(operation), "those of tensors, dicts and tuples");
        }
    }

    /** Apart, since popping up to a mark replaces the stack: an argument must be there before the stack is asked for. */
    private void push(Object value) {
        stack.add(value);
    }

    private void checkProtocol() throws PickleFault {
        long protocol = in.unsigned(1);
        if (protocol != 2) {
            throw in.fault("pickle protocol " + protocol, "2, which PyTorch writes");
        }
    }

    private void mark() {
        below.push(stack);
        stack = new ArrayList<>();
    }

    private List<Object> popMark() throws PickleFault {
        if (below.isEmpty()) {
            throw in.fault("no mark", "one before what is gathered");
        }
        List<Object> above = stack;
        stack = below.pop();
        return above;
    }

    private Object top() throws PickleFault {
        if (stack.isEmpty()) {
            throw in.fault("an empty stack", "a value");
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() throws PickleFault {
        Object top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private <T> T pop(Class<T> type, String words) throws PickleFault {
        return as(type, pop(), words);
    }

    private <T> T as(Class<T> type, Object value, String words) throws PickleFault {
        if (!type.isInstance(value)) {
            // The value itself may hold itself, so it is not printed.
            throw in.fault("a " + value.getClass().getSimpleName(), words);
        }
        return type.cast(value);
    }

    private List<Object> tuple(int size) throws PickleFault {
        if (stack.size() < size) {
            throw in.fault(stack.size() + " values", size + " for a tuple");
        }
        List<Object> last = stack.subList(stack.size() - size, stack.size());
        List<Object> tuple = List.copyOf(last);
        last.clear();
        return tuple;
    }

    private void setItems(int count) throws PickleFault {
        setItems(tuple(count));
    }

    @SuppressWarnings("unchecked")
    private void setItems(List<Object> items) throws PickleFault {
        Map<String, Object> dict = as(Map.class, top(), "a dict");
        if (items.size() % 2 != 0) {
            throw in.fault(items.size() + " items", "keys and values");
        }
        for (int i = 0; i < items.size(); i += 2) {
            dict.put(as(String.class, items.get(i), "a key of text"), items.get(i + 1));
        }
    }

    private Object recalled(long index) throws PickleFault {
        Object value = memo.get(index);
        if (value == null) {
            throw in.fault("memo " + index, "one that was put");
        }
        return value;
    }

    private TorchName name() throws PickleFault {
        String module = in.line();
        String name = in.line();
        return TorchName.of(module, name)
                .orElseThrow(() -> in.fault(
                        "the name " + PickleInput.shown(module + "." + name),
                        "tensors of F32, F16 and BF16 alone; nothing was run"));
    }

    /** {@code ("storage", type, key, device, count)}. */
    private TorchTensor.Storage storage(List<?> id) throws PickleFault {
        if (id.size() != 5 || !id.get(0).equals("storage")) {
            throw in.fault("a reference of " + id.size() + " parts", "a storage of 5");
        }
        TensorType type = as(TorchName.class, id.get(1), "a type of storage")
                .type()
                .orElseThrow(() -> in.fault("a function", "a type of storage"));
        return new TorchTensor.Storage(
                type, as(String.class, id.get(2), "a storage's key"), as(Long.class, id.get(4), "a storage's count"));
    }

    private Object call() throws PickleFault {
        List<?> arguments = pop(List.class, "a tuple of arguments");
        TorchName function = pop(TorchName.class, "a function");
        if (function == TorchName.ORDERED_DICT && arguments.isEmpty()) {
            return new LinkedHashMap<String, Object>();
        }
        // storage, offset, shape, strides, and two or three that mean nothing to values.
        if (function == TorchName.REBUILD_TENSOR && arguments.size() >= 4) {
            return new TorchTensor(
                    as(TorchTensor.Storage.class, arguments.get(0), "a storage"),
                    as(Long.class, arguments.get(1), "an offset"),
                    lengths(arguments.get(2)),
                    lengths(arguments.get(3)));
        }
        throw in.fault("a call of " + function + " with " + arguments.size() + " arguments", "a tensor or a dict");
    }

    private List<Long> lengths(Object tuple) throws PickleFault {
        List<Long> lengths = new ArrayList<>();
        for (Object length : as(List.class, tuple, "a tuple of lengths")) {
            lengths.add(as(Long.class, length, "a length"));
        }
        return List.copyOf(lengths);
    }

    /** A module's dict carries the versions of its parts as an attribute, which mean nothing to values. */
    private void build() throws PickleFault {
        pop(Map.class, "a dict of attributes");
        as(Map.class, top(), "a dict");
    }
}
