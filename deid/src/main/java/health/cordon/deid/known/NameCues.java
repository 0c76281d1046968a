package health.cordon.deid.known;

import java.util.Set;

/** Words beside a name that tell whether it is one. */
final class NameCues {

    /** A name follows, whatever word it is. */
    static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "doctor",
            "prof",
            "professor",
            "rev",
            "sister",
            "brother",
            "father",
            "mother",
            "nurse",
            "dear",
            "hi",
            "hello",
            "hey",
            "senor",
            "senora",
            "sr",
            "sra",
            "aunt",
            "uncle");

    /** A name follows, unless a sentence does. */
    static final Set<String> NAMING =
            Set.of("name", "named", "signed", "called", "surname", "lastname", "firstname", "nickname");

    /** A name follows, or what the person says or does. */
    static final Set<String> PERSONS = Set.of(
            "patient", "pt", "by", "wife", "husband", "son", "daughter", "mom", "dad", "sibling", "spouse", "partner");

    /** Names that are months. */
    static final Set<String> MONTHS = Set.of("may", "april", "june", "august", "march", "avril", "january", "julius");

    static final Set<String> BEFORE_MONTHS = Set.of(
            "in", "on", "since", "last", "next", "of", "until", "by", "this", "early", "late", "mid", "through", "from",
            "to");

    static final Set<String> ORDINALS = Set.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty",
            "thirtieth",
            "thirty");

    /** Names that are written with a capital as words too. */
    static final Set<String> CAPITALS = Set.of(
            "english",
            "french",
            "german",
            "spanish",
            "irish",
            "welsh",
            "polish",
            "danish",
            "finnish",
            "dutch",
            "scottish",
            "norman",
            "roman",
            "greek",
            "israel",
            "jordan",
            "china",
            "india",
            "monday",
            "tuesday",
            "friday",
            "sunday",
            "christian",
            "valentine",
            "i",
            "ok",
            "good");

    /** What is named after persons. */
    static final Set<String> BEHIND_EPONYMS = Set.of(
            "disease",
            "diseases",
            "syndrome",
            "sign",
            "signs",
            "test",
            "catheter",
            "score",
            "criteria",
            "reflex",
            "maneuver",
            "lymphoma",
            "tumor",
            "procedure",
            "scale",
            "palsy",
            "fracture",
            "position",
            "esophagus",
            "thyroiditis",
            "contracture",
            "sarcoma",
            "line",
            "tube",
            "drain",
            "phenomenon",
            "disorder",
            "classification",
            "index",
            "law",
            "stain",
            "neuroma",
            "neuromas",
            "tooth",
            "node",
            "nodes",
            "cyst",
            "hernia",
            "deformity",
            "gangrene",
            "forceps",
            "retractor",
            "splint",
            "pouch",
            "ring",
            "duct",
            "bodies",
            "cells",
            "triad",
            "angina",
            "respirations",
            "breathing",
            "encephalopathy",
            "ataxia",
            "chorea",
            "dementia",
            "arthropathy",
            "nephropathy",
            "granulomatosis",
            "orthosis",
            "boot",
            "frame",
            "collar",
            "prosthesis",
            "equation",
            "formula",
            "method",
            "technique",
            "approach",
            "repair",
            "operation",
            "incision",
            "protocol",
            "trial",
            "anemia",
            "aphasia",
            "purpura",
            "nodule",
            "nodules",
            "ulcer",
            "spots",
            "lines",
            "rings",
            "curve",
            "stage",
            "grade");

    /** Two letters with full stops that are something else. */
    static final Set<String> NO_INITIALS = Set.of(
            "us", "po", "md", "do", "rn", "pa", "np", "iv", "im", "am", "pm", "er", "or", "ed", "dc", "ie", "eg", "vs",
            "pt", "ot", "sc", "sq", "sl", "pr", "hs", "ac", "pc", "ct", "mr", "ms", "jr", "sr", "st", "la", "ny", "ca",
            "va", "pe", "qd", "od", "os", "ou");

    private NameCues() {}
}
