package health.cordon.testkit.notes;

import health.cordon.core.PhiKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A note while it is being written: text, and gold spans that stay right when the text is edited. */
final class Draft {

    /** Replaces {@code [start, end)}; an insertion if they are equal. */
    record Edit(int start, int end, String with) {}

    private StringBuilder text = new StringBuilder();
    private final List<GoldSpan> spans = new ArrayList<>();

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    List<GoldSpan> spans() {
        return spans;
    }

    Draft plain(String words) {
        text.append(words);
        return this;
    }

    Draft gold(String words, PhiKind kind) {
        return gold(words, kind, null);
    }

    Draft gold(String words, PhiKind kind, @Nullable NameOrigin origin) {
        spans.add(new GoldSpan(text.length(), text.length() + words.length(), kind, origin));
        text.append(words);
        return this;
    }

    /** Appends another draft with its spans. */
    Draft add(Draft other) {
        for (GoldSpan span : other.spans) {
            spans.add(
                    new GoldSpan(span.start() + text.length(), span.end() + text.length(), span.kind(), span.origin()));
        }
        text.append(other.text);
        return this;
    }

    /** Takes over what another draft holds. */
    void become(Draft other) {
        text = new StringBuilder(other.text);
        spans.clear();
        spans.addAll(other.spans);
    }

    /** Whether the character is part of a span. */
    boolean inSpan(int at) {
        for (GoldSpan span : spans) {
            if (at >= span.start() && at < span.end()) {
                return true;
            }
        }
        return false;
    }

    /** Capital letter at {@code from}, if a letter stands there. */
    void capitalize(int from) {
        if (from < text.length()) {
            text.setCharAt(from, Character.toUpperCase(text.charAt(from)));
        }
    }

    /** Letters to one case; those whose other case is not one letter stay. */
    void recase(boolean upper) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            text.setCharAt(i, upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
    }

    /** Edits in order, not overlapping; one that crosses the border of a span is left out. */
    void apply(List<Edit> edits) {
        StringBuilder after = new StringBuilder(text.length() + 64);
        int[] startAt = new int[text.length() + 1];
        int[] endAt = new int[text.length() + 1];
        int at = 0;
        for (Edit edit : edits) {
            if (edit.start() < at || crosses(edit)) {
                continue;
            }
            copy(at, edit.start(), after, startAt, endAt);
            Arrays.fill(startAt, edit.start(), edit.end(), after.length());
            after.append(edit.with());
            Arrays.fill(endAt, edit.start() + (edit.end() > edit.start() ? 1 : 0), edit.end(), after.length());
            if (edit.end() > edit.start()) {
                endAt[edit.end()] = after.length();
            }
            at = edit.end();
        }
        copy(at, text.length(), after, startAt, endAt);
        spans.replaceAll(s -> new GoldSpan(startAt[s.start()], endAt[s.end()], s.kind(), s.origin()));
        text = after;
    }

    private void copy(int from, int to, StringBuilder after, int[] startAt, int[] endAt) {
        for (int i = from; i < to; i++) {
            startAt[i] = after.length();
            after.append(text.charAt(i));
            endAt[i + 1] = after.length();
        }
    }

    private boolean crosses(Edit edit) {
        for (GoldSpan span : spans) {
            boolean apart = edit.end() <= span.start() || edit.start() >= span.end();
            boolean inside = edit.start() >= span.start() && edit.end() <= span.end();
            if (!apart && !inside) {
                return true;
            }
        }
        return false;
    }
}
