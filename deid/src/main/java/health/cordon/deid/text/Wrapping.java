package health.cordon.deid.text;

/**
 * Line ends that only keep a paragraph within a width: text that was wrapped reads as it ran before, so that a name, a
 * street or a number that such a line end cuts is whole.
 *
 * <p>Only line ends that the {@link WrapWidth} of the text explains are read as spaces. Never between items of a list, rows of
 * a table, labelled values, paragraphs, or quotations of another depth. Elsewhere a {@link TornNumber} is put together, and quoted lines
 * lose the marks before them. Linear.
 */
final class Wrapping {

    private final String text;
    private final TextLines lines;

    private Wrapping(String text) {
        this.text = text;
        this.lines = TextLines.of(text);
    }

    /** The text without the line ends that only wrap it, and the way back. */
    static Rewrite.Result undone(String text) {
        if (text.indexOf('\n') < 0) {
            return new Rewrite.Result(text, null);
        }
        return new Wrapping(text).run();
    }

    private Rewrite.Result run() {
        Rewrite rewrite = new Rewrite(text);
        WrapWidth width = WrapWidth.of(text, lines);
        for (int line = 0; line + 1 < lines.size(); line++) {
            if (width.explains(lines, line) && lines.mayGoOn(line)) {
                join(rewrite, line);
                continue;
            }
            int torn = TornNumber.join(rewrite, lines, line);
            if (torn > 0) {
                line += torn - 1;
            } else if (lines.isQuoted(line) && lines.isQuoted(line + 1)) {
                // Marks of a quotation are no marks of its text: there they would part what stands behind a label.
                rewrite.delete(lines.margin(line + 1), lines.start(line + 1));
            }
        }
        return rewrite.result();
    }

    private void join(Rewrite rewrite, int line) {
        int end = lines.end(line);
        int next = lines.body(line + 1);
        char sign = text.charAt(end - 1);
        char before = end > 1 ? text.charAt(end - 2) : ' ';
        boolean broken = sign == '-' && before > ' ' || sign == '/' && Character.isDigit(before);
        if (!broken) {
            rewrite.replace(end, next, " ");
        } else if (sign == '-' && Character.isLowerCase(text.charAt(next))) {
            // Whether the hyphen stays is for the next pass to say, which looks for it at a line's end.
            rewrite.replace(end, next, "\n");
        } else {
            rewrite.delete(end, next);
        }
    }
}
