package org.intone.model;

import java.io.IOException;
import java.io.InputStream;

/** The model that comes with Intone. */
final class BuiltInModel {
    static final String RESOURCE = "/org/intone/model/builtin.onnx";

    private static Recognizer recognizer;

    private BuiltInModel() {}

    /** The one recognizer of this model. */
    static synchronized Recognizer recognizer() {
        if (recognizer == null) {
            try {
                recognizer = Recognizer.open(file(), "the built-in model", true);
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
        return recognizer;
    }

    /** Reads the resource. */
    static ModelFile file() throws IOException {
        try (InputStream in = BuiltInModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "this build of Intone carries no model (" + RESOURCE + "): name a model file");
            }
            return ModelFile.read("the built-in model", in.readAllBytes());
        }
    }
}
