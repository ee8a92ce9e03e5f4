create schema inquiry;
comment on schema inquiry is 'Inquiries, suggestions, praise and supervision by the public: one row a file, derived from its events';
grant usage on schema inquiry to hongdun_app;

create table inquiry.inquiry (
  file_id uuid primary key,
  person_id uuid,
  type text not null check (type in ('inquiry', 'suggestion', 'praise', 'supervision')),
  channel text not null,
  title text not null,
  outcome text check (outcome in ('answered', 'adopted', 'not-adopted', 'thanked', 'turned', 'pointed-elsewhere')),
  replied_on date,
  entry_id uuid,
  entry_version int,
  grade text,
  publication text not null check (publication in ('none', 'proposed', 'published', 'withdrawn')),
  published_on date,
  public_question text,
  public_answer text,
  grams text[] not null
);
comment on table inquiry.inquiry is 'One row an inquiry, derived in the same transaction as its events';
comment on column inquiry.inquiry.file_id is 'The file (casefile.file)';
comment on column inquiry.inquiry.person_id is 'Who filed it (party.person); null where it is anonymous';
comment on column inquiry.inquiry.type is 'inquiry 咨询, suggestion 意见建议, praise 表扬, supervision 监督';
comment on column inquiry.inquiry.channel is 'How it came in';
comment on column inquiry.inquiry.title is 'Its subject in a few words';
comment on column inquiry.inquiry.outcome is 'What became of it; null while it is open';
comment on column inquiry.inquiry.replied_on is 'Legal day of the reply';
comment on column inquiry.inquiry.entry_id is 'Entry of the knowledge base it was answered from';
comment on column inquiry.inquiry.entry_version is 'Wording of that entry';
comment on column inquiry.inquiry.grade is 'How the asker rated the answer';
comment on column inquiry.inquiry.publication is 'none, proposed, published or withdrawn';
comment on column inquiry.inquiry.published_on is 'Legal day of publication';
comment on column inquiry.inquiry.public_question is 'The question as published, personal data taken out by a person';
comment on column inquiry.inquiry.public_answer is 'The answer as published';
comment on column inquiry.inquiry.grams is 'One- and two-character grams of what is public, empty where nothing is';
create index inquiry_published on inquiry.inquiry (published_on desc) where publication = 'published';
create index inquiry_grams on inquiry.inquiry using gin (grams) with (fastupdate = off) where publication = 'published';
grant select, insert, update on inquiry.inquiry to hongdun_app;
