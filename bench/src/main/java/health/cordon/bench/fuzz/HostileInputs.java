package health.cordon.bench.fuzz;

import health.cordon.testkit.Seeded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Texts that are likely to make a detector look far, look again or make many claims. Each family is a unit that is made
 * anew or repeated until the text is long enough.
 */
final class HostileInputs {

    private static final List<String> ALPHABETS = List.of(
            "0123456789",
            "0123456789-",
            "0123456789-/. ",
            "0123456789()-+ x.",
            "0123456789/",
            "0123456789:",
            "0123456789., ",
            "0123456789abcdefABCDEF:",
            "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ",
            "abcdefghijklmnopqrstuvwxyz.@",
            "abcdefghijklmnopqrstuvwxyz0123456789.-_@/:?=&%#",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
            "01lIOoSB5 -",
            " \t\n",
            "\n",
            ".-_/\\|*~=#'\"()[]{}<>,;:!?",
            "'-\u2019\u2010\u2011.",
            "A. ",
            "a b c d e f ",
            "&#x;0123456789abcdefghilmnopqstu");

    private static final List<String> WORDS = List.of(
            "Dr.",
            "Mr.",
            "Mrs.",
            "MD",
            "RN",
            "Patient",
            "patient",
            "Name:",
            "Smith",
            "SMITH",
            "smith",
            "Will",
            "May",
            "March",
            "Jr.",
            "de",
            "la",
            "van",
            "O'Brien",
            "Mary-Jane",
            "John",
            "J.",
            "seen by",
            "cc:",
            "Re:",
            "DOB:",
            "DOB",
            "MRN",
            "MRN:",
            "SSN",
            "phone",
            "fax:",
            "ext",
            "ID:",
            "Account #",
            "St.",
            "Street",
            "Apt",
            "Suite",
            "PO Box",
            "Springfield",
            "IL",
            "62704",
            "Hospital",
            "Saint",
            "Memorial",
            "Ward",
            "Jan",
            "January",
            "Monday",
            "the",
            "of",
            "1st",
            "12/",
            "/2019",
            "2019",
            "3/14",
            "at",
            "on",
            "between",
            "and",
            "to",
            "-",
            "age",
            "year-old",
            "92",
            "aged",
            "mg",
            "mL",
            "is",
            "was",
            "daughter",
            "wife",
            "Sincerely,",
            "by",
            ",",
            ":",
            "(",
            ")",
            "@",
            "http://",
            "www.",
            "VIN",
            "serial",
            "lot",
            "license");

    private static final List<String> UNITS = List.of(
            "Dr. ",
            "Mr. and Mrs. ",
            "Dr. Dr. John ",
            "St. St. ",
            "Smith, ",
            "Smith, J., ",
            "J. ",
            "A.B.",
            "O'",
            "-a",
            "de la ",
            "1/",
            "1/1/",
            "12-",
            "(555) ",
            "555-",
            "a@",
            "a.a@a.",
            "@a.com ",
            "http://",
            "www.",
            "a.",
            "%41",
            "%25",
            "&amp;",
            "&amp;amp;",
            "&#65;",
            "&#x41",
            "&",
            "S m i t h ",
            "s\u00adm",
            "\u200b",
            "\u200d\u200d",
            "\u202e\u202d",
            "\ufeff",
            "A\u0301\u0302\u0303",
            "\ufb03",
            "\ufdfa",
            "\u1e9b\u0323",
            "\ud83d\udc69\u200d",
            "\ud800",
            "\udc00",
            "\0",
            "\uff11",
            "\u0661",
            "\u0430\u0435",
            "=\n",
            "-\n",
            "Jo-\nhn ",
            "\r",
            "\u2028",
            "\u0085",
            "QWxh",
            "U21pdGg=",
            "MRN: ",
            "MRN MRN ",
            "DOB: DOB: ",
            "of the ",
            "January ",
            "January 1 January ",
            "between 1 and ",
            "the 1st of the ",
            "1:1:1:",
            "::",
            "1.1.",
            "0x",
            "IL 6",
            "1 Main St ",
            "1 Main ",
            "PO Box ",
            "Apt Apt ",
            "92 year ",
            "aged aged ",
            "12 mg ",
            "I",
            "Il1",
            "X",
            "x",
            " ",
            "  \n",
            "\t",
            ".",
            "...",
            ",",
            "(((",
            "[[",
            "\"",
            "''",
            "____",
            "----",
            "====",
            "####",
            "****");

    private HostileInputs() {}

    /** The families by name. A family makes a text of about so many characters. */
    static Map<String, Function<Seeded, Unit>> families() {
        Map<String, Function<Seeded, Unit>> families = new LinkedHashMap<>();
        families.put("alphabet", seeded -> {
            String alphabet = seeded.choose(ALPHABETS);
            return () -> seeded.string(alphabet, 1, 40);
        });
        families.put("repeated unit", seeded -> {
            String unit = seeded.choose(UNITS);
            return () -> unit;
        });
        families.put("repeated units", seeded -> {
            String unit = seeded.choose(UNITS) + seeded.choose(UNITS) + seeded.choose(UNITS);
            return () -> unit;
        });
        families.put("repeated words", seeded -> {
            String unit = seeded.choose(WORDS) + " " + seeded.choose(WORDS) + " ";
            return () -> unit;
        });
        families.put("words", seeded -> () -> seeded.choose(WORDS) + (seeded.chance(0.9) ? " " : "\n"));
        families.put("words without spaces", seeded -> () -> seeded.choose(WORDS));
        families.put("units", seeded -> () -> seeded.choose(UNITS));
        families.put(
                "words and alphabets",
                seeded -> () -> seeded.choose(WORDS) + " " + seeded.string(seeded.choose(ALPHABETS), 0, 12) + " ");
        families.put("any characters", seeded -> () -> seeded.soup(60));
        families.put("one long word", seeded -> {
            String letter = seeded.string("abcdefgXYZ0189-'.", 1, 3);
            return () -> letter;
        });
        return families;
    }

    /** A piece of a text; what it makes may differ from call to call. */
    @FunctionalInterface
    interface Unit {
        String next();
    }

    /** A text of at least so many characters. */
    static String text(Unit unit, int characters) {
        StringBuilder text = new StringBuilder(characters + 100);
        while (text.length() < characters) {
            String piece = unit.next();
            text.append(piece.isEmpty() ? " " : piece);
        }
        return text.toString();
    }
}
