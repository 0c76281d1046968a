package health.cordon.training.corpora;

import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of pii-anon-eval, English ones only. Mended here: titles are cut from names; names behind a title that have no label
 * get one; addresses are marked as street as a whole, which is left open for their parts.
 */
final class PiiAnonCorpus {

    private static final Pattern TITLE =
            Pattern.compile("^(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Hon|Judge|Attorney|Nurse|Sir)\\.?\\s+)+");
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\\.?\\s+(\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)?)");
    private static final JsonMapper JSON = new JsonMapper();

    private final String source;
    private final int limit;

    /** @param limit no more records than this: the corpus is made from few skeletons */
    PiiAnonCorpus(String source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    void read(Path file, Consumer<LabelledText> take) {
        int taken = 0;
        int seen = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && taken < limit; line = lines.readLine()) {
                JsonNode json = JSON.readTree(line);
                if (json.path("language").asString("").equals("en") && seen++ % 2 == 0) {
                    take.accept(text(json));
                    taken++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LabelledText text(JsonNode json) {
        String text = json.path("text").asString("");
        List<LabelledText.Mark> marks = new ArrayList<>();
        for (JsonNode one : json.path("annotations")) {
            int start = text.offsetByCodePoints(0, one.path("start").asInt());
            int end = text.offsetByCodePoints(0, one.path("end").asInt());
            int allowed = allowed(one.path("entity_type").asString(""));
            if ((allowed & Label.NAME.bit()) != 0) {
                Matcher title = TITLE.matcher(text.substring(start, end));
                start += title.find() ? title.end() : 0;
            }
            if (end > start && allowed != Label.OTHER.bit()) {
                marks.add(new LabelledText.Mark(start, end, allowed));
            }
        }
        Matcher titled = TITLED.matcher(text);
        while (titled.find()) {
            marks.add(new LabelledText.Mark(
                    titled.start(1), titled.end(1), Label.NAME.bit() | Label.CLINICIAN_NAME.bit()));
        }
        return new LabelledText(json.path("record_id").asString(""), source, text, apart(marks));
    }

    /** In order; of two that overlap, the first and longer one stays. */
    static List<LabelledText.Mark> apart(List<LabelledText.Mark> marks) {
        List<LabelledText.Mark> sorted = new ArrayList<>(marks);
        sorted.sort(Comparator.comparingInt(LabelledText.Mark::start)
                .thenComparing(Comparator.comparingInt(LabelledText.Mark::end).reversed()));
        List<LabelledText.Mark> apart = new ArrayList<>();
        int last = 0;
        for (LabelledText.Mark mark : sorted) {
            if (mark.start() >= last) {
                apart.add(mark);
                last = mark.end();
            }
        }
        return apart;
    }

    private static int allowed(String type) {
        return switch (type) {
            case "PERSON_NAME" -> Label.NAME.bit() | Label.CLINICIAN_NAME.bit();
            case "ORGANIZATION_NAME" -> Label.OTHER.bit() | Label.FACILITY.bit();
            case "STREET_ADDRESS" -> ADDRESS;
            case "LOCATION_NAME" -> Label.CITY.bit() | Label.PLACE.bit();
            case "USERNAME", "SOCIAL_MEDIA_HANDLE" -> Label.USERNAME.bit() | Label.ID.bit();
            case "DATE_OF_BIRTH", "TIMESTAMP" -> Label.DATE.bit();
            case "HEALTH_CONDITION",
                    "SALARY",
                    "MEDICATION_NAME",
                    "JOB_TITLE",
                    "PROCEDURE_NAME",
                    "POLITICAL_OPINION",
                    "RELIGIOUS_BELIEF",
                    "ETHNICITY",
                    "HOUSEHOLD_SIZE",
                    "GENDER",
                    "MARITAL_STATUS",
                    "NATIONALITY",
                    "EDUCATION_LEVEL",
                    "VEHICLE_MODEL",
                    "AGE" -> Label.OTHER.bit();
            case "PASSWORD", "API_KEY", "AUTHENTICATION_TOKEN" -> LabelledText.ANYTHING;
            default -> Label.ID.bit();
        };
    }

    /** An address is marked whole, state and all. */
    private static final int ADDRESS =
            Label.STREET.bit() | Label.CITY.bit() | Label.ID.bit() | Label.OTHER.bit() | Label.PLACE.bit();
}
