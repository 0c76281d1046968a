package health.cordon.access.minimum;

import health.cordon.core.PurposeOfUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The JSON Schema of rules, for editors, written from the words that the reader knows. */
public final class MinimumSchema {

    private static final String NAME = "\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9-]{0,62}$\"";

    private MinimumSchema() {}

    /** The schema (JSON Schema, draft 2020-12), as {@code docs/schema/minimum-necessary.schema.json} has it. */
    public static String json() {
        return """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": "Cordon minimum-necessary rules",
                  "description": "Which fields a consuming function gets, by purpose and role. See docs/minimum-necessary.md.",
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["name", "rules"],
                  "properties": {
                    "name": {"type": "string", "minLength": 1, "description": "The name of these rules; reports show it."},
                    "description": {"type": "string", "description": "What they are for."},
                    "rules": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/rule"}}
                  },
                  "$defs": {
                    "rule": {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["id", "says", "function", "purpose"],
                      "anyOf": [
                        {"required": ["keep"]},
                        {"required": ["as"]},
                        {"required": ["resources"]},
                        {"required": ["exempt"]}
                      ],
                      "properties": {
                        "id": {%1$s},
                        "says": {"type": "string", "minLength": 1, "description": "What is given, and why that is enough."},
                        "function": {"description": "The consuming functions.", "oneOf": [{%1$s}, {"type": "array", "minItems": 1, "items": {%1$s}}]},
                        "purpose": {"description": "Purposes of use; each holds its narrower ones.", "oneOf": [{"$ref": "#/$defs/purpose"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/purpose"}}]},
                        "role": {"description": "Roles; any if left out.", "oneOf": [{%1$s}, {"type": "array", "items": {%1$s}}]},
                        "exempt": {"description": "Why everything is given, 164.502(b)(2).", "enum": %2$s},
                        "keep": {"$ref": "#/$defs/paths"},
                        "withhold": {"$ref": "#/$defs/paths"},
                        "as": {"$ref": "#/$defs/as"},
                        "resources": {"description": "Fields by resourceType.", "type": "object", "additionalProperties": {"$ref": "#/$defs/fields"}}
                      }
                    },
                    "fields": {
                      "type": "object",
                      "additionalProperties": false,
                      "properties": {
                        "keep": {"$ref": "#/$defs/paths"},
                        "withhold": {"$ref": "#/$defs/paths"},
                        "as": {"$ref": "#/$defs/as"},
                        "nested": {"$ref": "#/$defs/paths", "description": "Where other resources stand."}
                      }
                    },
                    "paths": {
                      "description": "Names with dots between; * is any one name, ** at the end is all below.",
                      "oneOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string", "minLength": 1}}]
                    },
                    "as": {
                      "description": "Paths whose values are given with less in them.",
                      "type": "object",
                      "additionalProperties": {"enum": %3$s}
                    },
                    "purpose": {"enum": %4$s}
                  }
                }
                """.formatted(
                        NAME, quoted(Exemption.words()), quoted(Generalization.words()), quoted(PurposeOfUse.codes()));
    }

    private static String quoted(Collection<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add("\"" + word + "\""));
        return all.toString();
    }
}
