package health.cordon.training.corpora;

import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences in columns: a word, others, a tag; an empty line between sentences. Words are put together again as people
 * write them, with marks against the words they belong to.
 *
 * <p>Tags are read as IOB1, IOB2 or plain: a name goes on while the type stays the same and no {@code B-} comes. Faults of the
 * corpora are mended here: handles and roles that are tagged as persons, common nouns tagged as persons or places.
 */
final class ConllCorpus {

    private static final Set<String> ROLES = Set.of(
            "borrower",
            "borrowers",
            "lender",
            "lenders",
            "bank",
            "banks",
            "agent",
            "company",
            "executive",
            "employee",
            "guarantor",
            "tenant",
            "landlord",
            "holder",
            "trustee",
            "purchaser",
            "seller",
            "buyer",
            "pledgor",
            "administrative");
    private static final Set<String> PRONOUNS =
            Set.of("i", "he", "she", "they", "we", "you", "him", "her", "his", "their", "who");
    private static final int SENTENCES_A_TEXT = 6;

    /** What stands before a name and is none, though a corpus marks it with it. */
    private static final Pattern TITLES = Pattern.compile(
            "(?:(?i:the|a|an|former|acting|special|deputy|vice|prime|assistant|under|foreign|chief|senior|envoy|advisor|adviser|secretary|president"
                    + "|minister|ambassador|spokesperson|spokesman|spokeswoman|general|commissioner|director|captain|colonel|major|sergeant|lieutenant"
                    + "|senator|governor|king|queen|prince|princess|pope|judge|justice|lord|lady|sir|dame|mr|mrs|ms|miss|dr|prof|professor|rev|of|state"
                    + "|for|to|chairman|mayor|coach|saint)\\.?\\s+)+");

    private static final Pattern LEADS = Pattern.compile(
            "(?:the |other |parts |of |port |city |town |village |province |area |areas |region |northern |southern |eastern |western |central )+(?=\\p{Lu})");

    private final String source;
    private final Regions regions;

    ConllCorpus(String source, Regions regions) {
        this.source = source;
        this.regions = regions;
    }

