create table casefile.shared_attachment (
  file_id uuid not null references casefile.file (id),
  attachment_id uuid not null references casefile.attachment (id),
  at timestamptz not null,
  primary key (file_id, attachment_id)
);
comment on table casefile.shared_attachment is 'Evidence of one file that another, filed with it, has as well: by reference, never copied';
comment on column casefile.shared_attachment.file_id is 'The other file';
comment on column casefile.shared_attachment.attachment_id is 'The evidence, which belongs to the file it was filed with';
comment on column casefile.shared_attachment.at is 'When';
grant select, insert on casefile.shared_attachment to hongdun_app;

create view casefile.evidence as
  select file_id, id from casefile.attachment where file_id is not null
  union all
  select file_id, attachment_id from casefile.shared_attachment;
comment on view casefile.evidence is 'Which evidence each file has, of its own or shared';
grant select on casefile.evidence to hongdun_app;

create or replace view casefile.attachment_hash_view as
  select a.id, e.file_id, a.name, a.size, encode(a.sha256, 'hex') as sha256 from casefile.evidence e join casefile.attachment a on a.id = e.id;
