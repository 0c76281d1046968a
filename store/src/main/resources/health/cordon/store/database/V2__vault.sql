-- What each re-identification code stands for, sealed under the subject's key. number is a keyed hash of kind and value
-- under that same key; attempt counts up where two values share a number.

CREATE TABLE vault_code (
    tenant  ${text} NOT NULL,
    code    ${text} NOT NULL,
    subject ${text} NOT NULL,
    number  BIGINT  NOT NULL,
    attempt INTEGER NOT NULL,
    sealed  ${blob} NOT NULL,
    PRIMARY KEY (tenant, code),
    UNIQUE (tenant, subject, number, attempt)
);
