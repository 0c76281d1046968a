package health.cordon.testkit.notes;

import health.cordon.core.PhiKind;
import health.cordon.testkit.Seeded;

/** Addresses as they are written outside the United States: the form is the country's, the words are invented. */
final class ForeignAddress {

    private final Seeded s;
    private final Places places;

    ForeignAddress(Seeded seeded, Places places) {
        s = seeded;
        this.places = places;
    }

    /** Street, town, code, and now and then the country, which is no PHI. */
    void write(Draft into) {
        switch (s.below(9)) {
            case 0 -> british(into);
            case 1 -> canadian(into);
            case 2 -> australian(into);
            case 3 ->
                numberLast(into, s.choose("straße", "weg", "gasse", "allee", "str."), "D-", s.choose("", ", Germany"));
            case 4 ->
                numberFirst(
                        into, s.choose("rue de ", "avenue ", "place de la ", "boulevard "), s.choose("", ", France"));
            case 5 ->
                numberAfterComma(into, s.choose("Calle ", "Avenida ", "Paseo de ", "C/ "), s.choose("", ", Spain"));
            case 6 -> numberAfterComma(into, s.choose("Via ", "Viale ", "Piazza ", "Corso "), s.choose("", ", Italy"));
            case 7 -> indian(into);
            default ->
                numberLast(
                        into,
                        s.choose("straat", "laan", "vej", "gatan", "gate", "kade"),
                        "",
                        s.choose("", ", Netherlands"));
        }
    }

    private void british(Draft into) {
        street(
                into,
                s.chance(0.2) ? "Flat " + s.between(1, 40) + ", " : "",
                s.choose("Road", "Close", "Crescent", "Gardens", "Mews", "Street", "Way"));
        town(into, s.choose(", ", "\n"));
        into.plain(s.choose(" ", ", ", "\n"))
                .gold(s.letters(2) + s.between(1, 29) + " " + s.digits(1) + s.letters(2), PhiKind.ZIP);
        into.plain(s.choose("", "", ", UK", ", United Kingdom"));
    }

    private void canadian(Draft into) {
        street(into, "", s.choose("Street", "Ave", "Crescent", "Blvd", "Drive"));
        town(into, ", ");
        into.plain(s.choose(", ON ", ", BC ", ", QC ", " AB ", ", Nova Scotia "))
                .gold(
                        s.letters(1) + s.digits(1) + s.letters(1) + " " + s.digits(1) + s.letters(1) + s.digits(1),
                        PhiKind.ZIP)
                .plain(s.choose("", ", Canada"));
    }

    private void australian(Draft into) {
        street(
                into,
                s.chance(0.3) ? s.between(1, 30) + "/" : "",
                s.choose("Street", "Parade", "Terrace", "Road", "Court"));
        town(into, s.choose(", ", " "));
        into.plain(s.choose(" NSW ", " VIC ", " QLD ", ", WA ", " Tasmania "))
                .gold(s.between(2, 7) + s.digits(3), PhiKind.ZIP)
                .plain(s.choose("", ", Australia"));
    }

    private void indian(Draft into) {
        into.gold(
                s.between(1, 400) + s.choose("", "/" + s.letters(1), "-" + s.letters(1)) + ", " + places.stem(s)
                        + s.choose(" Nagar", " Road", " Colony", " Marg", " Layout"),
                PhiKind.STREET);
        town(into, ", ");
        into.plain(s.choose(" ", " - ", ", "))
                .gold(s.between(1, 8) + s.digits(5), PhiKind.ZIP)
                .plain(s.choose("", ", India"));
    }

    private void numberLast(Draft into, String type, String prefix, String country) {
        into.gold(places.stem(s) + type + " " + s.between(1, 180) + s.choose("", "", "a", " B"), PhiKind.STREET)
                .plain(s.choose(", ", "\n"));
        codeAndTown(into, prefix);
        into.plain(country);
    }

    private void numberFirst(Draft into, String type, String country) {
        into.gold(s.between(1, 180) + s.choose(" ", ", ", " bis ") + type + places.stem(s), PhiKind.STREET)
                .plain(s.choose(", ", "\n"));
        codeAndTown(into, "");
        into.plain(country);
    }

    private void numberAfterComma(Draft into, String type, String country) {
        into.gold(type + places.stem(s) + s.choose(", ", " ", " n. ") + s.between(1, 180), PhiKind.STREET)
                .plain(s.choose(", ", "\n"));
        codeAndTown(into, "");
        into.plain(country);
    }

    private void street(Draft into, String before, String type) {
        into.gold(before + s.between(1, 320) + " " + places.one("street-name", s) + " " + type, PhiKind.STREET);
    }

    private void town(Draft into, String before) {
        into.plain(before).gold(places.city(s), PhiKind.CITY);
    }

    private void codeAndTown(Draft into, String prefix) {
        into.gold(prefix + s.digits(s.choose(4, 5)), PhiKind.ZIP).plain(" ").gold(places.city(s), PhiKind.CITY);
    }
}
