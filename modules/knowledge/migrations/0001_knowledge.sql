create schema knowledge;
comment on schema knowledge is 'The knowledge base: dated answers with their basis, as staff and the public look them up';
grant usage on schema knowledge to hongdun_app;

create table knowledge.version (
  entry_id uuid not null,
  number int not null check (number > 0),
  code text,
  topic text not null,
  question text not null,
  answer text not null,
  basis text[] not null check (cardinality(basis) > 0),
  keywords text[] not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  state text not null check (state in ('draft', 'proposed', 'published', 'withdrawn')),
  author_id text not null,
  author_name text not null,
  written_at timestamptz not null,
  approver_name text,
  decided_at timestamptz,
  remark text,
  grams text[] not null,
  primary key (entry_id, number)
);
comment on table knowledge.version is 'Every wording of every entry; the newest published one whose first day has come is the answer of a day';
comment on column knowledge.version.entry_id is 'The entry';
comment on column knowledge.version.number is 'Place among its wordings, from 1';
comment on column knowledge.version.code is 'Name of an entry that came with the system (rules/knowledge)';
comment on column knowledge.version.topic is 'Topic under which it is listed';
comment on column knowledge.version.question is 'The question as people ask it';
comment on column knowledge.version.answer is 'The answer';
comment on column knowledge.version.basis is 'Articles it rests on';
comment on column knowledge.version.keywords is 'Other words by which it is found';
comment on column knowledge.version.valid_from is 'First day on which it is the answer';
comment on column knowledge.version.valid_to is 'Last day; null while it stays so';
comment on column knowledge.version.state is 'draft, proposed (waits for the chief), published, withdrawn (was wrong: shown on no day)';
comment on column knowledge.version.author_id is 'Who wrote it (access.account), or system';
comment on column knowledge.version.author_name is 'Name, as it was that day';
comment on column knowledge.version.written_at is 'When';
comment on column knowledge.version.approver_name is 'Who published, sent back or withdrew it';
comment on column knowledge.version.decided_at is 'When';
comment on column knowledge.version.remark is 'Why it was sent back or withdrawn';
comment on column knowledge.version.grams is 'One- and two-character grams of question, answer and keywords, by which it is found';
create unique index version_code on knowledge.version (code, number) where code is not null;
create index version_grams on knowledge.version using gin (grams) with (fastupdate = off);
-- One wording at a time is being worked on.
create unique index version_open on knowledge.version (entry_id) where state in ('draft', 'proposed');
grant select, insert on knowledge.version to hongdun_app;
-- Once published a wording is never changed, only withdrawn: this row may be written while it is a draft.
grant update on knowledge.version to hongdun_app;
