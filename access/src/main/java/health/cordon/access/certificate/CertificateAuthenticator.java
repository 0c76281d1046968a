package health.cordon.access.certificate;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.NotMine;
import health.cordon.access.Credentials;
import health.cordon.access.Principal;
import health.cordon.access.SignInFailure;
import health.cordon.access.spi.Authenticator;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Signs in by a client certificate.
 *
 * <p>Revocation lists, where any are given, must cover every certificate of the chain: one that is missing or over refuses.
 * They are not fetched. Thread-safe.
 */
@Cfr("164.312(d)")
public final class CertificateAuthenticator implements Authenticator {

    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
    private static final int LONGEST_CHAIN = 8;
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;

    private final Set<TrustAnchor> anchors;
    private final Collection<? extends CRL> revoked;
    private final List<CertificateRule> rules;
    private final InstantSource clock;

    private CertificateAuthenticator(
            Set<TrustAnchor> anchors,
            Collection<? extends CRL> revoked,
            List<CertificateRule> rules,
            InstantSource clock) {
        this.anchors = anchors;
        this.revoked = revoked;
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /**
     * With trust anchors, revocation lists and rules.
     *
     * @param anchors certificates of the authorities, PEM or DER, one after the other
     * @param revocations revocation lists, PEM or DER, one after the other; empty for none
     * @throws CordonException {@link AccessError#BAD_CERTIFICATES}
     */
    public static CertificateAuthenticator of(
            byte[] anchors, byte[] revocations, List<CertificateRule> rules, InstantSource clock) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            Set<TrustAnchor> trusted = factory.generateCertificates(new ByteArrayInputStream(anchors)).stream()
                    .map(each -> new TrustAnchor((X509Certificate) each, null))
                    .collect(Collectors.toSet());
            if (trusted.isEmpty()) {
                throw new CordonException(AccessError.BAD_CERTIFICATES);
            }
            Collection<? extends CRL> lists =
                    revocations.length == 0 ? List.of() : factory.generateCRLs(new ByteArrayInputStream(revocations));
            if (revocations.length > 0 && lists.isEmpty()) {
                throw new CordonException(AccessError.BAD_CERTIFICATES);
            }
            return new CertificateAuthenticator(trusted, lists, rules, clock);
        } catch (GeneralSecurityException broken) {
            throw new CordonException(AccessError.BAD_CERTIFICATES, broken, SafeArg.cause(broken));
        }
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (!(credentials instanceof Credentials.ClientCertificate certificate)) {
            return NotMine.IT;
        }
        List<X509Certificate> chain = certificate.chain();
        if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
            return Authentication.refused(SignInFailure.MALFORMED);
        }
        X509Certificate own = chain.getFirst();
        try {
            validate(chain);
            if (!isForClients(own)) {
                return Authentication.refused(SignInFailure.UNTRUSTED_CERTIFICATE);
            }
        } catch (CertPathValidatorException invalid) {
            return Authentication.refused(why(invalid));
        } catch (GeneralSecurityException broken) {
            return Authentication.refused(SignInFailure.UNTRUSTED_CERTIFICATE);
        }
        Set<Principal> named = named(own);
        return named.size() == 1
                ? new Authenticated(
                        named.iterator().next(),
                        own.getSerialNumber().toString(16),
                        own.getNotAfter().toInstant())
                : Authentication.refused(SignInFailure.UNKNOWN_PERSON);
    }

    private void validate(List<X509Certificate> chain) throws GeneralSecurityException {
        // An authority that the client sends along is the anchor itself, and ends the path before it.
        List<X509Certificate> path = new ArrayList<>(chain);
        path.removeIf(each -> anchors.stream().anyMatch(anchor -> each.equals(anchor.getTrustedCert())));
        if (path.isEmpty()) {
            throw new CertificateException("an authority's own certificate is no client's");
        }
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setDate(Date.from(clock.instant()));
        parameters.setRevocationEnabled(!revoked.isEmpty());
        if (!revoked.isEmpty()) {
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
        }
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    private static SignInFailure why(CertPathValidatorException invalid) {
        if (invalid.getReason() instanceof BasicReason reason) {
            return switch (reason) {
                case EXPIRED -> SignInFailure.EXPIRED;
                case NOT_YET_VALID -> SignInFailure.NOT_YET_VALID;
                case REVOKED -> SignInFailure.REVOKED;
                default -> SignInFailure.UNTRUSTED_CERTIFICATE;
            };
        }
        return SignInFailure.UNTRUSTED_CERTIFICATE;
    }

    /** Made for client authentication, and no authority's: those sign certificates, not requests. */
    private static boolean isForClients(X509Certificate own) throws CertificateParsingException {
        List<String> usages = own.getExtendedKeyUsage();
        boolean[] usage = own.getKeyUsage();
        return usages != null
                && usages.contains(FOR_CLIENTS)
                && (usage == null || usage[0])
                && own.getBasicConstraints() < 0;
    }

    private Set<Principal> named(X509Certificate own) {
        Set<Principal> named = new HashSet<>();
        for (CertificateRule rule : rules) {
            boolean matches = switch (rule.field()) {
                case URI -> alternatives(own, URI).contains(rule.name());
                case DNS -> alternatives(own, DNS).contains(rule.name().toLowerCase(Locale.ROOT));
                case EMAIL -> alternatives(own, EMAIL).contains(rule.name().toLowerCase(Locale.ROOT));
                case SUBJECT -> own.getSubjectX500Principal().equals(new X500Principal(rule.name()));
            };
            if (matches) {
                named.add(rule.principal());
            }
        }
        return named;
    }

    private static Set<String> alternatives(X509Certificate own, int kind) {
        try {
            Collection<List<?>> all = own.getSubjectAlternativeNames();
            if (all == null) {
                return Set.of();
            }
            return all.stream()
                    .filter(each -> Integer.valueOf(kind).equals(each.getFirst()))
                    .map(each -> String.valueOf(each.get(1)))
                    .map(name -> kind == URI ? name : name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        } catch (CertificateParsingException broken) {
            return Set.of();
        }
    }
}
