package health.cordon.testkit.notes;

/** Where a name comes from, for measuring whether all people are protected alike. Says nothing about a person. */
public enum NameOrigin {
    /** English and Scottish. */
    ANGLO,
    /** African American. */
    AFRICAN_AMERICAN,
    /** Igbo, Yoruba, Akan, Mande, Wolof and others. */
    WEST_AFRICAN,
    /** Arabic. */
    ARABIC,
    /** Chinese, in pinyin and older spellings. */
    CHINESE,
    /** Polish, Russian, Ukrainian, Czech, South Slavic, Romanian, Hungarian. */
    EAST_EUROPEAN,
    /** Spanish-speaking America and Spain. */
    HISPANIC,
    /** Indian. */
    INDIAN,
    /** Japanese. */
    JAPANESE,
    /** Korean. */
    KOREAN,
    /** Vietnamese. */
    VIETNAMESE,
    /** Jewish. */
    JEWISH,
    /** Irish. */
    IRISH,
    /** Scandinavian and Icelandic. */
    SCANDINAVIAN,
    /** Portuguese and Brazilian. */
    PORTUGUESE,
    /** Filipino. */
    FILIPINO,
    /** Native American. */
    NATIVE_AMERICAN,
    /** Hawaiian, Samoan, Tongan. */
    POLYNESIAN
}
