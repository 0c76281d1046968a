package health.cordon.eval;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the labels of gold notes mean in Cordon's kinds. Case, {@code -}, {@code _} and spaces do not matter.
 *
 * <p>Built in: Cordon's own kinds; the i2b2 2006 and 2014 tags; the labels of usual annotation schemes and engines. A file
 * adds to them or replaces them: lines {@code LABEL = KIND}, {@code LABEL = -} for a label that is not PHI here, and
 * {@code #} comments. {@code docs/accuracy.md} has the table. Immutable.
 */
public final class Labels {

    private static final String TABLE = """
            NAME = NAME PERSON PER PATIENT PATIENTNAME HIPAANAME FIRSTNAME LASTNAME FULLNAME GIVENNAME SURNAME MIDDLENAME \
            PERSONNAME RELATIVE RELATIVENAME CONTACTNAME PERSONALNAME PERSONAL_NAME NAMEPATIENT
            CLINICIANNAME = DOCTOR HCW PHYSICIAN PROVIDER NURSE STAFF CLINICIAN DOCTORNAME PROVIDERNAME STAFFNAME HCWNAME
            STREET = STREET STREETADDRESS ADDRESS LOCATIONSTREET UNIT BUILDINGNUMBER SECONDARYADDRESS POBOX
            CITY = CITY TOWN LOCATIONCITY
            COUNTY = COUNTY
            ZIP = ZIP ZIPCODE POSTCODE POSTALCODE LOCATIONZIP
            FACILITY = HOSPITAL FACILITY ORGANIZATION ORG ORGANISATION COMPANY COMPANYNAME EMPLOYER SCHOOL DEPARTMENT \
            WARD LOCATIONORGANIZATION LOCATIONHOSPITAL VENDOR INSTITUTION CLINIC
            PLACE = PLACE LOCATION LOC GPE LOCATIONOTHER GEO
            COORDINATES = COORDINATES COORDINATE LATLONG GPS GEOCOORD
            DATE = DATE DATETIME DOB DATEOFBIRTH BIRTHDATE BIRTHDAY DATEBIRTH HOLIDAY TIMESTAMP
            AGEOVER89 = AGEOVER89 AGE90 AGE89
            PHONE = PHONE TELEPHONE PHONENUMBER PAGER CONTACTPHONE MOBILE
            FAX = FAX FAXNUMBER
            EMAIL = EMAIL EMAILADDRESS
            SSN = SSN USSSN SOCIALSECURITYNUMBER
            MRN = MRN MEDICALRECORD MEDICALRECORDNUMBER PATIENTID ACCESSION ENCOUNTER SPECIMEN
            HEALTHPLANID = HEALTHPLAN HEALTHPLANID HEALTHPLANNUMBER MEMBERID INSURANCEID MBI MEDICAREID MEDICAID
            ACCOUNT = ACCOUNT ACCOUNTNUMBER CREDITCARD CREDITCARDNUMBER IBAN IBANCODE USBANKNUMBER BANKACCOUNT
            LICENSE = LICENSE LICENCE LICENSENUMBER CERTIFICATE DRIVERSLICENSE DRIVERLICENSE USDRIVERLICENSE PASSPORT \
            USPASSPORT NPI DEA MEDICALLICENSE DRIVERLICENSENUMBER PASSPORTNUMBER
            VEHICLE = VEHICLE VIN PLATE LICENSEPLATE VEHICLEID VEHICLEVIN VEHICLEVRM
            DEVICE = DEVICE DEVICEID SERIAL SERIALNUMBER UDI IMEI
            URL = URL WEBSITE URI
            IPADDRESS = IP IPADDR IPADDRESS IPV4 IPV6
            BIOMETRIC = BIOID BIOMETRIC FINGERPRINT
            PHOTO = PHOTO PHOTOGRAPH IMAGE
            USERNAME = USERNAME HANDLE USERID SOCIALHANDLE
            OTHERID = ID IDNUM IDNUMBER OTHERID OTHER IDENTIFIER MACADDRESS MAC UNIQUEID
            - = PROFESSION AGE STATE COUNTRY LOCATIONSTATE LOCATIONCOUNTRY NRP GENDER SEX O MISC OCCUPATION JOB NATIONALITY \
            RELIGION YEAR TIME
            """;

    private static final Labels BUILT_IN = builtInTable();

    /** Label in its plain form to kind; an empty value passes the label over. */
    private final Map<String, Optional<PhiKind>> meanings;

    private Labels(Map<String, Optional<PhiKind>> meanings) {
        this.meanings = meanings;
    }

    /** The built-in table. */
    public static Labels builtIn() {
        return BUILT_IN;
    }

    /** The built-in table with the lines of a file over it. */
    public static Labels read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new CordonException(EvalError.GOLD_UNREADABLE, e, SafeArg.path(file), SafeArg.cause(e));
        }
        Map<String, Optional<PhiKind>> meanings = new HashMap<>(BUILT_IN.meanings);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] sides = line.split("=", 2);
            try {
                String kind = sides[1].strip();
                meanings.put(plain(sides[0]), kind.equals("-") ? Optional.empty() : Optional.of(PhiKind.of(kind)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new CordonException(EvalError.LABELS_MALFORMED, SafeArg.path(file), SafeArg.of("line", i + 1));
            }
        }
        return new Labels(meanings);
    }

    /** The kind of PHI; null if the label is passed over or not known. */
    public @Nullable PhiKind kind(String label) {
        return meanings.getOrDefault(plain(label), Optional.empty()).orElse(null);
    }

    /** Whether the label is in the table. */
    public boolean knows(String label) {
        return meanings.containsKey(plain(label));
    }

    private static String plain(String label) {
        StringBuilder plain = new StringBuilder(label.length());
        for (char c : label.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c != '_' && c != '-' && !Character.isWhitespace(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Labels builtInTable() {
        Map<String, Optional<PhiKind>> meanings = new HashMap<>();
        for (PhiKind kind : PhiKind.values()) {
            meanings.put(plain(kind.name()), Optional.of(kind));
        }
        Map<String, PhiKind> kinds = new HashMap<>();
        for (PhiKind kind : PhiKind.values()) {
            kinds.put(plain(kind.name()), kind);
        }
        for (String line : TABLE.strip().split("\n")) {
            String[] sides = line.split(" = ", 2);
            for (String label : sides[1].strip().split("\\s+")) {
                meanings.put(plain(label), Optional.ofNullable(kinds.get(sides[0].strip())));
            }
        }
        return new Labels(Map.copyOf(meanings));
    }
}
