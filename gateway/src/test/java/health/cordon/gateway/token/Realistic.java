package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import java.util.ArrayList;
import java.util.List;

/** Texts with values in curly brackets, {@code {NAME:Margaret Thornbury}}, as the guard would tell them. */
public final class Realistic {

    private Realistic() {}

    /** A text with marked values. */
    public static ToldText told(String marked) {
        StringBuilder text = new StringBuilder();
        List<ToldText.Value> values = new ArrayList<>();
        int done = 0;
        for (int open = marked.indexOf('{'); open >= 0; open = marked.indexOf('{', done)) {
            text.append(marked, done, open);
            int colon = marked.indexOf(':', open);
            int close = marked.indexOf('}', colon);
            String value = marked.substring(colon + 1, close);
            values.add(new ToldText.Value(text.length(), PhiKind.valueOf(marked.substring(open + 1, colon)), value));
            text.append(value);
            done = close + 1;
        }
        return new ToldText(text.append(marked.substring(done)).toString(), values);
    }

    /** What stands for the values of a request of these texts. */
    public static StandIns of(TokenBook book, String... marked) {
        List<ToldText> texts = new ArrayList<>();
        for (String each : marked) {
            ToldText text = told(each);
            text.values().forEach(value -> book.token(value.kind(), value.value()));
            texts.add(text);
        }
        return StandIns.realistic(book, texts);
    }

    /** A text as it is sent. */
    public static String sent(StandIns standIns, String marked) {
        ToldText told = told(marked);
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (ToldText.Value value : told.values()) {
            out.append(told.text(), done, value.start()).append(standIns.of(value.kind(), value.value()));
            done = value.end();
        }
        return out.append(told.text().substring(done)).toString();
    }

    /** What an answer becomes. */
    public static String restored(StandIns standIns, String... bits) {
        StringBuilder out = new StringBuilder();
        Restorer restorer = new Restorer(standIns, () -> {});
        for (String bit : bits) {
            restorer.feed(bit, (text, _, _) -> out.append(text));
        }
        restorer.end((text, _, _) -> out.append(text));
        return out.toString();
    }

    /** A book of a new conversation. */
    public static TokenBook book(Keyset keyset, String conversation) {
        return new TokenBook(keyset.pseudonyms(), conversation);
    }
}
