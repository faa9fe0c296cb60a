package org.intone.backbone;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A made-up Whisper encoder of two blocks whose values F16, BF16 and F32 hold alike, and the files that hold it. */
final class ToyWhisper {
    static final WhisperShape SHAPE = new WhisperShape(80, 16, 2, 2, 24, 150);

    /** One tensor; the numbers are those of {@link TensorType#F16}. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Tensor(int[] shape, short[] halves) {
        float[] values() {
            float[] values = new float[halves.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = TensorType.halfToFloat(halves[i]);
            }
            return values;
        }

        private byte[] bytes(TensorType type) {
            ByteBuffer out = ByteBuffer.allocate(halves.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (short half : halves) {
                int bits = Float.floatToIntBits(TensorType.halfToFloat(half));
                switch (type) {
                    case F32 -> out.putInt(bits);
                    case F16 -> out.putShort(half);
                    case BF16 -> out.putShort((short) (bits >>> 16));
                }
            }
            return out.array();
        }
    }

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Random random = new Random(4);

    ToyWhisper() {
        int width = SHAPE.width();
        add("conv1.weight", width, SHAPE.bands(), 3);
        add("conv1.bias", width);
        add("conv2.weight", width, width, 3);
        add("conv2.bias", width);
        add("positional_embedding", SHAPE.positions(), width);
        for (int i = 0; i < SHAPE.blocks(); i++) {
            String block = "blocks." + i + ".";
            for (String part : new String[] {"query", "key", "value", "out"}) {
                add(block + "attn." + part + ".weight", width, width);
                if (!part.equals("key")) {
                    add(block + "attn." + part + ".bias", width);
                }
            }
            add(block + "mlp.0.weight", SHAPE.hidden(), width);
            add(block + "mlp.0.bias", SHAPE.hidden());
            add(block + "mlp.2.weight", width, SHAPE.hidden());
            add(block + "mlp.2.bias", width);
            for (String part : new String[] {"attn_ln", "mlp_ln"}) {
                add(block + part + ".weight", width);
                add(block + part + ".bias", width);
            }
        }
        add("ln_post.weight", width);
        add("ln_post.bias", width);
    }

    private void add(String name, int... shape) {
        short[] halves = new short[IntStream.of(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < halves.length; i++) {
            // Between 2^-5 and 2^-1, either sign, 7 bits of fraction.
            int sign = random.nextInt(2);
            halves[i] = (short) (sign << 15 | (10 + random.nextInt(4)) << 10 | random.nextInt(128) << 3);
        }
        put(name, new Tensor(shape, halves));
    }

    /** Puts another tensor in place of one; null takes it away. */
    ToyWhisper put(String name, Tensor tensor) {
        if (tensor == null) {
            tensors.remove(name);
        } else {
            tensors.put(name, tensor);
        }
        return this;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    float[] values(String name) {
        return tensors.get(name).values();
    }

    /** The name that the transformers library gives a tensor. */
    static String huggingFace(String name) {
        return "model.encoder."
                + name.replace("blocks.", "layers.")
                        .replace("attn.query", "self_attn.q_proj")
                        .replace("attn.key", "self_attn.k_proj")
                        .replace("attn.value", "self_attn.v_proj")
                        .replace("attn.out", "self_attn.out_proj")
                        .replace("attn_ln", "self_attn_layer_norm")
                        .replace("mlp_ln", "final_layer_norm")
                        .replace("mlp.0", "fc1")
                        .replace("mlp.2", "fc2")
                        .replace("ln_post", "layer_norm")
                        .replace("positional_embedding", "embed_positions.weight");
    }

    /** A safetensors file with a decoder's tensor of another type beside the encoder's. */
    byte[] safetensors(TensorType type, UnaryOperator<String> names) {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        header.append(",\"model.decoder.steps\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[8]);
        tensors.forEach((name, tensor) -> {
            int begin = data.size();
            data.writeBytes(tensor.bytes(type));
            header.append(",\"" + names.apply(name) + "\":{\"dtype\":\"" + type + "\",\"shape\":["
                    + IntStream.of(tensor.shape()).mapToObj(Integer::toString).collect(Collectors.joining(","))
                    + "],\"data_offsets\":[" + begin + "," + data.size() + "]}");
        });
        return safetensors(header.append('}').toString(), data.toByteArray());
    }

    static byte[] safetensors(String header, byte[] data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }

    /** A file as {@code torch.save} writes it. */
    byte[] torch(TensorType type) {
        PickleWriter pickle = new PickleWriter();
        Map<String, byte[]> storages = new LinkedHashMap<>();
        pickle.dict().mark().text("dims").dict().mark().text("n_audio_head").integer(SHAPE.heads());
        pickle.op('u').text("model_state_dict").orderedDict().mark();
        tensors.forEach((name, tensor) -> {
            String key = Integer.toString(storages.size());
            storages.put(key, tensor.bytes(type));
            pickle.text("encoder." + name).tensor(type, key, tensor.shape());
        });
        return PickleWriter.zip(pickle.op('u').op('u').op('.').bytes(), storages);
    }
}
