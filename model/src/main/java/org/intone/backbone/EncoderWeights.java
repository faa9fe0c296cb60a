package org.intone.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.intone.model.ModelFormatException;

/**
 * The weights of a Whisper encoder that is a backbone, for who trains them further: read from the graph that
 * {@code intone backbone import} made.
 *
 * <pre>
 * conv1.weight [width, bands, 3]   conv2.weight [width, width, 3]   their .bias [width]   positions [positions, width]
 * of each block b, named blocks.b.NAME:
 * attn.query, attn.key, attn.value, attn.out   .weight [width, width] as [out, in], .bias [width]; the key's bias is 0
 * mlp.0 .weight [hidden, width], .bias [hidden];  mlp.2 .weight [width, hidden], .bias [width]
 * attn_ln, mlp_ln   .weight, .bias [width]
 * </pre>
 *
 * Immutable; serves all threads.
 */
public final class EncoderWeights {
    private static final String POSITIONS = "positions";

    private final String name;
    private final String licence;
    private final WhisperShape shape;
    private final Map<String, TensorProto> tensors;

    private EncoderWeights(String name, String licence, WhisperShape shape, Map<String, TensorProto> tensors) {
        this.name = name;
        this.licence = licence;
        this.shape = shape;
        this.tensors = tensors;
    }

    /**
     * Reads a backbone of the standard store.
     *
     * @throws IllegalArgumentException if it is of a kind whose weights cannot be trained here; one line
     * @throws IOException if there is none of that name, or it is damaged
     */
    public static EncoderWeights of(String backbone) throws IOException {
        Path file = BackboneStore.standard().existing(backbone);
        BackboneMetadata metadata = BackboneFile.metadata(file);
        if (metadata.kind() != BackboneMetadata.Kind.WHISPER) {
            throw new IllegalArgumentException("--fine-tune trains Whisper's encoders, and the backbone " + backbone
                    + " is of the " + metadata.kind().word() + " kind: train a head on it without --fine-tune");
        }
        BackboneFile.checkedSeal(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            GraphProto graph = ModelProto.parseFrom(in).getGraph();
            Map<String, TensorProto> tensors = new HashMap<>();
            graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
            WhisperShape shape = shape(tensors, BackboneRecipe.blocks(metadata), file);
            return new EncoderWeights(backbone, metadata.licence(), shape, tensors);
        }
    }

    private static WhisperShape shape(Map<String, TensorProto> tensors, int blocks, Path file) throws IOException {
        TensorProto first = tensors.get("conv1.weight");
        TensorProto hidden = tensors.get("blocks.0.mlp.0.weight");
        TensorProto positions = tensors.get(POSITIONS);
        if (first == null || hidden == null || positions == null) {
            throw new ModelFormatException(file.toString(), "a graph without its weights' names", "one of Intone's");
        }
        int width = (int) first.getDims(0);
        return new WhisperShape(
                (int) first.getDims(1), width, heads(tensors, width, file), blocks, (int) hidden.getDims(0), (int)
                        positions.getDims(0));
    }

    /** Only the shape {@code [-1, heads, head width]}, into which queries are brought, tells them. */
    private static int heads(Map<String, TensorProto> tensors, int width, Path file) throws IOException {
        for (TensorProto tensor : tensors.values()) {
            if (tensor.getDataType() == TensorProto.DataType.INT64.getNumber()) {
                LongBuffer values = tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer();
                if (values.remaining() == 3 && values.get(0) == -1 && values.get(1) * values.get(2) == width) {
                    return (int) values.get(1);
                }
            }
        }
        throw new ModelFormatException(file.toString(), "a graph without attention", "one of Intone's");
    }

    /** The backbone's name. */
    public String name() {
        return name;
    }

    /** On what terms its weights may be used, as its import said. */
    public String licence() {
        return licence;
    }

    /** Bands of the log-mel spectrum that it takes. */
    public int bands() {
        return shape.bands();
    }

    /** The length of the vectors within. */
    public int width() {
        return shape.width();
    }

    /** Heads of attention. */
    public int heads() {
        return shape.heads();
    }

    /** Blocks, one above the other. */
    public int blocks() {
        return shape.blocks();
    }

    /** Units between the two layers of a block's network. */
    public int hidden() {
        return shape.hidden();
    }

    /** The most vectors, one for two frames, that a recording may have. */
    public int positions() {
        return shape.positions();
    }

    /** The values of a tensor in row order, a new array. */
    public float[] tensor(String tensorName) {
        TensorProto tensor = tensors.get(tensorName);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + tensorName + " in " + name);
        }
        FloatBuffer buffer = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        if (tensorName.contains(".attn.query.")) {
            // The graph has the scale of the products in them.
            float scale = (float) Math.sqrt(shape.headWidth());
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale;
            }
        }
        return values;
    }
}
