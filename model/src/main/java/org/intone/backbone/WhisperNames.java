package org.intone.backbone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tensors of a Whisper encoder are called. Within Intone they have OpenAI's names without the {@code encoder.} before
 * them; a file may have those of OpenAI or those of Hugging Face.
 *
 * <pre>
 * OpenAI                               Hugging Face
 * encoder.conv1.weight                 model.encoder.conv1.weight
 * encoder.positional_embedding         model.encoder.embed_positions.weight
 * encoder.blocks.0.attn.query.weight   model.encoder.layers.0.self_attn.q_proj.weight
 * encoder.blocks.0.attn_ln.weight      model.encoder.layers.0.self_attn_layer_norm.weight
 * encoder.blocks.0.mlp.0.weight        model.encoder.layers.0.fc1.weight
 * encoder.blocks.0.mlp_ln.weight       model.encoder.layers.0.final_layer_norm.weight
 * encoder.ln_post.weight               model.encoder.layer_norm.weight
 * </pre>
 */
final class WhisperNames {
    /** As Hugging Face's whole model has it, as its encoder alone, and as OpenAI's. */
    private static final List<String> PREFIXES = List.of("model.encoder.", "encoder.", "");

    private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\.(.+)\\.(weight|bias)");

    private static final Map<String, String> HUGGING_FACE_PARTS = Map.of(
            "attn.query", "self_attn.q_proj",
            "attn.key", "self_attn.k_proj",
            "attn.value", "self_attn.v_proj",
            "attn.out", "self_attn.out_proj",
            "attn_ln", "self_attn_layer_norm",
            "mlp.0", "fc1",
            "mlp.2", "fc2",
            "mlp_ln", "final_layer_norm");

    private WhisperNames() {}

    /** What a file calls a tensor; empty if it has none of that meaning. */
    static Optional<String> inFile(Set<String> names, String tensor) {
        return PREFIXES.stream()
                .flatMap(prefix -> List.of(prefix + tensor, prefix + huggingFace(tensor)).stream())
                .filter(names::contains)
                .findFirst();
    }

    private static String huggingFace(String tensor) {
        Matcher block = BLOCK.matcher(tensor);
        if (block.matches()) {
            String part = HUGGING_FACE_PARTS.get(block.group(2));
            return "layers." + block.group(1) + "." + part + "." + block.group(3);
        }
        return tensor.equals("positional_embedding")
                ? "embed_positions.weight"
                : tensor.replace("ln_post.", "layer_norm.");
    }
}
