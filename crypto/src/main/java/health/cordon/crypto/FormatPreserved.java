package health.cordon.crypto;

/** What became of a text that was to be encrypted in its own format. */
public sealed interface FormatPreserved {

    /**
     * Done.
     *
     * @param text the result, of the same length and shape; after decryption it is PHI, so it is not printed
     */
    record Encrypted(String text) implements FormatPreserved {

        @Override
        public String toString() {
            return "Encrypted(" + text.length() + " characters)";
        }
    }

    /**
     * Not done: the text must be treated otherwise, by redaction for example. Leaving it as it is would leak it.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements FormatPreserved {}

    /** Why a text cannot be encrypted in its own format. */
    enum Reason {
        /** Fewer than 1,000,000 texts have this shape (SP 800-38G rev. 1): six digits, or five letters, are the least. */
        TOO_SHORT,
        /** More than 128 digits and letters. */
        TOO_LONG,
        /** A character outside ASCII, which would stay in clear. */
        OTHER_CHARACTERS
    }
}
