package org.intone.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The last bytes of a model file: the SHA-256 of all bytes before them, as one more entry of the model's
 * {@code metadata_props}. Protocol buffers allow that, since a message followed by another is the message with both's
 * entries.
 */
final class ModelSeal {
    private static final String KEY = "intone.sha256";
    private static final int BYTES = entry("0".repeat(64)).length;

    private ModelSeal() {}

    /** The body with the seal behind it. */
    static byte[] close(byte[] body) {
        byte[] seal = entry(Sha256.hex(body, body.length));
        byte[] sealed = Arrays.copyOf(body, body.length + seal.length);
        System.arraycopy(seal, 0, sealed, body.length, seal.length);
        return sealed;
    }

    /** Whether bytes end with the seal of what is before it. */
    static boolean holds(byte[] sealed) {
        int bodyBytes = sealed.length - BYTES;
        return bodyBytes >= 0
                && Arrays.equals(
                        entry(Sha256.hex(sealed, bodyBytes)), Arrays.copyOfRange(sealed, bodyBytes, sealed.length));
    }

    private static byte[] entry(String digest) {
        try {
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            CodedOutputStream fields = CodedOutputStream.newInstance(entry);
            fields.writeString(StringStringEntryProto.KEY_FIELD_NUMBER, KEY);
            fields.writeString(StringStringEntryProto.VALUE_FIELD_NUMBER, digest);
            fields.flush();
            ByteArrayOutputStream seal = new ByteArrayOutputStream();
            CodedOutputStream model = CodedOutputStream.newInstance(seal);
            model.writeByteArray(ModelProto.METADATA_PROPS_FIELD_NUMBER, entry.toByteArray());
            model.flush();
            return seal.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }
}
