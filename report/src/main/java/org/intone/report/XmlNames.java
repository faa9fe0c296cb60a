package org.intone.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts as XML schema's {@code NMTOKEN} and {@code anyURI} want them. */
final class XmlNames {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~/!$'()*+,;=@:";

    private XmlNames() {}

    /** Each label's name in its order: all but letters, digits, dots, hyphens and underscores become underscores; no two are alike. */
    static Map<String, String> of(List<String> labels) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String label : labels) {
            String plain = label.replaceAll("[^\\p{L}\\p{Nd}._-]", "_");
            String name = plain;
            for (int number = 2; names.containsValue(name); number++) {
                name = plain + "_" + number;
            }
            names.put(label, name);
        }
        return names;
    }

    /** A file's name as a relative reference, or an absolute path as one: ASCII, with escapes where they are needed. */
    static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte each : file.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (isPlain) {
                uri.append(c);
            } else {
                uri.append('%').append(HEX.toHexDigits(each));
            }
        }
        // What stands before a colon would be a scheme.
        boolean isScheme = uri.indexOf(":") >= 0 && uri.indexOf(":") < (uri + "/").indexOf('/');
        return (isScheme ? "./" : "") + uri;
    }
}
