package org.intone.backbone;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Weights that their publisher offers at a fixed address and that Intone was checked with.
 *
 * @param name under which the backbone is kept
 * @param address of the file
 * @param bytes how long it is
 * @param sha256 of all of it, in hexadecimal
 * @param licence on what terms it may be used
 */
public record KnownBackbone(String name, URI address, long bytes, String sha256, String licence) {
    private static final String WHISPER_TINY_EN = "d3dd57d32accea0b295c96e26691aa14d8822fac7d9d27d5dc00b4ca2826dd03";

    /** All that there are. */
    public static final List<KnownBackbone> ALL = List.of(new KnownBackbone(
            "whisper-tiny.en",
            URI.create("https://openaipublic.azureedge.net/main/whisper/models/" + WHISPER_TINY_EN + "/tiny.en.pt"),
            75_571_315,
            WHISPER_TINY_EN,
            "MIT, OpenAI"));

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public static KnownBackbone named(List<KnownBackbone> known, String name) {
        return known.stream()
                .filter(backbone -> backbone.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name must be one of "
                        + known.stream().map(KnownBackbone::name).collect(Collectors.joining(", ")) + ", was '" + name
                        + "'"));
    }
}
