package health.cordon.testkit.notes;

import health.cordon.core.PhiKind;
import health.cordon.testkit.Seeded;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills the slots of a grammar: first those that are PHI and become gold, then words that are not. */
final class Slots {

    private static final Map<String, List<String>> WORDS = Resources.lists("words.txt");

    /** The patient, clinicians, relatives, a friend, and up to nine people of no such role. */
    private static final Pattern ROLE = Pattern.compile("pt|dr[2-6]?|rn[2-4]?|sw|rel[2-4]?|friend|p[1-9]");

    private static final Pattern PRONOUN = Pattern.compile("he|him|his");

    private final Cast cast;
    private final Seeded s;
    private boolean phi;
    /** The last number of a paragraph. */
    private int counted;

    Slots(Cast cast) {
        this.cast = cast;
        s = cast.seeded;
    }

    /** Whether anything that is PHI has been written. */
    boolean wrotePhi() {
        return phi;
    }

    /** Writes the value of a slot. A slot with a capital starts with one; what stands after a colon is a {@link Rewording}. */
    void fill(String slot, Draft into) {
        if (slot.startsWith("=")) {
            int colon = slot.indexOf(':');
            into.gold(slot.substring(colon + 1), PhiKind.valueOf(slot.substring(1, colon)));
            phi = true;
            return;
        }
        int rewording = slot.indexOf(':');
        if (rewording > 0) {
            Draft part = new Draft();
            fill(slot.substring(0, rewording), part);
            Rewording.apply(slot.substring(rewording + 1), part);
            into.add(part);
            return;
        }
        boolean capital = Character.isUpperCase(slot.charAt(0)) && !slot.equals("ST") && !slot.equals("M");
        String name = capital ? Character.toLowerCase(slot.charAt(0)) + slot.substring(1) : slot;
        int from = into.length();
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        String form = dot < 0 ? "" : name.substring(dot + 1);
        int before = into.spans().size();
        if (!person(head, form, into) && !when(head, form, into) && !where(head, into) && !number(head, into)) {
            into.plain(word(name));
        }
        phi |= into.spans().size() > before;
        if (capital) {
            into.capitalize(from);
        }
    }

    private boolean person(String role, String form, Draft into) {
        if (!ROLE.matcher(role).matches()) {
            return false;
        }
        if (form.equals("role")) {
            into.plain(cast.relation(role));
            return true;
        }
        Person p = cast.person(role);
        if (PRONOUN.matcher(form).matches()) {
            into.plain(pronoun(form, p.female()));
            return true;
        }
        if (form.equals("user") || form.equals("mail")) {
            login(role, form.equals("mail"), p, into);
            return true;
        }
        PhiKind kind = Cast.isClinician(role) ? PhiKind.CLINICIAN_NAME : PhiKind.NAME;
        String title = role.startsWith("dr") ? s.chance(0.93) ? "Dr. " : "Dr " : p.title() + " ";
        String before = "";
        String after = "";
        String name = switch (form.isEmpty() ? usual(role) : form) {
            case "full" -> p.full();
            case "first" -> p.first();
            case "last" -> p.last();
            case "lf" -> p.lastFirst();
            case "LF" -> p.lastFirst().toUpperCase(Locale.ROOT);
            case "FULL" -> p.full().toUpperCase(Locale.ROOT);
            case "FIRST" -> p.first().toUpperCase(Locale.ROOT);
            case "LAST" -> p.last().toUpperCase(Locale.ROOT);
            case "lfm" -> p.last() + ", " + p.first() + (p.middle() == null ? "" : " " + p.middle());
            case "lastfirst" -> p.last() + " " + p.first();
            case "Lf" -> p.last().toUpperCase(Locale.ROOT) + ", " + p.first();
            case "fl" -> p.first() + " " + p.last();
            case "finits" -> p.first().charAt(0) + "." + s.choose("", " ") + letter(p) + ". " + p.last();
            case "fi" -> p.first() + " " + p.last().charAt(0) + ".";
            case "init" -> p.initials();
            case "ini" -> p.initials().replace(".", "");
            case "flast" -> p.first().charAt(0) + ". " + p.last();
            case "syn" -> numbered(role, "first", p.first()) + " " + numbered(role, "last", p.last());
            case "nick" -> p.nick() == null ? p.first() : p.nick();
            case "title" -> {
                before = title;
                yield p.last();
            }
            case "tfull" -> {
                before = title;
                yield p.first() + " " + p.last();
            }
            case "poss" -> {
                before = role.startsWith("rel") ? "" : title;
                after = "'s";
                yield role.startsWith("rel") ? p.first() : p.last();
            }
            case "sig" -> {
                after = p.credential() == null ? "" : ", " + p.credential();
                yield p.full();
            }
            case "lsig" -> {
                after = p.credential() == null ? "" : " " + p.credential();
                yield p.last();
            }
            case "hon" -> {
                before = honorific(role, p);
                yield p.last();
            }
            case "honfull" -> {
                before = honorific(role, p);
                yield p.first() + " " + p.last();
            }
            case "honflast" -> {
                before = honorific(role, p);
                yield p.first().charAt(0) + ". " + p.last();
            }
            default -> {
                String address = p.address(form);
                if (address == null) {
                    throw new IllegalStateException("no such form of a name: " + form);
                }
                before = address;
                yield form.endsWith("full") ? p.first() + " " + p.last() : p.last();
            }
        };
        if (p.suffix() != null && (form.equals("full") || form.equals("sig"))) {
            name = name + " " + p.suffix();
        }
        into.plain(before).gold(name, kind, p.origin()).plain(after);
        return true;
    }

