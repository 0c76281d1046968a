package health.cordon.gateway;

import health.cordon.gateway.json.StrictTree;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request's texts in every way in which a model might: each disguise undone, and what is below it again. Shares no
 * code with the guard.
 */
final class ModelReader {

    private static final Pattern UNICODE = Pattern.compile("\\\\+u([0-9a-fA-F]{4})");
    private static final Pattern ENTITY = Pattern.compile("&#(x?)([0-9a-fA-F]{1,6});");
    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");
    private static final Pattern HEX = Pattern.compile("(?<![0-9a-z])(?:[0-9a-f]{2}){8,}(?![0-9a-z])");
    private static final Pattern CODED = Pattern.compile("[A-Za-z0-9+/]{8,}={0,2}");

    private static final List<UnaryOperator<String>> WAYS = List.of(
            text -> UNICODE.matcher(text).replaceAll(found -> safe(found, 1, 16)),
            text -> ENTITY.matcher(text)
                    .replaceAll(found -> safe(found, 2, found.group(1).isEmpty() ? 10 : 16)),
            text -> PERCENT.matcher(text).replaceAll(found -> safe(found, 1, 16)),
            text -> CODED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(decoded(found.group()))),
            text -> QUOTED.matcher(text).replaceAll(found -> safe(found, 1, 16)),
            text -> HEX.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            new String(HexFormat.of().parseHex(found.group()), StandardCharsets.ISO_8859_1))),
            text -> text.replace("\\n", "\n"),
            ModelReader::latin,
            text -> Normalizer.normalize(text, Normalizer.Form.NFKC),
            text -> text.replaceAll("\\p{Cf}", ""));

    private ModelReader() {}

    /** Those of these values, by name, that a model could read in a request. */
    static Set<String> read(String body, Map<String, List<String>> wanted) {
        StringBuilder all = new StringBuilder();
        for (String text : texts(body)) {
            for (String reading : readings(text)) {
                all.append(bare(reading)).append('|');
            }
        }
        Set<String> seen = new java.util.TreeSet<>();
        wanted.forEach((what, forms) -> {
            if (forms.stream().anyMatch(form -> all.indexOf(bare(form)) >= 0)) {
                seen.add(what);
            }
        });
        return seen;
    }

    /** Letters and digits alone: neither spaces nor line ends nor signs hide anything. */
    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(String body) {
        List<String> texts = new ArrayList<>();
        collect(StrictTree.read(body.getBytes(StandardCharsets.UTF_8)), texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        node.properties().forEach(field -> {
            texts.add(field.getKey());
            collect(field.getValue(), texts);
        });
        if (node.isArray()) {
            node.values().forEach(each -> collect(each, texts));
            StringBuilder joined = new StringBuilder();
            node.values()
                    .forEach(each -> joined.append(
                            each.isObject() && each.has("text")
                                    ? each.get("text").asString()
                                    : ""));
            texts.add(joined.toString());
        } else if (!node.isContainer() && !node.isNull()) {
            texts.add(node.asString());
        }
    }

    private static Set<String> readings(String text) {
        Set<String> known = new HashSet<>(Set.of(text));
        Deque<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty() && known.size() < 200) {
            String next = open.pop();
            for (UnaryOperator<String> way : WAYS) {
                String other = way.apply(next);
                if (known.add(other)) {
                    open.add(other);
                }
            }
        }
        return known;
    }

    private static String latin(String text) {
        String read = text;
        for (int i = 0; i < Disguise.LATIN.length(); i++) {
            read = read.replace(Disguise.CYRILLIC_LIKE.charAt(i), Disguise.LATIN.charAt(i));
        }
        return read;
    }

    private static String safe(MatchResult found, int group, int radix) {
        int c = Integer.parseInt(found.group(group), radix);
        return Matcher.quoteReplacement(Character.isValidCodePoint(c) ? Character.toString(c) : found.group());
    }

    private static String decoded(String coded) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(Base64.getDecoder().decode(coded)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException none) {
            return coded;
        }
    }
}
