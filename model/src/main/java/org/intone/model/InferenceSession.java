package org.intone.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model's graph in ONNX Runtime. Serves all threads; each run takes one, since those who call are the parallelism.
 * Closing waits for the runs under way: what it frees is native memory.
 */
public final class InferenceSession implements AutoCloseable {
    private final OrtSession session;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private InferenceSession(OrtSession session) {
        this.session = session;
    }

    /**
     * Loads a graph.
     *
     * @param source the model's name for messages
     * @param anyLength whether inputs may be of any length
     * @throws ModelFormatException if ONNX Runtime refuses it
     */
    static InferenceSession open(ModelFile model, String source, boolean anyLength) throws ModelFormatException {
        return open(source, (environment, options) -> {
            options.setMemoryPatternOptimization(!anyLength);
            return environment.createSession(model.bytes(), options);
        });
    }

    /**
     * Loads the graph of a file, whose inputs may be of any length.
     *
     * @throws ModelFormatException if ONNX Runtime refuses it
     */
    public static InferenceSession open(Path file) throws ModelFormatException {
        return open(file, file.toString());
    }

    /** The same of a file that messages shall call otherwise, such as one that has not got its name yet. */
    public static InferenceSession open(Path file, String source) throws ModelFormatException {
        return open(source, (environment, options) -> {
            // A plan of the memory is kept for each length that ever came, and lengths of recordings hardly repeat.
            options.setMemoryPatternOptimization(false);
            return environment.createSession(file.toString(), options);
        });
    }

    /** Makes a session of what it knows. */
    @FunctionalInterface
    private interface Loading {
        OrtSession load(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;
    }

    private static InferenceSession open(String source, Loading loading) throws ModelFormatException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return new InferenceSession(loading.load(environment, options));
        } catch (OrtException e) {
            throw new ModelFormatException(
                    source, "a graph that does not load", "one that ONNX Runtime runs (" + e.getMessage() + ")", e);
        }
    }

    /**
     * An input or output as the graph declares it.
     *
     * @param isFloat whether it is a tensor of {@code float}
     * @param dims the length of each axis, -1 for any
     */
    public record Port(String name, boolean isFloat, List<Long> dims) {}

    /** What the graph takes. */
    public List<Port> inputs() throws OrtException {
        return ports(session.getInputInfo());
    }

    /** What the graph gives, in its order. */
    public List<Port> outputs() throws OrtException {
        return ports(session.getOutputInfo());
    }

    private static List<Port> ports(Map<String, NodeInfo> infos) {
        return infos.values().stream()
                .map(info -> info.getInfo() instanceof TensorInfo tensor
                        ? new Port(
                                info.getName(),
                                tensor.type == OnnxJavaType.FLOAT,
                                Arrays.stream(tensor.getShape()).boxed().toList())
                        : new Port(info.getName(), false, List.of()))
                .toList();
    }

    /** A tensor that the graph gave; the values' last axis runs fastest. */
    public static final class Output {
        private final List<Long> dims;
        private final float[] values;

        private Output(OnnxTensor tensor) {
            this.dims = Arrays.stream(tensor.getInfo().getShape()).boxed().toList();
            FloatBuffer buffer = tensor.getFloatBuffer();
            this.values = new float[buffer.remaining()];
            buffer.get(values);
        }

        /** The length of each axis. */
        public List<Long> dims() {
            return dims;
        }

        /** The values, shared: not to be written to. */
        public float[] values() {
            return values;
        }
    }

    /**
     * Runs the graph.
     *
     * @param input the name of what the graph takes
     * @param data its values, as many as {@code dims} say
     * @param outputs the names of what is wanted; what only others need is not computed
     * @return the outputs in the order of their names in {@code outputs}
     * @throws IllegalStateException if the model is closed
     */
    public List<Output> run(String input, FloatBuffer data, List<Long> dims, List<String> outputs) throws OrtException {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed");
            }
            long[] shape = dims.stream().mapToLong(Long::longValue).toArray();
            try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), data, shape);
                    OrtSession.Result result = session.run(Map.of(input, tensor), Set.copyOf(outputs))) {
                return outputs.stream()
                        .map(name -> new Output((OnnxTensor) result.get(name).orElseThrow()))
                        .toList();
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Runs the graph on one batch.
     *
     * <pre>features[(w * windowFrames + t) * features + d] to logits[w * classes + c], w &lt; windows</pre>
     */
    float[] logits(FloatBuffer features, Long... dims) throws OrtException {
        return run(ModelFile.INPUT, features, List.of(dims), List.of(ModelFile.OUTPUT))
                .get(0)
                .values();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not free the model: " + e.getMessage(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
