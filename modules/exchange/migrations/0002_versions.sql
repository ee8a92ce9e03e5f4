-- What is known of a row is kept as contents and status apart. Rows taken in before are taken in again with the next
-- import: their files are found by their numbers, so nothing is opened twice.
delete from exchange.national_row;
alter table exchange.national_row
  alter column file_id drop not null,
  add column row jsonb not null,
  add column status_exported_at timestamptz not null,
  add column status_digest text not null,
  add column feedback text not null,
  add column revision int not null default 1,
  add column applied int not null default 0;
comment on column exchange.national_row.file_id is 'The file it became; null until that is opened';
comment on column exchange.national_row.exported_at is 'Instant of the newest export it stood in';
comment on column exchange.national_row.digest is 'SHA-256 of the row in that export, hexadecimal';
comment on column exchange.national_row.row is 'The row in that export, as read';
comment on column exchange.national_row.status_exported_at is 'Instant of the export that the status comes from';
comment on column exchange.national_row.status_digest is 'SHA-256 of the row in that export';
comment on column exchange.national_row.feedback is 'Feedback beside the furthest status';
comment on column exchange.national_row.revision is 'Counts the changes that ask something of the file';
comment on column exchange.national_row.applied is 'The revision that the file was brought to; below revision where a run was cut off';
create index national_row_file on exchange.national_row (file_id);

alter table exchange.result add column digest text not null default '';
comment on column exchange.result.digest is 'SHA-256 of the cells handed out: the same result is not handed out again';
