package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Nothing that Intone ships reports to anybody. See docs/decisions/0073-onnxruntime-1.28.md. */
class NoTelemetryTest {
    private static final String LIBRARY = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";

    @Test
    void onnxRuntimeKnowsNoCollector() throws IOException {
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(LIBRARY)) {
            assertNotNull(in, LIBRARY);
            String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(bytes.contains("onnxruntime::InferenceSession"), "this is not the library");
            assertFalse(bytes.contains("events.data.microsoft.com"), "the telemetry client is back");
        }
    }
}
