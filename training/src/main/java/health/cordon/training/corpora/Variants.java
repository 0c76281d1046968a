package health.cordon.training.corpora;

import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import health.cordon.testkit.Seeded;
import health.cordon.training.names.NamePools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Copies of texts that say the same in another dress: other names in the same places, all in lower case, all in capitals. So
 * few texts of general language are labelled that each has to teach more than its own names. Same text, same copies.
 */
final class Variants {

    private static final int PEOPLE = Label.NAME.bit() | Label.CLINICIAN_NAME.bit();
    private static final int PLACES = Label.CITY.bit() | Label.PLACE.bit() | Label.STREET.bit();

    private final NamePools names;

    Variants(NamePools names) {
        this.names = names;
    }

    /** The text with other names; the text itself if it holds none. */
    LabelledText renamed(LabelledText text) {
        Seeded seeded = Seeded.of(text.id().hashCode());
        StringBuilder out = new StringBuilder();
        List<LabelledText.Mark> marks = new ArrayList<>();
        int at = 0;
        for (LabelledText.Mark mark : text.marks()) {
            out.append(text.text(), at, mark.start());
            int start = out.length();
            out.append(other(text.text().substring(mark.start(), mark.end()), mark.allowed(), seeded));
            marks.add(new LabelledText.Mark(start, out.length(), mark.allowed()));
            at = mark.end();
        }
        out.append(text.text(), at, text.text().length());
        return new LabelledText(text.id() + "-renamed", text.source(), out.toString(), marks);
    }

    private String other(String name, int allowed, Seeded s) {
        String made = name;
        if (allowed == PEOPLE && !name.startsWith("@")) {
            NamePools.Somebody somebody = names.person(s);
            int words = name.split(" ").length;
            made = words == 1
                    ? s.choose(somebody.first(), somebody.last())
                    : words == 2
                            ? somebody.full()
                            : somebody.first() + " " + names.person(s).first() + " " + somebody.last();
        } else if (allowed == PLACES && s.chance(0.7)) {
            made = names.city(s);
        }
        boolean upper = name.length() > 2 && name.equals(name.toUpperCase(Locale.ROOT));
        boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
        return upper ? made.toUpperCase(Locale.ROOT) : lower ? made.toLowerCase(Locale.ROOT) : made;
    }

    /** The text in one case; letters whose other case is not one letter stay. */
    static LabelledText recased(LabelledText text, boolean upper) {
        StringBuilder out = new StringBuilder(text.text());
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            out.setCharAt(i, upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return new LabelledText(text.id() + (upper ? "-upper" : "-lower"), text.source(), out.toString(), text.marks());
    }
}
