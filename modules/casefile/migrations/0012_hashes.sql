create view casefile.attachment_hash_view as
  select id, file_id, name, size, encode(sha256, 'hex') as sha256 from casefile.attachment where file_id is not null;
comment on view casefile.attachment_hash_view is 'Published: evidence of files by its hash, without its content';
grant select on casefile.attachment_hash_view to hongdun_app;
