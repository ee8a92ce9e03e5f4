create schema exchange;
comment on schema exchange is 'What came from the national 12315 platform and what goes back to it';
grant usage on schema exchange to hongdun_app;

create table exchange.national_row (
  number text primary key,
  file_id uuid not null,
  exported_at timestamptz not null,
  digest text not null,
  status text not null check (status in ('waiting', 'accepted', 'refused', 'finished')),
  run_id uuid not null
);
comment on table exchange.national_row is 'The newest version of each row of the national platform that was taken in';
comment on column exchange.national_row.number is 'Number on the national platform';
comment on column exchange.national_row.file_id is 'The file it became';
comment on column exchange.national_row.exported_at is 'Instant of the export this version stood in';
comment on column exchange.national_row.digest is 'SHA-256 of the row, hexadecimal';
comment on column exchange.national_row.status is 'Furthest status seen in any version';
comment on column exchange.national_row.run_id is 'Run that brought this version';
grant select, insert, update on exchange.national_row to hongdun_app;

create table exchange.run (
  id uuid primary key,
  file_name text not null,
  exported_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  actor_id text not null,
  total int not null,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  bad jsonb not null default '[]'
);
comment on table exchange.run is 'Runs of the import; one that was cut off has no end and is simply repeated';
comment on column exchange.run.id is 'Identity';
comment on column exchange.run.file_name is 'Name of the table';
comment on column exchange.run.exported_at is 'Instant of the export';
comment on column exchange.run.started_at is 'Begin';
comment on column exchange.run.finished_at is 'End; null while running or cut off';
comment on column exchange.run.actor_id is 'Who imported';
comment on column exchange.run.total is 'Rows in the table';
comment on column exchange.run.created is 'Rows that became files';
comment on column exchange.run.updated is 'Rows that changed a file';
comment on column exchange.run.unchanged is 'Rows already known';
comment on column exchange.run.bad is 'Rows not taken in: line, number, reason';
grant select, insert, update on exchange.run to hongdun_app;

create table exchange.result (
  file_id uuid not null,
  version int not null,
  batch_id uuid not null,
  primary key (file_id, version)
);
comment on table exchange.result is 'Results handed out for keying into the national platform, each version once';
comment on column exchange.result.file_id is 'The file';
comment on column exchange.result.version is 'Its version at hand-out';
comment on column exchange.result.batch_id is 'The batch it went out with';
create index result_batch on exchange.result (batch_id);
grant select, insert on exchange.result to hongdun_app;

create table exchange.batch (
  id uuid primary key,
  made_at timestamptz not null,
  actor_id text not null,
  rows jsonb not null
);
comment on table exchange.batch is 'Batches of results handed out, kept as they were';
comment on column exchange.batch.id is 'Identity';
comment on column exchange.batch.made_at is 'Instant';
comment on column exchange.batch.actor_id is 'Who took it';
comment on column exchange.batch.rows is 'The rows of the table handed out';
grant select, insert on exchange.batch to hongdun_app;
