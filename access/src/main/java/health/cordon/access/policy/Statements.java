package health.cordon.access.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file into policies, so that each can be parsed by itself: Cedar's parser stops at its first error and does not say
 * where it was.
 */
final class Statements {

    /**
     * One policy's text.
     *
     * @param line the line of its first character that is neither blank nor in a comment, from 1
     * @param text from there to its semicolon
     */
    record Statement(int line, String text) {}

    private Statements() {}

    static List<Statement> of(String file) {
        List<Statement> statements = new ArrayList<>();
        int start = -1;
        int startLine = 0;
        int line = 1;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '/' && i + 1 < file.length() && file.charAt(i + 1) == '/') {
                int end = file.indexOf('\n', i);
                i = end < 0 ? file.length() : end - 1;
                continue;
            }
            if (c == '\n') {
                line++;
                continue;
            }
            if (start < 0 && !Character.isWhitespace(c)) {
                start = i;
                startLine = line;
            }
            if (c == '"') {
                int end = endOfString(file, i);
                for (int j = i; j < end; j++) {
                    line += file.charAt(j) == '\n' ? 1 : 0;
                }
                i = end;
            } else if (c == ';') {
                statements.add(new Statement(startLine, file.substring(start, i + 1)));
                start = -1;
            }
        }
        if (start >= 0) {
            statements.add(new Statement(startLine, file.substring(start)));
        }
        return statements;
    }

    private static int endOfString(String file, int quote) {
        for (int i = quote + 1; i < file.length(); i++) {
            if (file.charAt(i) == '\\') {
                i++;
            } else if (file.charAt(i) == '"') {
                return i;
            }
        }
        return file.length() - 1;
    }
}
