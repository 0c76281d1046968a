package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@link KnownPhi} from JSON, in one pass. Collects all unknown keys before it complains: of each the line and the
 * nearest key that exists, never the key itself, which may be a value out of place.
 */
final class KnownPhiReader {

    private static final List<String> ROOT = List.of("id", "patient", "relatives", "providers", "identifiers");
    private static final List<String> PERSON = List.of(
            "names",
            "name",
            "birthDate",
            "deathDate",
            "dates",
            "mrn",
            "ssn",
            "phones",
            "faxes",
            "emails",
            "addresses",
            "employers",
            "others");
    private static final List<String> NAME =
            List.of("prefix", "given", "first", "middle", "family", "last", "suffix", "nickname", "text");
    private static final List<String> ADDRESS = List.of("street", "unit", "city", "county", "state", "zip");
    private static final List<String> IDENTIFIER = List.of("kind", "value");
    private static final int MOST_PROBLEMS = 20;

    private final SafeArg source;
    private final List<SafeArg> problems = new ArrayList<>();

    KnownPhiReader(SafeArg source) {
        this.source = source;
    }

    Map<String, KnownPhi> read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            return all(json);
        } catch (java.io.IOException e) {
            throw new CordonException(DeidError.KNOWN_PHI_UNREADABLE, e, source, SafeArg.cause(e));
        }
    }

    Map<String, KnownPhi> read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return all(json);
        }
    }

    private Map<String, KnownPhi> all(JsonParser json) {
        Map<String, KnownPhi> all = new LinkedHashMap<>();
        try {
            while (json.nextToken() != null) {
                document(json, all);
            }
        } catch (JacksonException e) {
            throw new CordonException(DeidError.KNOWN_PHI_UNREADABLE, e, source, line(json));
        }
        if (!problems.isEmpty()) {
            problems.addFirst(source);
            throw new CordonException(DeidError.KNOWN_PHI_UNKNOWN_KEY, problems.toArray(SafeArg[]::new));
        }
        return all;
    }

    private void document(JsonParser json, Map<String, KnownPhi> all) {
        KnownPhi.Builder known = KnownPhi.builder();
        String[] id = {""};
        object(json, ROOT, key -> {
            switch (key) {
                case "id" -> id[0] = text(json);
                case "patient", "relatives" -> each(json, () -> person(json, PhiKind.NAME, known));
                case "providers" -> each(json, () -> person(json, PhiKind.CLINICIAN_NAME, known));
                default -> each(json, () -> identifier(json, known));
            }
        });
        all.put(id[0], known.build());
    }

    private void person(JsonParser json, PhiKind kind, KnownPhi.Builder known) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            known.value(kind, text(json));
            return;
        }
        object(
                json,
                PERSON,
                key -> each(json, () -> {
                    switch (key) {
                        case "names", "name" -> name(json, kind, known);
                        case "addresses" -> address(json, known);
                        default -> known.value(kindOf(key), text(json));
                    }
                }));
    }

    private static PhiKind kindOf(String key) {
        return switch (key) {
            case "mrn" -> PhiKind.MRN;
            case "ssn" -> PhiKind.SSN;
            case "phones" -> PhiKind.PHONE;
            case "faxes" -> PhiKind.FAX;
            case "emails" -> PhiKind.EMAIL;
            case "employers" -> PhiKind.FACILITY;
            case "others" -> PhiKind.OTHER_ID;
            default -> PhiKind.DATE;
        };
    }

    private void name(JsonParser json, PhiKind kind, KnownPhi.Builder known) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            known.value(kind, text(json));
            return;
        }
        List<String> given = new ArrayList<>();
        List<String> family = new ArrayList<>();
        object(
                json,
                NAME,
                key -> each(json, () -> {
                    String part = text(json);
                    switch (key) {
                        case "given", "first", "middle", "nickname" -> given.add(part);
                        case "family", "last" -> family.add(part);
                        case "text" -> known.value(kind, part);
                        default -> {
                            // A prefix or suffix identifies nobody.
                        }
                    }
                }));
        known.named(KnownName.of(kind, given, family));
    }

    private void address(JsonParser json, KnownPhi.Builder known) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            known.value(PhiKind.STREET, text(json));
            return;
        }
        StringBuilder street = new StringBuilder();
        object(
                json,
                ADDRESS,
                key -> each(json, () -> {
                    String part = text(json);
                    switch (key) {
                        case "street", "unit" ->
                            street.append(street.isEmpty() ? "" : " ").append(part.replace(',', ' '));
                        case "city" -> known.value(PhiKind.CITY, part);
                        case "county" -> known.value(PhiKind.COUNTY, part);
                        case "zip" -> known.value(PhiKind.ZIP, part);
                        default -> {
                            // A state is no PHI.
                        }
                    }
                }));
        known.value(PhiKind.STREET, street.toString());
    }

    private void identifier(JsonParser json, KnownPhi.Builder known) {
        PhiKind[] kind = {PhiKind.OTHER_ID};
        String[] value = {""};
        object(json, IDENTIFIER, key -> {
            if (key.equals("value")) {
                value[0] = text(json);
                return;
            }
            try {
                kind[0] = PhiKind.of(text(json));
            } catch (IllegalArgumentException e) {
                throw unreadable(json);
            }
        });
        known.value(kind[0], value[0]);
    }

    /** Runs through an object whose start was read; {@code take} finds the parser on the value. */
    private void object(JsonParser json, List<String> keys, Consumer<String> take) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw unreadable(json);
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            boolean known = keys.contains(key);
            if (!known && problems.size() < MOST_PROBLEMS) {
                problems.add(SafeArg.of("line", json.currentTokenLocation().getLineNr()));
                problems.add(SafeArg.key("nearest", nearest(key, keys)));
            }
            json.nextToken();
            if (known && json.currentToken() != JsonToken.VALUE_NULL) {
                take.accept(key);
            } else {
                json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw unreadable(json);
        }
    }

    /** A list's elements, or the one value that stands where a list may. */
    private void each(JsonParser json, Runnable take) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            take.run();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw unreadable(json);
            }
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                take.run();
            }
        }
    }

    private String text(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw unreadable(json);
        }
        return json.getString();
    }

    private CordonException unreadable(JsonParser json) {
        return new CordonException(DeidError.KNOWN_PHI_UNREADABLE, source, line(json));
    }

    private static SafeArg line(JsonParser json) {
        return SafeArg.of("line", json.currentTokenLocation().getLineNr());
    }

    private static String nearest(String key, List<String> keys) {
        return NearestWord.to(key, keys).orElse(keys.getFirst());
    }
}
