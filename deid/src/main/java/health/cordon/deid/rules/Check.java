package health.cordon.deid.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a match must pass besides its shape. The names stand in rule files in lower case with hyphens. */
enum Check {
    /** Nothing. */
    NONE(false) {
        @Override
        boolean passes(CharSequence value) {
            return true;
        }
    },
    /** The Luhn check digit (ISO/IEC 7812-1 annex B). */
    LUHN(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.luhn(CheckDigits.digits(value), 0);
        }
    },
    /** A payment card: a known issuer range, its length, Luhn. */
    CARD(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.card(CheckDigits.digits(value));
        }
    },
    /** A National Provider Identifier: ten digits, Luhn over 80840 and the number (45 CFR 162.406). */
    NPI(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.npi(CheckDigits.digits(value));
        }
    },
    /** A DEA registration number: two letters, six digits, the check digit. */
    DEA(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.dea(value);
        }
    },
    /** A vehicle identification number: 17 characters, the check digit in the ninth place (49 CFR 565.15). */
    VIN(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.vin(value);
        }
    },
    /** An IBAN: ISO 13616, modulo 97. */
    IBAN(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.iban(value);
        }
    },
    /** An ABA routing number. */
    ROUTING(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.routing(CheckDigits.digits(value));
        }
    },
    /** Ten digits with the NHS number's modulo 11 check digit. */
    NHS(true) {
        @Override
        boolean passes(CharSequence value) {
            return CheckDigits.nhs(CheckDigits.digits(value));
        }
    },
    /** Four numbers of 0 to 255 that do not read like a version or a section. */
    IPV4(true) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.ipv4(value);
        }
    },
    /** An IPv6 address in any abbreviation (RFC 4291 section 2.2). */
    IPV6(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.ipv6(value);
        }
    },
    /** Seven to fifteen digits, brackets in pairs (ITU-T E.164). */
    PHONE(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.phone(value);
        }
    },
    /** A host whose last label can be a top-level domain. */
    DOMAIN(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.domain(value);
        }
    },
    /** A host under a top-level domain that stands in text without more. */
    WEB_DOMAIN(false) {
        @Override
        boolean passes(CharSequence value) {
            return WebNames.isWebDomain(value);
        }
    },
    /** A host and the beginning of a path. */
    PATH_DOMAIN(false) {
        @Override
        boolean passes(CharSequence value) {
            return WebNames.isPathDomain(value);
        }
    },
    /** A file name that ends like a picture's or a film's. */
    IMAGE_FILE(false) {
        @Override
        boolean passes(CharSequence value) {
            return WebNames.isImageFile(value);
        }
    },
    /** Letters and digits mixed the way identifiers are, unlike a gene, a drug code or a measurement. */
    MIXED(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.mixed(value);
        }
    },
    /** Groups of digits, seven or more in all, that are no date and no time. */
    GROUPS(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.groups(value);
        }
    },
    /** Upper-case letters, a hyphen and a number, where the letters are no drug maker's research code. */
    PREFIXED(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.prefixed(value);
        }
    },
    /** An object identifier that is not the name of a public code system or of a part of DICOM. */
    OID(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.oid(value);
        }
    },
    /** Letters in both cases and digits, as in keys and tokens. */
    TOKEN(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.token(value);
        }
    },
    /** Three digits and four that look like no range of round numbers and end in no year. */
    LOCAL_PHONE(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.localPhone(value);
        }
    },
    /** Letters and digits behind them that are no product, gene or virus. */
    LOGIN_NAME(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.loginName(value);
        }
    },
    /** An at-sign and a name that is no word of clinical shorthand ({@code @rest}, {@code @bedside}). */
    HANDLE(false) {
        @Override
        boolean passes(CharSequence value) {
            return Shapes.handle(value);
        }
    };

    private final boolean waivable;

    Check(boolean waivable) {
        this.waivable = waivable;
    }

    /** Whether a cue near the match makes up for a failed check: a mistyped number is still somebody's number. */
    boolean waivable() {
        return waivable;
    }

    abstract boolean passes(CharSequence value);

    /** The name that rule files write. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Collection<String> names() {
        return Stream.of(values()).map(Check::written).toList();
    }

    static List<Check> named(String written) {
        return Stream.of(values())
                .filter(check -> check.written().equals(written))
                .toList();
    }
}
