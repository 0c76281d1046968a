package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link GoldFormat#I2B2}. DTDs and external entities are not followed. A tag's {@code TYPE} decides its kind; where
 * that is not known, the element's name does.
 */
final class I2b2Gold {

    /** An element of {@code TAGS}, before the text is known to be whole. */
    private record Tag(int start, int end, String label, int line) {}

    private final EvalOptions options;
    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    I2b2Gold(EvalOptions options) {
        this.options = options;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    void read(Path file, Consumer<GoldDocument> take) {
        Parse parse = new Parse(file, take);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                while (xml.hasNext()) {
                    parse.event(xml.next(), xml);
                }
            } finally {
                xml.close();
            }
            parse.finish();
        } catch (XMLStreamException e) {
            throw new CordonException(EvalError.GOLD_MALFORMED, SafeArg.path(file), SafeArg.of("line", parse.line));
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** One file being read: in 2006 a {@code RECORD} is a document, in 2014 the file is. */
    private final class Parse {

        private final Path file;
        private final Consumer<GoldDocument> take;
        private final StringBuilder text = new StringBuilder();
        private final List<GoldEntity> inline = new ArrayList<>();
        private final List<Tag> tags = new ArrayList<>();
        private String id;
        private boolean inText;
        private boolean hasText;
        private @Nullable String inlineLabel;
        private int inlineStart;
        private int line = 1;

        Parse(Path file, Consumer<GoldDocument> take) {
            this.file = file;
            this.take = take;
            id = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
        }

        void event(int event, XMLStreamReader xml) {
            line = xml.getLocation().getLineNumber();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw failure(EvalError.GOLD_MALFORMED, line);
                default -> {}
            }
        }

        void finish() {
            if (hasText || !tags.isEmpty()) {
                emit();
            }
        }

        private void start(XMLStreamReader xml) {
            String element = xml.getLocalName();
            if (element.equals("RECORD")) {
                id = Objects.requireNonNullElse(xml.getAttributeValue(null, "ID"), "line " + line);
            } else if (element.equals("TEXT")) {
                inText = true;
                hasText = true;
            } else if (inText && element.equals("PHI")) {
                inlineStart = text.length();
                inlineLabel = Objects.requireNonNullElse(xml.getAttributeValue(null, "TYPE"), "PHI");
            } else if (!inText && xml.getAttributeValue(null, "start") != null) {
                tags.add(tag(xml, element));
            }
        }

        private Tag tag(XMLStreamReader xml, String element) {
            String type = xml.getAttributeValue(null, "TYPE");
            String label = type != null && options.labels().knows(type) ? type : element;
            try {
                int start = Integer.parseInt(xml.getAttributeValue(null, "start"));
                return new Tag(start, Integer.parseInt(xml.getAttributeValue(null, "end")), label, line);
            } catch (NumberFormatException e) {
                throw failure(EvalError.GOLD_MALFORMED, line);
            }
        }

        private void end(String element) {
            if (element.equals("TEXT")) {
                inText = false;
            } else if (element.equals("PHI") && inlineLabel != null) {
                if (text.length() == inlineStart) {
                    throw failure(EvalError.GOLD_OUTSIDE_TEXT, line);
                }
                inline.add(new GoldEntity(
                        inlineStart, text.length(), options.labels().kind(inlineLabel), inlineLabel, null));
                inlineLabel = null;
            } else if (element.equals("RECORD")) {
                emit();
            }
        }

        private void emit() {
            if (!hasText) {
                throw failure(EvalError.GOLD_WITHOUT_TEXT, line);
            }
            String whole = text.toString();
            List<GoldEntity> entities = new ArrayList<>(inline);
            for (Tag tag : tags) {
                SafeArg at = SafeArg.of("line", tag.line());
                entities.add(GoldFormat.entity(
                        whole, tag.start(), tag.end(), tag.label(), null, options, SafeArg.path(file), at));
            }
            take.accept(new GoldDocument(id, whole, entities, Map.of()));
            text.setLength(0);
            inline.clear();
            tags.clear();
            hasText = false;
        }

        private CordonException failure(EvalError error, int at) {
            return new CordonException(error, SafeArg.path(file), SafeArg.of("line", at));
        }
    }
}
