-- What the store knows of itself, and the wrapped data keys. Nothing here is secret or identifies an individual.

CREATE TABLE setting (
    name  ${text} NOT NULL PRIMARY KEY,
    value ${text} NOT NULL
);

-- One row a version of a data key. A shredded one stays as proof, without the key. Times in seconds since 1970.
CREATE TABLE data_key (
    handle   ${text} NOT NULL,
    version  INTEGER NOT NULL,
    kind     ${text} NOT NULL,
    label    ${text} NOT NULL,
    state    ${text} NOT NULL,
    created  BIGINT  NOT NULL,
    changed  BIGINT  NOT NULL,
    provider ${text},
    kek      ${text},
    wrapped  ${blob},
    code     ${blob} NOT NULL,
    PRIMARY KEY (handle, version)
);

-- Files that hold a copy of the keys, and how many shredded versions each was told of.
CREATE TABLE key_file (
    path    ${text} NOT NULL PRIMARY KEY,
    shreds  BIGINT  NOT NULL,
    brought BIGINT  NOT NULL
);
