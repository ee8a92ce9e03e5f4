create schema document;
comment on schema document is 'Official documents: drafts, numbers without gaps, what was issued and never changes, deliveries with proof';
grant usage on schema document to hongdun_app;

create table document.authority (
  unit_id uuid primary key,
  word text not null check (length(word) between 1 and 20),
  name text not null,
  address text,
  phone text
);
comment on table document.authority is 'How a county authority signs: the word of its numbers (机关代字), full name, address, phone';
comment on column document.authority.unit_id is 'The county (access.unit)';
comment on column document.authority.word is 'First part of every number, e.g. 旺市监';
comment on column document.authority.name is 'Full name, as under the seal';
comment on column document.authority.address is 'Postal address';
comment on column document.authority.phone is 'Phone for questions';
grant select, insert, update on document.authority to hongdun_app;

create table document.counter (
  word text not null,
  series text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (word, series, year)
);
comment on table document.counter is 'Last number drawn; the row is locked until the issue commits, so that numbers have neither gaps nor repeats';
comment on column document.counter.word is 'Word of the authority';
comment on column document.counter.series is 'Series of the template';
comment on column document.counter.year is 'Year of issue, Asia/Shanghai';
comment on column document.counter.last is 'Last number drawn';
grant select, insert, update on document.counter to hongdun_app;

create table document.draft (
  document_id uuid not null,
  revision int not null check (revision > 0),
  file_id uuid not null,
  template text not null,
  fields jsonb not null,
  paragraphs jsonb not null,
  at timestamptz not null,
  primary key (document_id, revision)
);
comment on table document.draft is 'What a document says, as of each revision: personal data stand here and not in the events';
comment on column document.draft.document_id is 'The document';
comment on column document.draft.revision is 'From 1';
comment on column document.draft.file_id is 'The file (casefile.file)';
comment on column document.draft.template is 'Its template';
comment on column document.draft.fields is 'Snapshot of the fields';
comment on column document.draft.paragraphs is 'The officer''s own paragraphs';
comment on column document.draft.at is 'When';
grant select, insert on document.draft to hongdun_app;

create table document.issued (
  document_id uuid primary key,
  file_id uuid not null,
  template text not null,
  number text not null unique,
  code text not null unique,
  authority text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  pdf bytea not null,
  docx bytea not null,
  pdf_sha256 bytea not null
);
alter table document.issued alter column pdf set storage external;
alter table document.issued alter column docx set storage external;
comment on table document.issued is 'Issued documents, rendered once; the running role may insert and read, never change or delete';
comment on column document.issued.document_id is 'The document';
comment on column document.issued.file_id is 'The file (casefile.file)';
comment on column document.issued.template is 'Its template';
comment on column document.issued.number is 'Number as printed';
comment on column document.issued.code is 'Verification code in the QR code, drawn at random';
comment on column document.issued.authority is 'Issuing authority';
comment on column document.issued.issued_on is 'Legal day of issue';
comment on column document.issued.issued_at is 'Instant of issue';
comment on column document.issued.pdf is 'PDF/A as issued';
comment on column document.issued.docx is 'DOCX as issued';
comment on column document.issued.pdf_sha256 is 'SHA-256 of the PDF';
create index issued_file on document.issued (file_id);
grant select, insert on document.issued to hongdun_app;

create table document.void (
  document_id uuid primary key references document.issued (document_id),
  at timestamptz not null
);
comment on table document.void is 'Documents declared void; the number stays used';
comment on column document.void.document_id is 'The document';
comment on column document.void.at is 'When';
grant select, insert on document.void to hongdun_app;