    /** Reads a file, some sentences to a text. */
    void read(Path file, Consumer<LabelledText> take) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String[]> sentence = new ArrayList<>();
        Writer writer = new Writer();
        int texts = 0;
        for (String line : lines) {
            boolean border = line.isBlank() || line.startsWith("\t") || line.startsWith("-DOCSTART-");
            if (!border) {
                String[] columns = line.strip().split("[\\s]+");
                if (columns.length >= 2) {
                    add(sentence, columns[0], columns[columns.length - 1]);
                }
                continue;
            }
            if (!sentence.isEmpty()) {
                writer.write(sentence);
                sentence.clear();
            }
            if (writer.sentences == SENTENCES_A_TEXT || line.startsWith("-DOCSTART-") && writer.sentences > 0) {
                take.accept(writer.text(source + "-" + texts++));
                writer = new Writer();
            }
        }
        if (!sentence.isEmpty()) {
            writer.write(sentence);
        }
        if (writer.sentences > 0) {
            take.accept(writer.text(source + "-" + texts));
        }
    }

    /** A handle that was cut behind its sign is put together again, and is no person's name. */
    private static void add(List<String[]> sentence, String word, String tag) {
        String[] before = sentence.isEmpty() ? null : sentence.getLast();
        if (before != null && before[0].equals("@") && Character.isLetterOrDigit(word.charAt(0)) && word.length() > 2) {
            before[0] = "@" + word;
            before[1] = "B-HANDLE";
        } else if (word.startsWith("@") && word.length() > 1) {
            sentence.add(new String[] {word, "B-HANDLE"});
        } else {
            sentence.add(new String[] {word, tag});
        }
    }

    private final class Writer {

        private final StringBuilder text = new StringBuilder();
        private final List<LabelledText.Mark> marks = new ArrayList<>();
        private int sentences;
        private boolean quoted;

        void write(List<String[]> words) {
            if (sentences++ > 0) {
                text.append(source.contains("twitter") || source.contains("wnut") ? '\n' : ' ');
            }
            quoted = false;
            boolean open = true;
            int i = 0;
            while (i < words.size()) {
                String type = type(words.get(i)[1]);
                int end = i + 1;
                while (end < words.size()
                        && !type.isEmpty()
                        && type.equals(type(words.get(end)[1]))
                        && !words.get(end)[1].startsWith("B-")) {
                    end++;
                }
                int start = -1;
                for (int k = i; k < end; k++) {
                    String word = plain(words.get(k)[0]);
                    if (!open && !hugsLeft(word)) {
                        text.append(' ');
                    }
                    start = start < 0 ? text.length() : start;
                    text.append(word);
                    open = hugsRight(word);
                }
                mark(type, start);
                i = end;
            }
        }

        private void mark(String type, int start) {
            int from = start;
            boolean name = type.equals("PER") || type.equals("PERSON");
            if (name || type.equals("LOC") || type.equals("LOCATION")) {
                Matcher lead = (name ? TITLES : LEADS).matcher(text).region(start, text.length());
                from = lead.lookingAt() ? lead.end() : start;
            }
            String words = text.substring(from);
            int allowed = words.isBlank() ? Label.OTHER.bit() : allowed(type, words);
            if (allowed != Label.OTHER.bit()) {
                marks.add(new LabelledText.Mark(from, text.length(), allowed));
            }
        }

        private boolean hugsLeft(String word) {
            if (word.equals("\"")) {
                return quoted;
            }
            return word.matches("[.,;:!?%)\\]}]+|'s|'S|n't|'re|'ve|'ll|'m|'d|'|\\.\\.\\.");
        }

        private boolean hugsRight(String word) {
            if (word.equals("\"")) {
                quoted = !quoted;
                return quoted;
            }
            return word.matches("[(\\[{$#£€]+|``|``");
        }

        LabelledText text(String id) {
            return new LabelledText(id, source, text.toString(), marks);
        }
    }

    private static String plain(String word) {
        return switch (word) {
            case "``", "''" -> "\"";
            case "-LRB-" -> "(";
            case "-RRB-" -> ")";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&amp;" -> "&";
            default -> word;
        };
    }

    private static String type(String tag) {
        String type = tag.length() > 2 && tag.charAt(1) == '-' ? tag.substring(2) : "";
        return type.toUpperCase(Locale.ROOT);
    }

    private int allowed(String type, String words) {
        return switch (type) {
            case "PER", "PERSON" -> person(words);
            case "HANDLE" -> Label.OTHER.bit() | Label.USERNAME.bit() | Label.ID.bit() | Label.NAME.bit();
            case "LOC", "LOCATION" -> place(words);
            case "ORG", "ORGANISATION", "CORPORATION", "GROUP" ->
                CareWords.isCare(words) ? Label.FACILITY.bit() : Label.OTHER.bit() | Label.FACILITY.bit();
            default -> Label.OTHER.bit();
        };
    }

    private static int person(String words) {
        if (PRONOUNS.contains(words.toLowerCase(Locale.ROOT))) {
            return Label.OTHER.bit();
        }
        if (Character.isLowerCase(words.charAt(0)) && words.matches(".* (of|for|to) .*")) {
            return Label.OTHER.bit();
        }
        boolean capital = words.chars().anyMatch(Character::isUpperCase);
        if (!capital || ROLES.contains(words.toLowerCase(Locale.ROOT))) {
            return capital ? Label.OTHER.bit() : LabelledText.ANYTHING;
        }
        return Label.NAME.bit() | Label.CLINICIAN_NAME.bit();
    }

    private int place(String words) {
        if (regions.contains(words)) {
            return Label.OTHER.bit();
        }
        if (words.chars().noneMatch(Character::isUpperCase)) {
            return LabelledText.ANYTHING;
        }
        int allowed = Label.CITY.bit() | Label.PLACE.bit() | Label.STREET.bit();
        return words.matches(".*\\d.*") || CareWords.isCare(words) ? allowed | Label.FACILITY.bit() : allowed;
    }
}
