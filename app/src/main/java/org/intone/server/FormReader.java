package org.intone.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Takes the files out of a form ({@code multipart/form-data}) as it comes. Fields without a file name are passed over. For one thread. */
final class FormReader implements MultiPart.Parser.Listener {
    private static final int HEADER_BYTES = 8192;

    private final MultiPart.Parser parser;
    private final Uploads uploads;
    private final SpoolFolder folder;
    private final int mostFiles;
    private Upload current;
    private boolean complete;
    private Throwable failure;
    private byte[] block = new byte[0];

    FormReader(String boundary, Uploads uploads, SpoolFolder folder, int mostFiles) {
        this.parser = new MultiPart.Parser(boundary, this);
        this.uploads = uploads;
        this.folder = folder;
        this.mostFiles = mostFiles;
        parser.setPartHeadersMaxLength(HEADER_BYTES);
        // Fields beside the files are counted here too.
        parser.setMaxParts(2L * mostFiles);
    }

    /** Takes the next bytes, which must not be changed afterwards. */
    void take(byte[] bytes, int count, boolean last) throws IOException {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(bytes, 0, count), last));
        if (failure instanceof IOException local && !(failure instanceof EOFException)) {
            throw local;
        }
        if (failure instanceof Refusal refusal) {
            throw refusal;
        }
        if (failure != null || (last && !complete)) {
            throw new Refusal(
                    ErrorCode.MALFORMED, "the form is broken or ends early, expected multipart/form-data", failure);
        }
    }

    @Override
    public void onPartHeader(String name, String value) {
        if (HttpHeader.CONTENT_DISPOSITION.is(name)) {
            String file = fileName(value);
            if (file != null) {
                begin(file);
            }
        }
    }

    private static String fileName(String disposition) {
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(disposition, parameters);
        return parameters.get("filename");
    }

    private void begin(String file) {
        if (uploads.files().size() < mostFiles) {
            current = uploads.add(new Upload(file, new Spool(folder, uploads.memory())));
        } else {
            onFailure(new Refusal(
                    ErrorCode.TOO_LARGE, "the form holds more than " + mostFiles + " files, expected at most so many"));
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (current == null) {
            return;
        }
        int count = chunk.remaining();
        if (block.length < count) {
            block = new byte[count];
        }
        chunk.get(block, 0, count);
        try {
            current.bytes().write(block, 0, count);
        } catch (IOException e) {
            onFailure(e);
        }
    }

    @Override
    public void onPartEnd() {
        current = null;
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = failure == null ? cause : failure;
    }
}
