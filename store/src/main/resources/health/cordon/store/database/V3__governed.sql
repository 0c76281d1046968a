-- Inference logs, prompt histories, evaluation datasets. Times in milliseconds since 1970.

-- The month after which a collection's key is destroyed. state: OPEN, SHREDDED.
CREATE TABLE retention_period (
    tenant     ${text} NOT NULL,
    kind       ${text} NOT NULL,
    collection ${text} NOT NULL,
    period     ${text} NOT NULL,
    handle     ${text} NOT NULL,
    state      ${text} NOT NULL,
    PRIMARY KEY (tenant, kind, collection, period)
);

CREATE TABLE governed_record (
    tenant        ${text} NOT NULL,
    id            ${text} NOT NULL,
    kind          ${text} NOT NULL,
    collection    ${text} NOT NULL,
    period        ${text} NOT NULL,
    owner         ${text} NOT NULL,
    purpose       ${text} NOT NULL,
    access_policy ${text} NOT NULL,
    subject       ${text},
    created       BIGINT  NOT NULL,
    retained      BIGINT  NOT NULL,
    sealed        ${blob} NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX governed_record_time ON governed_record (tenant, kind, collection, created, id);
CREATE INDEX governed_record_period ON governed_record (tenant, kind, collection, period, retained);
CREATE INDEX governed_record_subject ON governed_record (tenant, subject, created, id);

-- What a record can be found by: number is a keyed, truncated hash of the sealed value.
CREATE TABLE governed_term (
    tenant ${text} NOT NULL,
    record ${text} NOT NULL,
    kind   ${text} NOT NULL,
    field  ${text} NOT NULL,
    number BIGINT  NOT NULL,
    sealed ${blob} NOT NULL,
    PRIMARY KEY (tenant, record, field),
    FOREIGN KEY (tenant, record) REFERENCES governed_record (tenant, id) ON DELETE CASCADE
);

CREATE INDEX governed_term_number ON governed_term (tenant, kind, field, number);

-- target_kind: RECORD with an id, SUBJECT with a handle, COLLECTION with kind and name.
CREATE TABLE legal_hold (
    tenant      ${text} NOT NULL,
    name        ${text} NOT NULL,
    target_kind ${text} NOT NULL,
    target      ${text} NOT NULL,
    placed      BIGINT  NOT NULL,
    placed_by   ${text} NOT NULL,
    PRIMARY KEY (tenant, name, target_kind, target)
);

CREATE INDEX legal_hold_target ON legal_hold (tenant, target_kind, target);

-- state: BEGUN until the keys are shredded and the rows deleted, then DONE.
CREATE TABLE purge (
    tenant      ${text} NOT NULL,
    id          ${text} NOT NULL,
    target_kind ${text} NOT NULL,
    target      ${text} NOT NULL,
    state       ${text} NOT NULL,
    begun       BIGINT  NOT NULL,
    begun_by    ${text} NOT NULL,
    deleted     BIGINT  NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX purge_state ON purge (tenant, state);
