package org.intone.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up Whisper encoders of width 64. */
public final class ToyWeights {
    private ToyWeights() {}

    /** The bytes of a safetensors file with weights by chance: one block, which hears 2 s at a time. */
    public static byte[] whisper(long seed) {
        return whisper(seed, 1, 100);
    }

    /** The same of so many blocks that hear so many vectors of 20 ms at a time. */
    public static byte[] whisper(long seed, int blocks, int positions) {
        Map<String, int[]> shapes = shapes(blocks, positions);
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

    private static Map<String, int[]> shapes(int blocks, int positions) {
        Map<String, int[]> shapes = new TreeMap<>(Map.of(
                "conv1.weight", new int[] {64, 80, 3},
                "conv1.bias", new int[] {64},
                "conv2.weight", new int[] {64, 64, 3},
                "conv2.bias", new int[] {64},
                "embed_positions.weight", new int[] {positions, 64},
                "layer_norm.weight", new int[] {64},
                "layer_norm.bias", new int[] {64}));
        for (int b = 0; b < blocks; b++) {
            String block = "layers." + b + ".";
            shapes.put(block + "fc1.weight", new int[] {8, 64});
            shapes.put(block + "fc1.bias", new int[] {8});
            shapes.put(block + "fc2.weight", new int[] {64, 8});
            shapes.put(block + "fc2.bias", new int[] {64});
            for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                shapes.put(block + "self_attn." + part + ".weight", new int[] {64, 64});
                shapes.put(block + "self_attn." + part + ".bias", new int[] {64});
            }
            for (String part : List.of("self_attn_layer_norm", "final_layer_norm")) {
                shapes.put(block + part + ".weight", new int[] {64});
                shapes.put(block + part + ".bias", new int[] {64});
            }
        }
        return shapes;
    }
}
