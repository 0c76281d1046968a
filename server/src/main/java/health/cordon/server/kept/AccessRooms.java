package health.cordon.server.kept;

import health.cordon.access.Authorizer;
import health.cordon.access.apikey.ApiKeys;
import health.cordon.access.dataset.GovernedDatasets;
import health.cordon.access.emergency.EmergencyAccess;
import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.identity.Authenticators;
import health.cordon.access.identity.FailureLimit;
import health.cordon.access.jwt.JwtAuthenticator;
import health.cordon.access.jwt.VerificationKeys;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.session.Sessions;
import health.cordon.access.spi.Alarm;
import health.cordon.access.spi.Authenticator;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Oidc;
import health.cordon.server.tls.ClientCertificates;
import health.cordon.server.tls.TlsRules;
import health.cordon.server.trail.AccessTrail;
import health.cordon.server.trail.Trail;
import health.cordon.store.Tenant;
import health.cordon.store.kept.Shelf;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The access room over the store and the audit log.
 *
 * @param authorizer decides
 * @param authenticators sign in
 * @param failures locks out
 * @param keys API keys
 * @param sessions sessions
 * @param grants emergency access that was taken
 * @param emergencies gives it
 * @param datasets what is governed
 * @param certificates sign-in by client certificates; empty where it is no way to sign in
 */
public record AccessRooms(
        Authorizer authorizer,
        Authenticators authenticators,
        FailureLimit failures,
        ApiKeys keys,
        Sessions sessions,
        EmergencyGrants grants,
        EmergencyAccess emergencies,
        GovernedDatasets datasets,
        Optional<ClientCertificates> certificates) {

    /** Opens it, with the policies that {@link #policies} read. */
    public static AccessRooms open(
            ServerConfig config, AccessPolicies policies, Tenant tenant, Trail trail, Alarm alarm) {
        InstantSource clock = InstantSource.system();
        AccessTrail log = new AccessTrail(trail, policies);
        EmergencyGrants grants =
                new EmergencyGrants(new ShelfStore<>(tenant.kept(Shelf.EMERGENCY_GRANT), Forms.EMERGENCY_GRANT));
        Authorizer authorizer = new Authorizer(policies, grants, log, clock);
        ApiKeys keys = new ApiKeys(
                new BrieflyRemembered<>(new ShelfStore<>(tenant.kept(Shelf.API_KEY), Forms.API_KEY)), log, clock);
        Sessions sessions = new Sessions(
                new ShelfStore<>(tenant.kept(Shelf.SESSION), Forms.SESSION),
                log,
                clock,
                config.signIn().sessions());
        FailureLimit failures = new FailureLimit(config.signIn().failures(), clock);
        List<Authenticator> atHand = new ArrayList<>(List.of(keys, sessions));
        config.signIn().oidc().ifPresent(oidc -> atHand.add(oidc(oidc, tenant, clock)));
        Optional<ClientCertificates> certificates = config.signIn().ways().contains("certificate")
                ? Optional.of(new ClientCertificates(config))
                : Optional.empty();
        certificates.ifPresent(atHand::add);
        return new AccessRooms(
                authorizer,
                Authenticators.of(config.signIn().ways(), atHand, failures, log, clock),
                failures,
                keys,
                sessions,
                grants,
                new EmergencyAccess(
                        grants, authorizer, log, alarm, clock, config.access().emergency()),
                new GovernedDatasets(
                        new ShelfStore<>(tenant.kept(Shelf.DATASET), DatasetForm.IT), authorizer, log, clock),
                certificates);
    }

    /** Reads the policies, which takes a while and needs nothing else. */
    public static AccessPolicies policies(ServerConfig.Access access) {
        Path folder = access.policies();
        if (folder == null) {
            return AccessPolicies.builtIn();
        }
        return access.onlyOwn() ? AccessPolicies.read(folder) : AccessPolicies.builtInWith(folder);
    }

    private static Authenticator oidc(Oidc oidc, Tenant tenant, InstantSource clock) {
        VerificationKeys.Fetching standard = VerificationKeys.Fetching.STANDARD;
        VerificationKeys.Fetching fetching = new VerificationKeys.Fetching(
                standard.fresh(),
                standard.shortestInterval(),
                standard.patience(),
                standard.stale(),
                Optional.ofNullable(oidc.trust()).map(TlsRules::trusting));
        return new JwtAuthenticator(
                oidc.settings(),
                VerificationKeys.at(oidc.keys(), fetching),
                new ShelfStore<>(tenant.kept(Shelf.USED_TOKEN), Forms.USED_TOKEN),
                clock);
    }
}
