package health.cordon.deid.transform;

import health.cordon.core.Cfr;
import health.cordon.deid.transform.Acquaintances.Person;
import health.cordon.deid.transform.NameLists.Gender;
import health.cordon.deid.transform.NameMention.Part;
import health.cordon.deid.transform.NameMention.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people of one document, as its name spans tell them: which words are first names and which are surnames, and whom a
 * bare surname, a first name or initials mean. Where two people fit, a short form stands for itself.
 */
@Cfr("164.514(b)(2)(i)(A)")
final class People {

    /** How far before a span a title may stand, in characters. */
    private static final int TITLE_DISTANCE = 14;

    private final Workspace work;
    private final Map<Integer, NameMention> mentions = new HashMap<>();
    private final Acquaintances known;
    private final Set<String> hiddenInitials = new HashSet<>();

    People(Workspace work) {
        this.work = work;
        this.known = work.acquaintances();
        for (int i = 0; i < work.spans().size(); i++) {
            if (Workspace.isName(work.span(i).kind()) && !readWithNext(i)) {
                take(i, NameMention.of(work.text(i)));
            }
        }
        mentions.replaceAll(this::settled);
        mentions.values().forEach(this::hideInitials);
    }

    private void take(int index, NameMention mention) {
        if (mentions.putIfAbsent(index, mention) == null) {
            known.learn(mention, titleOf(index, mention));
        }
    }

    /** Two spans that make up one name, {@code Smith} and {@code Jane Q.} around a comma, are read as one. */
    private boolean readWithNext(int index) {
        if (mentions.containsKey(index)
                || index + 1 == work.spans().size()
                || !Workspace.isName(work.span(index + 1).kind())) {
            return false;
        }
        int start = work.span(index).start();
        int offset = work.span(index + 1).start() - start;
        int gap = offset - work.span(index).length();
        if (gap != 2
                || !work.document().startsWith(", ", start + offset - gap)
                || !isSurname(NameMention.of(work.text(index)))
                || !isGivenName(NameMention.of(work.text(index + 1)))) {
            return false;
        }
        NameMention both = NameMention.of(
                work.document().substring(start, work.span(index + 1).end()));
        List<Part> left = new ArrayList<>();
        List<Part> right = new ArrayList<>();
        for (Part part : both.parts()) {
            if (part.end() <= offset - gap) {
                left.add(part);
            } else if (part.start() >= offset) {
                right.add(new Part(part.start() - offset, part.end() - offset, part.role(), part.key()));
            } else {
                return false;
            }
        }
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        known.learn(both, titleOf(index, both));
        mentions.put(index, new NameMention(left, true, both.title()));
        mentions.put(index + 1, new NameMention(right, true, both.title()));
        return true;
    }

    private static boolean isSurname(NameMention mention) {
        return mention.parts().size() == 1
                && !NameLists.isFirstName(mention.parts().getFirst().key());
    }

    private static boolean isGivenName(NameMention mention) {
        if (mention.parts().isEmpty() || !mention.title().isEmpty()) {
            return false;
        }
        Part first = mention.parts().getFirst();
        return first.role() == Role.LONE && NameLists.isFirstName(first.key())
                || first.role() == Role.FIRST && mention.key(Role.LAST).isEmpty();
    }

    /** The span's parts, each with a role that is settled: none is {@link Role#LONE}. */
    NameMention mention(int index) {
        return Objects.requireNonNull(mentions.get(index));
    }

    /** Whether someone's first name is this, in lower case. */
    boolean isFirst(String word) {
        return known.isFirst(word);
    }

    /** Whether someone's last name is this, in lower case. */
    boolean isLast(String word) {
        return known.isLast(word);
    }

    /** The gender of a first name in this document. */
    Gender gender(String first) {
        return known.gender(first);
    }

    /** Whether the document also writes bare initials of someone of this name, so that a surrogate must not have them. */
    boolean initialsStandAlone(String name) {
        return hiddenInitials.contains(name);
    }

    /** The one person with these initials, first and last, or null. */
    @Nullable
    Person withInitials(String initials) {
        return known.withInitials(initials);
    }

    /** The one person with this last name and this initial of the first, or null. */
    @Nullable
    Person withLast(String last, char initial) {
        return known.withLast(last, initial);
    }

    /** What all spans that mean the same person have in common. */
    String person(int index) {
        NameMention mention = mention(index);
        if (mention.parts().isEmpty()) {
            return Workspace.canonical(work.text(index));
        }
        String first = mention.key(Role.FIRST);
        String last = mention.key(Role.LAST);
        String initial = mention.key(Role.INITIAL);
        Person meant;
        if (!first.isEmpty() && !last.isEmpty()) {
            return new Person(first, last).key();
        } else if (!last.isEmpty()) {
            meant = initial.isEmpty() ? known.withLast(last) : withLast(last, initial.charAt(0));
        } else if (!first.isEmpty()) {
            meant = known.withFirst(first);
        } else {
            String initials = initials(mention);
            meant = initials.length() < 2 ? null : withInitials(initials);
        }
        return meant == null ? Workspace.canonical(work.text(index)) : meant.key();
    }

    /** The initials of a mention that has nothing else. */
    static String initials(NameMention mention) {
        StringBuilder all = new StringBuilder();
        mention.parts().stream().filter(part -> part.role() == Role.INITIALS).forEach(part -> all.append(part.key()));
        return all.toString();
    }

    private NameMention settled(int index, NameMention mention) {
        if (mention.parts().stream().noneMatch(part -> part.role() == Role.LONE)) {
            return mention;
        }
        boolean titled = !titleOf(index, mention).isEmpty();
        List<Part> parts = new ArrayList<>();
        for (Part part : mention.parts()) {
            parts.add(part.role() == Role.LONE ? part.as(lone(part.key(), titled)) : part);
        }
        return new NameMention(parts, true, mention.title());
    }

    private Role lone(String word, boolean titled) {
        boolean first = isFirst(word);
        boolean last = isLast(word);
        if (first != last) {
            return first ? Role.FIRST : Role.LAST;
        }
        if (known.areInitials(word)) {
            return Role.INITIALS;
        }
        return !titled && NameLists.isFirstName(word) ? Role.FIRST : Role.LAST;
    }

    private void hideInitials(NameMention mention) {
        String initials = initials(mention);
        Person person = initials.length() < 2 ? null : withInitials(initials);
        if (person != null) {
            hiddenInitials.add(person.first());
            hiddenInitials.add(person.last());
        }
    }

    private String titleOf(int index, NameMention mention) {
        if (!mention.title().isEmpty()) {
            return mention.title();
        }
        int end = work.span(index).start();
        while (end > 0 && " .\t".indexOf(work.document().charAt(end - 1)) >= 0) {
            end--;
            if (work.span(index).start() - end > 2) {
                return "";
            }
        }
        int start = end;
        while (start > 0
                && end - start <= TITLE_DISTANCE
                && Character.isLetter(work.document().charAt(start - 1))) {
            start--;
        }
        String word = NameMention.key(work.document().substring(start, end));
        return NameWords.TITLES.contains(word) ? word : "";
    }
}
