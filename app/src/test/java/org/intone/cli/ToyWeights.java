package org.intone.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A made-up Whisper encoder of one block, width 64, that hears 2 s at a time. */
final class ToyWeights {
    private ToyWeights() {}

    /** The bytes of a safetensors file with weights by chance. */
    static byte[] whisper(long seed) {
        Map<String, int[]> shapes = new TreeMap<>(Map.of(
                "conv1.weight", new int[] {64, 80, 3},
                "conv1.bias", new int[] {64},
                "conv2.weight", new int[] {64, 64, 3},
                "conv2.bias", new int[] {64},
                "embed_positions.weight", new int[] {100, 64},
                "layers.0.fc1.weight", new int[] {8, 64},
                "layers.0.fc1.bias", new int[] {8},
                "layers.0.fc2.weight", new int[] {64, 8},
                "layers.0.fc2.bias", new int[] {64}));
        for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
            shapes.put("layers.0.self_attn." + part + ".weight", new int[] {64, 64});
            shapes.put("layers.0.self_attn." + part + ".bias", new int[] {64});
        }
        for (String part : List.of("layer_norm", "layers.0.self_attn_layer_norm", "layers.0.final_layer_norm")) {
            shapes.put(part + ".weight", new int[] {64});
            shapes.put(part + ".bias", new int[] {64});
        }
        StringBuilder header = new StringBuilder();
        int end = 0;
        for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
            int begin = end;
            end += 2 * Arrays.stream(entry.getValue()).reduce(1, Math::multiplyExact);
            header.append(header.length() == 0 ? '{' : ',')
                    .append("\"model.encoder." + entry.getKey() + "\":{\"dtype\":\"F16\",\"shape\":"
                            + Arrays.toString(entry.getValue()) + ",\"data_offsets\":[" + begin + "," + end + "]}");
        }
        byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[8 + json.length + end];
        file[0] = (byte) json.length;
        file[1] = (byte) (json.length >> 8);
        System.arraycopy(json, 0, file, 8, json.length);
        Random random = new Random(seed);
        for (int at = 8 + json.length; at < file.length; at += 2) {
            // Halves between 2^-5 and 2^-1, of either sign.
            file[at] = (byte) random.nextInt(256);
            file[at + 1] = (byte) (random.nextInt(2) << 7 | (10 + random.nextInt(4)) << 2 | random.nextInt(4));
        }
        return file;
    }
}
