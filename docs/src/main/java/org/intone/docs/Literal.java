package org.intone.docs;

/**
 * AsciiDoc as picocli's generator writes it, with the words of the commands taken as they are: the generator hands them
 * on bare, and {@code 10-30@0.3} would be an address, {@code Whisper's} a typographer's apostrophe, {@code *.wav} the begin
 * of something bold.
 */
final class Literal {
    private static final String HEADING = "== ";
    private static final String MORE = "+";
    private static final String WORDS = "  ";

    private Literal() {}

    static String words(String asciidoc) {
        StringBuilder out = new StringBuilder();
        String section = "";
        String before = "";
        for (String line :
                asciidoc.lines().filter(each -> !each.startsWith("// ")).toList()) {
            if (line.startsWith(HEADING)) {
                section = line.substring(HEADING.length()).strip().replaceFirst(":$", "");
                out.append(HEADING).append(section);
            } else {
                out.append(line(line, section, before.equals(MORE)));
            }
            out.append('\n');
            before = line;
        }
        return out.toString();
    }

    private static String line(String line, String section, boolean isMore) {
        if (line.isBlank() || section.startsWith("Example")) {
            return line;
        }
        return switch (section) {
            case "Name" -> line.replaceFirst("\\.$", "");
            // The marks of bold and italic words are within brackets, where AsciiDoc overlooks most.
            case "Synopsis" -> pass(line.replaceAll("[*_]", ""));
            case "Description" -> pass(line);
            default ->
                line.startsWith(WORDS) || isMore ? indent(line) + pass(line.strip()) : line.replace("...", pass("..."));
        };
    }

    private static String indent(String line) {
        return line.startsWith(WORDS) ? WORDS : "";
    }

    private static String pass(String words) {
        return words.isEmpty() ? "" : "pass:c[" + words.replace("]", "\\]") + "]";
    }
}