    /** Synthetic patients of test systems often have digits behind each name: {@code Ana604 Reyes345}. */
    private String numbered(String role, String part, String name) {
        return name + cast.thing("digits of " + part + " " + role, () -> s.digits(3));
    }

    /** What this person signs in with, or the address at work; the same throughout the note. */
    private void login(String role, boolean mail, Person p, Draft into) {
        String first = Places.mail(p.first());
        String last = Places.mail(p.last());
        String letter = first.isEmpty() ? "x" : first.substring(0, 1);
        String user = cast.thing(
                "login of " + role,
                () -> s.choose(letter + last, last + letter, first + "." + last, letter + last + s.digits(2)));
        into.gold(
                mail ? user + "@" + s.choose("pellhealth.net", "cedarnet.org", "example.org") : user,
                mail ? PhiKind.EMAIL : PhiKind.USERNAME);
    }

    /** Mr, Mrs, Ms or Miss: one person has the same in the whole text, with a dot or without. */
    private String honorific(String role, Person p) {
        String title = cast.thing("title of " + role, () -> p.female() ? s.choose("Mrs", "Ms", "Ms", "Miss") : "Mr");
        String dot = cast.thing("dot of titles", () -> s.choose("", "", "."));
        return title + (title.equals("Miss") ? "" : dot) + " ";
    }

    /** The initial of a middle name, invented if there is none. */
    private String letter(Person p) {
        return p.middle() == null ? s.letters(1) : p.middle().substring(0, 1);
    }

    private String usual(String role) {
        if (role.startsWith("dr")) {
            return s.choose("title", "title", "title", "tfull", "sig");
        }
        if (role.equals("pt")) {
            return s.choose("title", "title", "full", "first", "tfull");
        }
        return Cast.isClinician(role) ? s.choose("sig", "first", "full", "lsig") : s.choose("first", "full", "first");
    }

    private boolean when(String head, String form, Draft into) {
        LocalDate date = switch (head) {
            case "d0" -> cast.today;
            case "adm" -> cast.admitted;
            case "dob" -> cast.born;
            case "d" -> cast.today.minusDays(s.between(0, 700));
            case "d1", "d2", "d3", "d4", "d5" -> cast.day(head);
            case "fut" -> cast.today.plusDays(s.between(2, 200));
            default -> null;
        };
        if (date != null) {
            dates(date(date, form), into);
            return true;
        }
        switch (head) {
            case "dt" ->
                into.gold(
                        DateForms.numeric(cast.today, s) + s.choose(" ", " ", " at ", ", ") + DateForms.time(s),
                        PhiKind.DATE);
            case "age" -> age(form, into);
            case "an" -> {
                boolean vowel = cast.age / 10 == 8 || cast.age == 8 || cast.age == 11 || cast.age == 18;
                into.plain(vowel ? "an " : "a ");
                age("", into);
            }
            case "nona" ->
                into.plain("in " + (cast.person("pt").female() ? "her " : "his "))
                        .gold(s.choose("mid-nineties", "early 90s", "late nineties", "nineties"), PhiKind.AGE_OVER_89);
            default -> {
                return false;
            }
        }
        return true;
    }

