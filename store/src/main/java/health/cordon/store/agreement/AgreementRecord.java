package health.cordon.store.agreement;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import java.net.IDN;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A business associate agreement as it is kept: a document that its reader verifies, the time that it is valid and the hosts
 * that it covers.
 *
 * @param id its name
 * @param document signed by whoever answers for it; opaque here
 * @param validFrom from when, in whole milliseconds
 * @param validUntil up to when, that moment excluded
 * @param hosts host names in lower case, which PHI may be sent to under it
 * @param endedAt when it was ended before its time
 */
@Cfr("164.504(e)")
public record AgreementRecord(
        String id,
        byte[] document,
        Instant validFrom,
        Instant validUntil,
        Set<String> hosts,
        Optional<Instant> endedAt) {

    private static final int MOST_BYTES = 1 << 20;

    /**
     * Checks it, brings the hosts to one form, takes copies.
     *
     * @throws CordonException {@link StoreError#TEXT_UNFIT}, {@link StoreError#HOST_UNFIT}, {@link
     *     StoreError#RECORD_TOO_LARGE}
     */
    public AgreementRecord {
        Names.require(id);
        if (document.length > MOST_BYTES) {
            throw new CordonException(StoreError.RECORD_TOO_LARGE);
        }
        if (!validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("an agreement ends after it begins");
        }
        document = document.clone();
        Set<String> normal = new TreeSet<>();
        hosts.forEach(host -> normal.add(host(host)));
        hosts = java.util.Collections.unmodifiableSet(normal);
    }

    @Override
    public byte[] document() {
        return document.clone();
    }

    /**
     * A host name in its one form: ASCII, lower case, without a dot at its end.
     *
     * @throws CordonException {@link StoreError#HOST_UNFIT}
     */
    public static String host(String host) {
        try {
            String ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            if (!bare.isEmpty() && bare.length() <= Names.MOST && !bare.startsWith(".") && !bare.contains("..")) {
                return bare;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new CordonException(StoreError.HOST_UNFIT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgreementRecord that
                && that.id.equals(id)
                && Arrays.equals(that.document, document)
                && that.validFrom.equals(validFrom)
                && that.validUntil.equals(validUntil)
                && that.hosts.equals(hosts)
                && that.endedAt.equals(endedAt);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "AgreementRecord(" + id + ")";
    }
}
