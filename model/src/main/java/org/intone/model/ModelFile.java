package org.intone.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.file.WholeFile;

/**
 * A model in one ONNX file: a graph that any ONNX runtime loads, and Intone's metadata in its {@code metadata_props}
 * under {@value #METADATA_KEY}.
 *
 * <pre>
 * input  "features" float [batch, windowFrames, features], scaled with the metadata's scaler
 * output "logits"   float [batch, classes], before temperature and softmax
 * </pre>
 *
 * The file ends with a seal, the SHA-256 of all bytes before it, so that a damaged file is never run. Immutable; serves
 * all threads. Reading loads no native library.
 */
public final class ModelFile {
    /** The graph's input. */
    public static final String INPUT = "features";

    /** The graph's output. */
    public static final String OUTPUT = "logits";

    /** Where the metadata lie in the file. */
    public static final String METADATA_KEY = "intone";

    /** A larger file is refused unread. */
    static final long MAX_BYTES = 1L << 30;

    private static final String EXPECTED = "a model file of Intone";

    private final byte[] bytes;
    private final ModelMetadata metadata;

    private ModelFile(byte[] bytes, ModelMetadata metadata) {
        this.bytes = bytes;
        this.metadata = metadata;
    }

    /**
     * A model of a graph.
     *
     * @throws IllegalArgumentException if the graph's input and output are not those that the metadata ask for
     */
    public static ModelFile of(OnnxGraph graph, ModelMetadata metadata) {
        return of(graph.toModel(), metadata);
    }

    private static ModelFile of(ModelProto graph, ModelMetadata metadata) {
        GraphContract.fault(graph.getGraph(), metadata).ifPresent(fault -> {
            throw new IllegalArgumentException("graph must have " + fault.expected() + ", had " + fault.found());
        });
        StringStringEntryProto entry = StringStringEntryProto.newBuilder()
                .setKey(METADATA_KEY)
                .setValue(MetadataJson.write(metadata))
                .build();
        byte[] body = graph.toBuilder()
                .clearMetadataProps()
                .addMetadataProps(entry)
                .build()
                .toByteArray();
        return new ModelFile(ModelSeal.close(body), metadata);
    }

    /**
     * Reads and checks a file.
     *
     * @throws ModelFormatException if it is no undamaged model file of this or an older format
     * @throws IOException if it cannot be read
     */
    public static ModelFile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ModelFormatException(file.toString(), "a folder", EXPECTED + ", such as model.onnx in it");
        }
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new ModelFormatException(file.toString(), size + " bytes", EXPECTED + ", at most " + MAX_BYTES);
        }
        return read(file.toString(), Files.readAllBytes(file));
    }

    /**
     * The model that comes with Intone.
     *
     * @throws IllegalStateException if this build carries none
     */
    public static ModelFile builtIn() throws IOException {
        return BuiltInModel.file();
    }

    /**
     * Checks a file's bytes, which are not copied.
     *
     * @param source the name for messages
     * @throws ModelFormatException if they are no undamaged model file of this or an older format
     */
    public static ModelFile read(String source, byte[] bytes) throws ModelFormatException {
        if (!ModelSeal.holds(bytes)) {
            throw new ModelFormatException(source, strange(bytes), EXPECTED);
        }
        return new ModelFile(bytes, MetadataJson.read(metadataText(source, bytes), source));
    }

    /** Finds the metadata without building the graph, which would take longer than all else that reads a model. */
    private static String metadataText(String source, byte[] bytes) throws ModelFormatException {
        try {
            CodedInputStream fields = CodedInputStream.newInstance(bytes);
            for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) != ModelProto.METADATA_PROPS_FIELD_NUMBER) {
                    fields.skipField(tag);
                    continue;
                }
                CodedInputStream entry = fields.readBytes().newCodedInput();
                entry.readTag();
                String key = entry.readString();
                if (key.equals(METADATA_KEY)) {
                    entry.readTag();
                    return entry.readString();
                }
            }
        } catch (IOException e) {
            throw new ModelFormatException(source, "a sealed file that is no ONNX model", EXPECTED, e);
        }
        throw new ModelFormatException(source, "a sealed file without metadata", EXPECTED);
    }

    /** What bytes without a seal are. */
    private static String strange(byte[] bytes) {
        if (bytes.length == 0) {
            return "an empty file";
        }
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            if (model.getGraph().getNodeCount() == 0) {
                return "bytes that are no ONNX model";
            }
            boolean ours = model.getMetadataPropsList().stream()
                    .anyMatch(entry -> entry.getKey().equals(METADATA_KEY));
            return ours
                    ? "a model that is damaged or was changed by another program"
                    : "an ONNX model without Intone's metadata";
        } catch (InvalidProtocolBufferException e) {
            return "bytes that are no whole ONNX model";
        }
    }

    /** Writes the file under a temporary name first; replaces a file of that name. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, out -> out.write(bytes));
    }

    /** The same graph with other metadata, such as figures that were measured after training. */
    public ModelFile with(ModelMetadata other) {
        try {
            return of(ModelProto.parseFrom(bytes), other);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("these bytes were parsed before", e);
        }
    }

    /** Everything but the graph. */
    public ModelMetadata metadata() {
        return metadata;
    }

    /** The number of bytes of the file. */
    public int sizeBytes() {
        return bytes.length;
    }

    /** The SHA-256 of the whole file in hexadecimal: one model has one, wherever its file lies. */
    public String sha256() {
        return Sha256.hex(bytes);
    }

    /** The file's bytes, shared: not to be written to. */
    byte[] bytes() {
        return bytes;
    }
}
