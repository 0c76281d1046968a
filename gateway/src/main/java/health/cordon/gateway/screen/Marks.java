package health.cordon.gateway.screen;

import java.util.List;
import java.util.function.Consumer;

/** Finds the marks of chat formats, and HTML and Markdown that a reader does not see. Linear. */
final class Marks {

    private record Mark(String text, Signal signal, int score) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("<|im_start|>", Signal.CHAT_MARKS, 90),
            new Mark("<|im_end|>", Signal.CHAT_MARKS, 90),
            new Mark("<|system", Signal.CHAT_MARKS, 90),
            new Mark("<|user|>", Signal.CHAT_MARKS, 80),
            new Mark("<|assistant|>", Signal.CHAT_MARKS, 80),
            new Mark("<|endoftext|>", Signal.CHAT_MARKS, 80),
            new Mark("<|start_header_id|>", Signal.CHAT_MARKS, 90),
            new Mark("<|eot_id|>", Signal.CHAT_MARKS, 90),
            new Mark("<start_of_turn>", Signal.CHAT_MARKS, 80),
            new Mark("<end_of_turn>", Signal.CHAT_MARKS, 80),
            new Mark("<<sys>>", Signal.CHAT_MARKS, 90),
            new Mark("[inst]", Signal.CHAT_MARKS, 80),
            new Mark("[/inst]", Signal.CHAT_MARKS, 80),
            new Mark("</system>", Signal.CHAT_MARKS, 60),
            new Mark("<system>", Signal.CHAT_MARKS, 60),
            new Mark("<system_prompt>", Signal.CHAT_MARKS, 60),
            new Mark("</tool_result>", Signal.CHAT_MARKS, 60),
            new Mark("</function_results>", Signal.CHAT_MARKS, 60),
            new Mark("<important>", Signal.CHAT_MARKS, 45),
            new Mark("[system]", Signal.CHAT_MARKS, 55),
            new Mark("[system:", Signal.CHAT_MARKS, 55),
            new Mark("[system message", Signal.CHAT_MARKS, 55),
            new Mark("[system note", Signal.CHAT_MARKS, 55),
            new Mark("[admin]", Signal.CHAT_MARKS, 45),
            new Mark("### instruction", Signal.CHAT_MARKS, 55),
            new Mark("### system", Signal.CHAT_MARKS, 55),
            new Mark("#system", Signal.CHAT_MARKS, 40),
            new Mark("<!--", Signal.UNSHOWN, 20),
            new Mark("[//]: #", Signal.UNSHOWN, 30),
            new Mark("display:none", Signal.UNSHOWN, 50),
            new Mark("display: none", Signal.UNSHOWN, 50),
            new Mark("visibility:hidden", Signal.UNSHOWN, 50),
            new Mark("visibility: hidden", Signal.UNSHOWN, 50),
            new Mark("font-size:0", Signal.UNSHOWN, 50),
            new Mark("font-size: 0", Signal.UNSHOWN, 50),
            new Mark("font-size:1px", Signal.UNSHOWN, 50),
            new Mark("opacity:0;", Signal.UNSHOWN, 50),
            new Mark("opacity:0\"", Signal.UNSHOWN, 50),
            new Mark("color:white", Signal.UNSHOWN, 40),
            new Mark("color: white", Signal.UNSHOWN, 40),
            new Mark("color:#fff", Signal.UNSHOWN, 40),
            new Mark("aria-hidden=\"true\"", Signal.UNSHOWN, 20));

    private static final Mark[][] BY_FIRST = new Mark[128][];

    static {
        for (char c = 0; c < BY_FIRST.length; c++) {
            char first = c;
            BY_FIRST[c] = MARKS.stream()
                    .filter(mark -> mark.text().charAt(0) == Character.toLowerCase(first))
                    .toArray(Mark[]::new);
        }
    }

    private Marks() {}

    /** Looks through a text. Marks that begin with a letter are looked for only where there is HTML. */
    static void scan(String text, Consumer<Sign> out) {
        boolean html = text.indexOf('<') >= 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '<' || c == '[' || c == '#' || html && c < 128 && Character.isLetter(c)) {
                for (Mark mark : c < 128 ? BY_FIRST[c] : BY_FIRST[0]) {
                    if (text.regionMatches(true, at, mark.text(), 0, mark.text().length())) {
                        out.accept(new Sign(mark.signal(), at, at + mark.text().length(), mark.score()));
                    }
                }
            }
        }
    }
}
