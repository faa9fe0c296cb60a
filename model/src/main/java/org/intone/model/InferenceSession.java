package org.intone.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model's graph in ONNX Runtime. Serves all threads; each run takes one, since those who call are the parallelism.
 * Closing waits for the runs under way: what it frees is native memory.
 */
final class InferenceSession implements AutoCloseable {
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
     * @throws ModelFormatException if ONNX Runtime refuses it
     */
    static InferenceSession open(ModelFile model, String source) throws ModelFormatException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return new InferenceSession(environment.createSession(model.bytes(), options));
        } catch (OrtException e) {
            throw new ModelFormatException(
                    source, "a graph that does not load", "one that ONNX Runtime runs (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Runs the graph on one batch.
     *
     * <pre>features[(w * windowFrames + t) * features + d] to logits[w * classes + c], w &lt; windows</pre>
     */
    float[] logits(FloatBuffer features, long... dims) throws OrtException {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the recognizer is closed");
            }
            try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), features, dims);
                    OrtSession.Result result = session.run(Map.of(ModelFile.INPUT, input))) {
                FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] logits = new float[output.remaining()];
                output.get(logits);
                return logits;
            }
        } finally {
            lock.readLock().unlock();
        }
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
