package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTest {

    private final Draft draft =
            new Draft().plain("Mr. ").gold("Smith", PhiKind.NAME).plain(" ran");

    @Test
    void spansFollowEdits() {
        draft.apply(List.of(
                new Draft.Edit(0, 3, "Mister"),
                new Draft.Edit(5, 7, "im"),
                new Draft.Edit(9, 9, "!"),
                new Draft.Edit(13, 13, "?")));
        assertThat(draft.text()).isEqualTo("Mister Simth! ran?");
        assertThat(gold()).isEqualTo("Simth");
    }

    @Test
    void anInsertionAtTheStartStaysOutside() {
        draft.apply(List.of(new Draft.Edit(4, 4, "| "), new Draft.Edit(4, 5, "5")));
        assertThat(draft.text()).isEqualTo("Mr. | 5mith ran");
        assertThat(gold()).isEqualTo("5mith");
    }

    @Test
    void anEditAcrossTheBorderIsLeftOut() {
        draft.apply(List.of(new Draft.Edit(2, 6, "x"), new Draft.Edit(8, 9, "")));
        assertThat(draft.text()).isEqualTo("Mr. Smit ran");
        assertThat(gold()).isEqualTo("Smit");
    }

    private String gold() {
        GoldSpan span = draft.spans().get(0);
        return draft.text().substring(span.start(), span.end());
    }
}
