package org.intone.backbone;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.intone.file.WholeFile;
import org.intone.model.ModelFormatException;
import org.intone.model.Sha256;

/**
 * A backbone in one ONNX file: a graph, then two entries of {@code metadata_props} behind it, {@link BackboneMetadata} and the
 * SHA-256 of all bytes before the second. Protocol buffers allow entries behind a message, so the graph of another program is
 * kept as it was, byte by byte.
 *
 * <p>No state; serves all threads. Nothing here holds a file in memory, which may have more than a gigabyte.
 */
final class BackboneFile {
    private static final String SEAL_KEY = "intone.sha256";
    private static final int SEAL_BYTES = entry(SEAL_KEY, "0".repeat(64)).length;
    private static final int MAX_ENTRY_BYTES = 1 << 20;
    private static final String EXPECTED = "a backbone of Intone";

    private BackboneFile() {}

    private static byte[] entry(String key, String value) {
        return ModelProto.newBuilder()
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value))
                .build()
                .toByteArray();
    }

    /** Writes a graph and what it is. The file is not made whole here: {@link WholeFile} is the caller's. */
    static void write(Path file, WholeFile.Bytes graph, BackboneMetadata metadata) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            graph.writeTo(out);
            out.write(entry(BackboneMetadata.KEY, metadata.toJson()));
            out.write(entry(SEAL_KEY, HexFormat.of().formatHex(digest.digest())));
        }
    }

    /**
     * The seal of a file, which names all that it does: the SHA-256 of graph and metadata.
     *
     * @throws ModelFormatException if the file has another content than the seal says
     */
    static String checkedSeal(Path file) throws IOException {
        long size = Files.size(file);
        if (Files.isDirectory(file) || size < SEAL_BYTES) {
            throw new ModelFormatException(file.toString(), size + " bytes", EXPECTED);
        }
        String digest = Sha256.hex(file, size - SEAL_BYTES);
        byte[] seal = new byte[SEAL_BYTES];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(size - SEAL_BYTES);
            in.readFully(seal);
        }
        if (!Arrays.equals(seal, entry(SEAL_KEY, digest))) {
            throw new ModelFormatException(file.toString(), "a file that is damaged or no backbone", EXPECTED);
        }
        return digest;
    }

    /**
     * What a file says that it is. The graph is passed over, and the seal is not checked.
     *
     * @throws ModelFormatException if it says nothing
     */
    static BackboneMetadata metadata(Path file) throws IOException {
        return BackboneMetadata.read(json(file), file.toString());
    }

    private static String json(Path file) throws IOException {
        String source = file.toString();
        String found = null;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            CodedInputStream fields = CodedInputStream.newInstance(in);
            for (int tag = fields.readTag(); tag != 0; tag = fields.readTag()) {
                if (tag == entryTag()) {
                    StringStringEntryProto entry = readEntry(fields);
                    // The last counts: the graph may itself come from such a file.
                    found = entry.getKey().equals(BackboneMetadata.KEY) ? entry.getValue() : found;
                } else {
                    fields.skipField(tag);
                }
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new ModelFormatException(source, "bytes that are no whole ONNX model", EXPECTED, e);
        }
        if (found == null) {
            throw new ModelFormatException(source, "an ONNX model without " + BackboneMetadata.KEY, EXPECTED);
        }
        return found;
    }

    /**
     * The SHA-256 of all that decides which numbers a backbone gives: its graph, which outputs count, and what is done to the
     * samples before. Not of the words about it: whoever imports the same weights, from whichever file, has the same one. The seal
     * is not checked.
     *
     * @throws ModelFormatException if the file is no backbone
     */
    static String fingerprint(Path file) throws IOException {
        String json = json(file);
        BackboneMetadata metadata = BackboneMetadata.read(json, file.toString());
        long graph = Files.size(file) - SEAL_BYTES - entry(BackboneMetadata.KEY, json).length;
        String numbers = String.join(
                "\n",
                Sha256.hex(file, Math.max(0, graph)),
                metadata.kind().word(),
                Boolean.toString(metadata.standardise()),
                Integer.toString(metadata.width()),
                Integer.toString(metadata.most()),
                String.join(",", metadata.layers()));
        return Sha256.hex(numbers.getBytes(StandardCharsets.UTF_8));
    }

    private static int entryTag() {
        return (ModelProto.METADATA_PROPS_FIELD_NUMBER << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private static StringStringEntryProto readEntry(CodedInputStream fields) throws IOException {
        int length = fields.readRawVarint32();
        if (length < 0 || length > MAX_ENTRY_BYTES) {
            throw new com.google.protobuf.InvalidProtocolBufferException("an entry of " + length + " bytes");
        }
        return StringStringEntryProto.parseFrom(fields.readRawBytes(length));
    }
}