    private String date(LocalDate date, String form) {
        return switch (form) {
            case "" -> DateForms.whole(date, s.chance(0.65) ? cast.dateForm : s.below(DateForms.count()));
            case "num" -> DateForms.numeric(date, s);
            case "part" -> DateForms.partial(date, s);
            case "my" -> DateForms.monthYear(date, s);
            case "month" -> DateForms.month(date);
            case "words" -> DateForms.words(date, s);
            case "dmy" -> DateForms.dayMonthYear(date);
            case "mdy" -> DateForms.monthDayYear(date);
            case "dm" -> DateForms.dayMonth(date);
            case "dow" -> DateForms.weekday(date, s);
            case "mon" -> DateForms.longMonthYear(date);
            case "ord" -> DateForms.ordinalDay(date, s);
            case "day" -> DateForms.dayOf(date, s);
            case "eu" -> DateForms.dayFirst(date, s);
            case "span" -> DateForms.span(date, date.plusDays(s.between(2, 40)), s);
            case "between" -> DateForms.between(date, date.plusDays(s.between(2, 90)));
            case "iso" -> DateForms.iso(date);
            case "hl7" -> DateForms.hl7(date);
            case "hol" -> DateForms.holiday(date, s);
            case "range" -> DateForms.range(date, date.plusDays(s.between(1, 20)), s);
            default -> throw new IllegalStateException("no such form of a date: " + form);
        };
    }

    /** Ages under 90 are not PHI. */
    private void age(String form, Draft into) {
        int age = form.equals("old") ? s.between(90, 104) : cast.age;
        if (age > 89) {
            String[] tens = {"ninety", "ninety-one", "ninety-two", "ninety-three", "ninety-four", "ninety-five"};
            boolean words = age < 96 && s.chance(0.1);
            into.gold(words ? tens[age - 90] : String.valueOf(age), PhiKind.AGE_OVER_89);
        } else {
            into.plain(String.valueOf(age));
        }
    }

