package dev.coracle.simulation.timeline;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page, read as XML. */
record Xml(Document document) {
    static Xml of(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            return new Xml(factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + page, e);
        }
    }

    private Stream<Element> all(String tag, String style) {
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(it -> (Element) found.item(it))
                .filter(it -> it.getAttribute("class").equals(style));
    }

    /** What elements of this class say. */
    List<String> texts(String tag, String style) {
        return all(tag, style).map(Element::getTextContent).toList();
    }

    List<String> attribute(String tag, String style, String attribute) {
        return all(tag, style).map(it -> it.getAttribute(attribute)).toList();
    }

    List<String> titles() {
        return texts("title", "");
    }
}
