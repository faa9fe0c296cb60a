package org.intone.report;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The assertions of W3C's implementation report on EmotionML 1.0 that a document of categories can break, by their numbers there; as
 * strict as its schema, which fixes the order of children too.
 */
final class EmotionMlRules {
    private static final String NAMESPACE = "http://www.w3.org/2009/10/emotionml";
    private static final String BIG6 = "http://www.w3.org/TR/emotion-voc/xml#big6";
    private static final String ID = "[\\p{L}_][\\p{L}\\p{Nd}._-]*";

    private final Document document;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private EmotionMlRules(Document document) {
        this.document = document;
    }

    /** The document as a tree. */
    static Document parse(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    /** The rules that a document breaks. */
    static List<String> brokenBy(String xml) throws IOException {
        EmotionMlRules rules = new EmotionMlRules(parse(xml));
        rules.checkRoot();
        return rules.broken;
    }

    static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private void checkRoot() {
        Element root = document.getDocumentElement();
        require(root.getLocalName().equals("emotionml"), "101 the root is emotionml");
        require(NAMESPACE.equals(root.getNamespaceURI()), "102 in EmotionML's namespace");
        require(root.getAttribute("version").equals("1.0"), "110, 111 version is 1.0");
        requireAttributes(root, Set.of("xmlns", "version", "category-set"));
        requireOrder(root, "(info )?(vocabulary |emotion )*");
        requireUri(root.getAttribute("category-set"), "113");
        children(root, "vocabulary").forEach(this::checkVocabulary);
        Set<String> names = vocabulary(root.getAttribute("category-set"));
        children(root, "emotion").forEach(emotion -> checkEmotion(emotion, names));
        NodeList all = document.getElementsByTagName("*");
        IntStream.range(0, all.getLength())
                .forEach(i -> require(NAMESPACE.equals(all.item(i).getNamespaceURI()), "700 all in the namespace"));
    }

    /** The names that a set has, none if it is no vocabulary of categories. */
    private Set<String> vocabulary(String set) {
        if (set.equals(BIG6)) {
            return Set.of("anger", "disgust", "fear", "happiness", "sadness", "surprise");
        }
        Set<String> names = new HashSet<>();
        for (Element own : children(document.getDocumentElement(), "vocabulary")) {
            if (set.equals("#" + own.getAttribute("id"))
                    && own.getAttribute("type").equals("category")) {
                children(own, "item").forEach(item -> names.add(item.getAttribute("name")));
            }
        }
        require(!names.isEmpty(), "114 category-set refers to a vocabulary of categories");
        return names;
    }

    private void checkVocabulary(Element vocabulary) {
        requireAttributes(vocabulary, Set.of("type", "id"));
        require(
                Set.of("category", "dimension", "action-tendency", "appraisal")
                        .contains(vocabulary.getAttribute("type")),
                "603 type of the vocabulary");
        requireId(vocabulary, "605");
        requireOrder(vocabulary, "(info )?(item )+");
        Set<String> names = new HashSet<>();
        for (Element item : children(vocabulary, "item")) {
            require(item.getAttribute("name").matches("[\\p{L}\\p{Nd}._-]+"), "607 name of an item is a token");
            require(names.add(item.getAttribute("name")), "608 names of items differ");
        }
    }

    private void checkEmotion(Element emotion, Set<String> names) {
        requireAttributes(emotion, Set.of("id", "time-ref-uri", "offset-to-start", "duration", "expressed-through"));
        requireId(emotion, "174");
        requireOrder(emotion, "(info )?(category )+(reference )*");
        require(emotion.getAttribute("offset-to-start").matches("-?\\d+"), "425 offset-to-start is a whole number");
        require(emotion.getAttribute("duration").matches("\\d+"), "422 duration is 0 or a whole number above");
        require(emotion.getAttribute("expressed-through").matches("[\\w.-]+( [\\w.-]+)*"), "301 expressed-through");
        requireUri(emotion.getAttribute("time-ref-uri"), "423");
        Set<String> met = new HashSet<>();
        for (Element category : children(emotion, "category")) {
            requireAttributes(category, Set.of("name", "confidence"));
            String name = category.getAttribute("name");
            require(names.contains(name), "212 the category " + name + " is in the vocabulary");
            require(met.add(name), "213 no category twice");
            String confidence = category.getAttribute("confidence");
            require(confidence.matches("0\\.\\d+|1\\.0+"), "300 confidence is from 0 to 1, was " + confidence);
        }
        for (Element reference : children(emotion, "reference")) {
            requireAttributes(reference, Set.of("uri", "role"));
            requireUri(reference.getAttribute("uri"), "411");
            require(
                    Set.of("expressedBy", "experiencedBy", "triggeredBy", "targetedAt")
                            .contains(reference.getAttribute("role")),
                    "414 role");
        }
    }

    private void requireAttributes(Element element, Set<String> known) {
        Set<String> found = new HashSet<>();
        IntStream.range(0, element.getAttributes().getLength())
                .forEach(i -> found.add(element.getAttributes().item(i).getNodeName()));
        require(known.equals(found), "attributes of " + element.getLocalName() + ": " + found);
    }

    private void requireOrder(Element parent, String pattern) {
        StringBuilder names = new StringBuilder();
        children(parent).forEach(child -> names.append(child.getLocalName()).append(' '));
        require(names.toString().matches(pattern), parent.getLocalName() + ": " + names);
    }

    private void requireId(Element element, String rule) {
        String id = element.getAttribute("id");
        require(id.matches(ID) && ids.add(id), rule + " an id of its own, was " + id);
    }

    private void requireUri(String text, String rule) {
        boolean isUri;
        try {
            isUri = !URI.create(text).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            isUri = false;
        }
        require(isUri, rule + " a URI, was " + text);
    }
}
