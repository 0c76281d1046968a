package health.cordon.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import health.cordon.ner.train.LabelledText.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonsTest {

    private static final Set<PhiKind> ALL = EnumSet.allOf(PhiKind.class);

    private static List<Mark> marks(Set<PhiKind> spoken, GoldEntity... entities) {
        return Lessons.labelled(new GoldDocument("n", "x".repeat(60), List.of(entities), Map.of()), spoken)
                .marks();
    }

    @Test
    void marksAreInOrderAndApart() {
        assertThat(marks(
                        ALL,
                        GoldEntity.of(20, 30, PhiKind.CITY),
                        GoldEntity.of(0, 5, PhiKind.NAME),
                        GoldEntity.of(25, 40, PhiKind.FACILITY),
                        new GoldEntity(50, 55, null, "STATE", null)))
                .containsExactly(
                        new Mark(0, 5, Label.NAME.bit()),
                        new Mark(20, 40, Label.CITY.bit() | Label.FACILITY.bit()),
                        new Mark(50, 55, LabelledText.ANYTHING));
    }

    @Test
    void anIdentifierIsNotOpenedByALabelThatIsPassedOver() {
        assertThat(marks(ALL, new GoldEntity(0, 9, null, "STATE", null), GoldEntity.of(3, 5, PhiKind.CITY)))
                .containsExactly(new Mark(0, 9, Label.CITY.bit()));
    }

    @Test
    void aCoarseGoldLeavesOpenWhatItDoesNotSay() {
        Set<PhiKind> coarse = EnumSet.of(PhiKind.NAME, PhiKind.PLACE);
        assertThat(marks(coarse, GoldEntity.of(0, 5, PhiKind.NAME), GoldEntity.of(6, 9, PhiKind.PLACE)))
                .containsExactly(
                        new Mark(0, 5, Label.NAME.bit() | Label.CLINICIAN_NAME.bit()),
                        new Mark(
                                6,
                                9,
                                Label.PLACE.bit() | Label.CITY.bit() | Label.STREET.bit() | Label.FACILITY.bit()));
        assertThat(marks(ALL, GoldEntity.of(0, 5, PhiKind.NAME))).containsExactly(new Mark(0, 5, Label.NAME.bit()));
    }
}
