/** Keys, pseudonyms, format-preserving encryption, the re-identification vault. */
module health.cordon.crypto {
    requires transitive health.cordon.core;
    requires org.bouncycastle.provider;

    exports health.cordon.crypto;
}
