package health.cordon.training.corpora;

import java.util.regex.Pattern;

/** Words by which an organisation is a place of care or of learning, where someone is to be found. */
final class CareWords {

    private static final Pattern CARE = Pattern.compile(
            "(?i).*\\b(hospital|clinic|medical cent(er|re)|infirmary|hospice|nursing home|health cent(er|re)|sanatorium)\\b.*");

    private CareWords() {}

    static boolean isCare(String words) {
        return CARE.matcher(words).matches();
    }
}
