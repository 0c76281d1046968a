-- Business associate agreements, signed by whoever made them, and the hosts that each covers.
CREATE TABLE agreement (
    tenant      ${text} NOT NULL,
    id          ${text} NOT NULL,
    document    ${blob} NOT NULL,
    valid_from  BIGINT  NOT NULL,
    valid_until BIGINT  NOT NULL,
    added       BIGINT  NOT NULL,
    ended       BIGINT,
    PRIMARY KEY (tenant, id)
);

CREATE TABLE agreement_host (
    tenant    ${text} NOT NULL,
    host      ${text} NOT NULL,
    agreement ${text} NOT NULL,
    PRIMARY KEY (tenant, host, agreement),
    FOREIGN KEY (tenant, agreement) REFERENCES agreement (tenant, id) ON DELETE CASCADE
);

-- Records of other rooms: API-key hashes, sessions, emergency grants, datasets and approvals, role assignments.
CREATE TABLE kept_record (
    tenant      ${text} NOT NULL,
    shelf       ${text} NOT NULL,
    id          ${text} NOT NULL,
    version     BIGINT  NOT NULL,
    forgettable BIGINT,
    sealed      ${blob} NOT NULL,
    PRIMARY KEY (tenant, shelf, id)
);

CREATE INDEX kept_record_forgettable ON kept_record (tenant, shelf, forgettable);