    private boolean where(String head, Draft into) {
        Places places = cast.places;
        switch (head) {
            case "street" -> into.gold(cast.thing("street", () -> places.street(s)), PhiKind.STREET);
            case "road" -> into.gold(places.road(s), PhiKind.STREET);
            case "city" -> into.gold(cast.thing("city", () -> places.city(s)), PhiKind.CITY);
            case "city2" -> into.gold(places.city(s), PhiKind.CITY);
            case "city3", "city4" -> into.gold(cast.thing(head, () -> places.city(s)), PhiKind.CITY);
            case "town", "town2", "town3" -> into.gold(cast.thing(head, () -> places.town(s)), PhiKind.CITY);
            case "town4" -> into.gold(places.town(s), PhiKind.CITY);
            case "street2" -> into.gold(places.street(s), PhiKind.STREET);
            case "zip2" -> into.gold(places.zip(s, false), PhiKind.ZIP);
            case "addr2" -> address(places.street(s), places.city(s), places.zip(s, false), into);
            case "intl" -> new ForeignAddress(s, places).write(into);
            case "zip" -> into.gold(cast.thing("zip", () -> places.zip(s, s.chance(0.2))), PhiKind.ZIP);
            case "addr" ->
                address(
                        cast.thing("street", () -> places.street(s)),
                        cast.thing("city", () -> places.city(s)),
                        cast.thing("zip", () -> places.zip(s, s.chance(0.2))),
                        into);
            case "county" ->
                into.gold(places.one("county", s) + s.choose(" County", " County", " Parish"), PhiKind.COUNTY);
            case "fac" -> into.gold(cast.thing("fac", () -> places.facility(s, "hospital")), PhiKind.FACILITY);
            case "fac2" -> into.gold(places.facility(s, "hospital"), PhiKind.FACILITY);
            case "fac3" -> into.gold(cast.thing(head, () -> places.facility(s, "hospital")), PhiKind.FACILITY);
            case "care" -> into.gold(cast.thing("care", () -> places.facility(s, "care")), PhiKind.FACILITY);
            case "office" -> into.gold(cast.thing("office", () -> places.facility(s, "office")), PhiKind.FACILITY);
            case "ward" ->
                into.gold(
                        s.chance(0.4)
                                ? s.between(2, 12) + s.choose(" North", " South", " East", " West")
                                : places.named("ward", "ward-type", s),
                        PhiKind.FACILITY);
            case "employer" -> phrase(places.named("employer", "work-type", s), PhiKind.FACILITY, into);
            case "school" -> into.gold(places.named("school", "school-type", s), PhiKind.FACILITY);
            case "company" -> into.plain(places.company(s));
            case "place" -> phrase(places.named("place", "place-type", s), PhiKind.PLACE, into);
            case "venue", "worship", "jail", "dwelling" -> into.gold(places.venue(head, s), PhiKind.PLACE);
            case "coord" -> into.gold(Numbers.coordinates(s), PhiKind.COORDINATES);
            case "state" -> into.plain(Places.common("state", s));
            case "ST" -> into.plain(Places.common("st", s));
            case "country" -> into.plain(Places.common("country", s));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void address(String street, String city, String zip, Draft into) {
        into.gold(street, PhiKind.STREET)
                .plain(s.choose(", ", "\n", " "))
                .gold(city, PhiKind.CITY)
                .plain(", " + Places.common("st", s) + " ")
                .gold(zip, PhiKind.ZIP);
    }

    /** The word between two dates is no part of either. */
    private static void dates(String words, Draft into) {
        String[] two = words.split(" (?:to|and|through|until) ", 2);
        phrase(two[0], PhiKind.DATE, into);
        if (two.length == 2) {
            into.plain(words.substring(two[0].length(), words.length() - two[1].length()));
            phrase(two[1], PhiKind.DATE, into);
        }
    }

    /** An article in front is no part of a name. */
    private static void phrase(String words, PhiKind kind, Draft into) {
        boolean article = words.startsWith("the ");
        into.plain(article ? "the " : "").gold(article ? words.substring(4) : words, kind);
    }

    private boolean number(String head, Draft into) {
        Person p = cast.person("pt");
        String first = Places.mail(p.first());
        String last = Places.mail(p.last());
        switch (head) {
            case "phone" -> into.gold(cast.thing("phone", () -> Numbers.phone(s)), PhiKind.PHONE);
            case "phone2", "pager" ->
                into.gold(
                        head.equals("pager") && s.chance(0.5) ? s.digits(s.between(4, 5)) : Numbers.phone(s),
                        PhiKind.PHONE);
            case "ext" -> into.gold(s.digits(s.between(3, 5)), PhiKind.PHONE);
            case "abroad" -> into.gold(Numbers.abroad(s), PhiKind.PHONE);
            case "fax" -> into.gold(Numbers.phone(s), PhiKind.FAX);
            case "email" ->
                into.gold(
                        s.choose(
                                        first + "." + last,
                                        first.charAt(0) + last,
                                        last + s.digits(2),
                                        first + "_" + last + s.digits(2))
                                + "@"
                                + s.choose(
                                        "wickmail.com",
                                        "cedarnet.org",
                                        "pellhealth.net",
                                        "example.com",
                                        "mail.larchmere.edu"),
                        PhiKind.EMAIL);
            case "ssn" -> into.gold(cast.thing("ssn", () -> Numbers.ssn(s)), PhiKind.SSN);
            case "ssn4" -> into.gold(s.digits(4), PhiKind.SSN);
            case "mrn" -> into.gold(cast.thing("mrn", () -> Numbers.mrn(s)), PhiKind.MRN);
            case "enc" -> into.gold(s.chance(0.3) ? "CSN" + s.digits(8) : s.digits(s.between(8, 11)), PhiKind.MRN);
            case "acc" -> into.gold(cast.thing("acc", () -> Numbers.accession(s)), PhiKind.MRN);
            case "mbi" -> into.gold(cast.thing("mbi", () -> Numbers.mbi(s)), PhiKind.HEALTH_PLAN_ID);
            case "member" -> into.gold(cast.thing("member", () -> Numbers.member(s)), PhiKind.HEALTH_PLAN_ID);
            case "group" ->
                into.gold(
                        s.choose(s.digits(6), s.letters(2) + s.digits(5), "00" + s.digits(5)), PhiKind.HEALTH_PLAN_ID);
            case "acct" ->
                into.gold(s.choose(s.digits(9), "A" + s.digits(8), s.digits(4) + "-" + s.digits(6)), PhiKind.ACCOUNT);
            case "card" -> into.gold(Numbers.card(s), PhiKind.ACCOUNT);
            case "dl" -> into.gold(Numbers.driver(s), PhiKind.LICENSE);
            case "npi" -> into.gold(Numbers.npi(s), PhiKind.LICENSE);
            case "dea" -> into.gold(Numbers.dea(s), PhiKind.LICENSE);
            case "lic" ->
                into.gold(
                        s.choose(s.letters(2) + "." + s.digits(6), s.letters(1) + s.digits(5), "MD" + s.digits(6)),
                        PhiKind.LICENSE);
            case "passport" -> into.gold(s.choose(s.letters(1) + s.digits(8), s.digits(9)), PhiKind.LICENSE);
            case "vin" -> into.gold(Numbers.vin(s), PhiKind.VEHICLE);
            case "plate" -> into.gold(Numbers.plate(s), PhiKind.VEHICLE);
            case "serial" -> into.gold(Numbers.serial(s), PhiKind.DEVICE);
            case "udi" -> into.gold(Numbers.udi(s), PhiKind.DEVICE);
            case "url" ->
                into.gold(
                        s.choose("https://portal.", "http://www.", "www.", "https://")
                                + last
                                + s.choose(".org", "family.net", "care.com")
                                + s.choose("", "/p/" + s.digits(6), "/photos/" + first, "/records?id=" + s.digits(5)),
                        PhiKind.URL);
            case "handle" ->
                into.gold("@" + first + s.choose("_", "", ".") + last.charAt(0) + s.digits(2), PhiKind.USERNAME);
            case "user" -> into.gold(first.charAt(0) + last + s.digits(s.between(1, 3)), PhiKind.USERNAME);
            case "ip" -> into.gold(s.chance(0.8) ? Numbers.ip(s) : Numbers.ip6(s), PhiKind.IP_ADDRESS);
            case "mac" -> into.gold(Numbers.mac(s), PhiKind.OTHER_ID);
            case "bio" ->
                into.gold(
                        s.choose(
                                "FP-" + s.digits(6),
                                "VP" + s.digits(7),
                                "IRIS-" + s.letters(2) + s.digits(5),
                                "BT-" + s.digits(4) + "-" + s.letters(2)),
                        PhiKind.BIOMETRIC);
            case "photo" ->
                into.gold(
                        s.choose(
                                "IMG_" + s.digits(4) + ".jpg",
                                "DSC0" + s.digits(4) + ".JPG",
                                "face_" + last + "_0" + s.digits(1) + ".png",
                                "photo-" + s.digits(6) + ".jpeg"),
                        PhiKind.PHOTO);
            case "appno" -> into.gold(cast.thing(head, () -> Numbers.application(s)), PhiKind.OTHER_ID);
            case "docket" -> into.gold(Numbers.docket(s), PhiKind.OTHER_ID);
            case "natid" -> into.gold(Numbers.national(s), PhiKind.OTHER_ID);
            case "iban" -> into.gold(Numbers.iban(s), PhiKind.ACCOUNT);
            case "other" ->
                into.gold(
                        s.choose(
                                "PT-0" + s.digits(3) + "-" + s.digits(3),
                                s.letters(2) + "-20" + s.between(10, 24) + "-" + s.digits(5),
                                s.letters(3) + s.digits(6),
                                s.digits(4) + "-" + s.letters(1) + s.digits(4)),
                        PhiKind.OTHER_ID);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String pronoun(String form, boolean female) {
        return !female ? form : form.equals("he") ? "she" : "her";
    }

    private String word(String name) {
        boolean female = cast.person("pt").female();
        return switch (name) {
            case "he", "him", "his" -> pronoun(name, female);
            case "man" -> cast.age < 18 ? female ? "girl" : "boy" : female ? "woman" : "man";
            case "sex" -> female ? "female" : "male";
            case "M" -> female ? "F" : "M";
            case "months" -> String.valueOf(s.between(2, 23));
            case "year" -> String.valueOf(s.between(1978, cast.today.getYear()));
            case "num" -> String.valueOf(s.between(2, 9));
            case "num2" -> String.valueOf(s.between(10, 89));
            case "num3" -> String.valueOf(s.between(100, 480));
            case "dec" -> s.between(0, 9) + "." + s.between(1, 9);
            case "time" -> DateForms.time(s);
            case "n" -> String.valueOf(++counted);
            case "n0" -> {
                counted = 0;
                yield "";
            }
            default -> s.choose(list(name));
        };
    }

    private static List<String> list(String name) {
        List<String> list =
                WORDS.containsKey(name) ? WORDS.get(name) : Grammar.all().words(name);
        if (list == null) {
            throw new IllegalStateException("no such slot: " + name);
        }
        return list;
    }
}
