import health.cordon.deid.Deidentified;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;

public class Triage {

    public static void main(String[] args) {
        Deidentifier deidentifier = Deidentifier.safeHarbor();
        Deidentified clean = deidentifier.deidentify(
                Document.of("call-1", "Mrs. Ada Lindqvist, 54, MRN 8812045, called on 3/14/2024 about her Synthroid."));
        System.out.println(clean.text());
        System.out.println(clean.report().counts());
    }
}
