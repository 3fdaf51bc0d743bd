/**
 * The ledger's tables, one migration an entry; an entry that has shipped is never changed, only followed by another.
 * Personal fields stand only inside `sealed` blobs (AES-256-GCM under the batch's key); what is in clear is counts,
 * amounts, codes, ids and times. STRICT tables and CHECKs, because node:sqlite turns NaN into NULL without a word.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('practice', 'sandbox', 'production')),
    colour TEXT NOT NULL,
    settings TEXT NOT NULL,
    limits TEXT NOT NULL,
    pin TEXT,
    keys_saved INTEGER NOT NULL DEFAULT 0 CHECK (keys_saved IN (0, 1)),
    key_fingerprint TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    removed_at INTEGER
  ) STRICT;

  -- One list. key_wrapped is the batch key under the data key; retention sets it to NULL and personal fields are gone.
  CREATE TABLE batches (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    purpose TEXT NOT NULL,
    source TEXT NOT NULL,
    file_sha256 TEXT NOT NULL DEFAULT '',
    row_count INTEGER NOT NULL DEFAULT 0,
    total_in_file INTEGER,
    extra_columns TEXT NOT NULL DEFAULT '[]',
    -- Counts and sums as of the last change of a row, so that lists are listed without opening them. Nothing personal.
    summary TEXT NOT NULL DEFAULT '',
    key_wrapped BLOB,
    forgotten_at INTEGER,
    removed_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX batches_by_company ON batches (company_id, created_at);

  -- One row of a list. sealed holds typed texts, values, extra cells, recipient, name; issues holds codes and params
  -- without personal content. position orders the list; excel_row is null for rows added in the program.
  CREATE TABLE rows (
    row_id TEXT PRIMARY KEY,
    batch_id TEXT NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    excel_row INTEGER,
    sealed BLOB,
    amount INTEGER,
    currency TEXT,
    recipient_type TEXT,
    issues TEXT NOT NULL DEFAULT '[]',
    place TEXT NOT NULL DEFAULT 'in' CHECK (place IN ('in', 'held', 'dropped')),
    place_reason TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX rows_by_batch ON rows (batch_id, position);

  -- The undo stack of a list: what a press changed, sealed, before and after.
  CREATE TABLE edits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id TEXT NOT NULL REFERENCES batches (id),
    label TEXT NOT NULL,
    sealed BLOB NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX edits_by_batch ON edits (batch_id, seq);

  -- What one initialise creates. phase and state are a cache of the fold over the journal; the journal is the truth.
  CREATE TABLE payouts (
    id TEXT PRIMARY KEY,
    batch_id TEXT NOT NULL REFERENCES batches (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    external_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    request_id TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (company_id, external_id)
  ) STRICT;
  CREATE INDEX payouts_by_batch ON payouts (batch_id);

  -- One attempt to pay one row; item_external_id is unique per company for ever.
  CREATE TABLE attempts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    company_id TEXT NOT NULL,
    item_external_id TEXT NOT NULL,
    batch_id TEXT NOT NULL REFERENCES batches (id),
    row_id TEXT NOT NULL REFERENCES rows (row_id),
    payout_id TEXT NOT NULL REFERENCES payouts (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    -- HMAC over type and recipient, so that "same recipient" is found without opening a sealed field.
    recipient_token BLOB NOT NULL,
    outcome TEXT NOT NULL,
    item_status TEXT NOT NULL DEFAULT '',
    error_code TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT '',
    reference_code TEXT NOT NULL DEFAULT '',
    commission INTEGER,
    -- What freed the row for another attempt: 'state' or 'person'; null while it is bound.
    released TEXT,
    changed_at INTEGER NOT NULL,
    UNIQUE (company_id, item_external_id)
  ) STRICT;
  CREATE INDEX attempts_by_row ON attempts (row_id, seq);
  CREATE INDEX attempts_by_payout ON attempts (payout_id, seq);
  CREATE INDEX attempts_by_recipient ON attempts (company_id, recipient_token, amount);

  -- Append-only and chained: mac = HMAC(mac key, previous mac, seq, every stored column). sealed parts count by their ciphertext.
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    company_id TEXT NOT NULL DEFAULT '',
    batch_id TEXT NOT NULL DEFAULT '',
    payout_id TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    open TEXT NOT NULL,
    sealed BLOB,
    mac BLOB NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_batch ON journal (batch_id, seq);
  CREATE INDEX journal_by_payout ON journal (payout_id, seq);

  -- The search index of a list, sealed under its key, some thousand rows a part: folded names, recipients, amounts, references.
  -- Scanned whole: 100,000 rows are opened and searched in a few hundredths of a second, and nothing in clear can be counted.
  CREATE TABLE search_parts (
    batch_id TEXT NOT NULL REFERENCES batches (id),
    part INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch_id, part)
  ) STRICT, WITHOUT ROWID;

  -- The address book, grown from what was sent. sealed (under the data key) holds name, recipient, history, notes.
  CREATE TABLE recipients (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    name_token BLOB NOT NULL,
    recipient_token BLOB NOT NULL,
    sealed BLOB NOT NULL,
    first_seen_at INTEGER NOT NULL,
    last_paid_at INTEGER,
    last_amount INTEGER,
    currency TEXT,
    paid_count INTEGER NOT NULL DEFAULT 0,
    trusted INTEGER NOT NULL DEFAULT 0 CHECK (trusted IN (0, 1)),
    UNIQUE (company_id, name_token, recipient_token)
  ) STRICT;
  CREATE INDEX recipients_by_name ON recipients (company_id, name_token);

  -- The person's own file, sealed under the batch key, for reports in the client's own workbook.
  CREATE TABLE workbooks (batch_id TEXT PRIMARY KEY REFERENCES batches (id), sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;

  -- Mappings remembered per company and layout.
  CREATE TABLE layouts (
    company_id TEXT NOT NULL REFERENCES companies (id),
    fingerprint TEXT NOT NULL,
    choice TEXT NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (company_id, fingerprint)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- How a list's sheet was read: the person's choices and the columns' names, sealed under the batch key, because fixed values
  -- and headings may name people. Its corrections workbook is read by it again.
  CREATE TABLE readings (batch_id TEXT PRIMARY KEY REFERENCES batches (id), sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- The rows that a list was made with, many in one blob under the batch key: a JSON array of what rows.sealed holds. A row
  -- whose own sealed is NULL is in the block that holds its position, row_count of them from first on. A row that a person
  -- added or that is very long has a blob of its own, and so have all rows of older lists.
  CREATE TABLE row_blocks (
    batch_id TEXT NOT NULL REFERENCES batches (id),
    first INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch_id, first)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The person's own file, in parts from 0 on. That of an older list is one part.
  CREATE TABLE workbook_parts (
    batch_id TEXT NOT NULL REFERENCES batches (id),
    part INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (batch_id, part)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO workbook_parts SELECT batch_id, 0, sealed FROM workbooks;
  DROP TABLE workbooks;
  `,
];
