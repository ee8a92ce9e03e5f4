create schema casefile;
comment on schema casefile is 'Case files: an append-only list of events under one number, and what is derived from it';
grant usage on schema casefile to hongdun_app;

create sequence casefile.file_number;
comment on sequence casefile.file_number is 'Last part of file numbers; gaps are harmless (a number never issued was never shown)';
grant usage on sequence casefile.file_number to hongdun_app;

create table casefile.file (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('complaint', 'report', 'inquiry')),
  pack text not null,
  area_code text not null,
  unit_id uuid not null,
  officer_id uuid,
  received_on date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null check (version > 0),
  head_hash bytea not null,
  stage text not null,
  substage text,
  next_clock text,
  next_due_on date,
  sort_due_on date not null generated always as (coalesce(next_due_on, 'infinity'::date)) stored,
  provisional boolean not null
);
comment on table casefile.file is 'One row a file: its place, stage and next due day, derived from its events in the same transaction';
comment on column casefile.file.id is 'Identity';
comment on column casefile.file.number is 'File number given to people: kind digit, county code, day of receipt, sequence';
comment on column casefile.file.kind is 'complaint 投诉, report 举报 or inquiry 咨询';
comment on column casefile.file.pack is 'Rule pack that governs the file';
comment on column casefile.file.area_code is 'County code, GB/T 2260';
comment on column casefile.file.unit_id is 'Unit that handles it now (access.unit)';
comment on column casefile.file.officer_id is 'Officer who handles it now (access.account)';
comment on column casefile.file.received_on is 'Legal day of receipt, Asia/Shanghai';
comment on column casefile.file.opened_at is 'Instant of receipt';
comment on column casefile.file.closed_at is 'Instant at which nothing was left to do; null while open';
comment on column casefile.file.version is 'Number of its events';
comment on column casefile.file.head_hash is 'Hash of its last event';
comment on column casefile.file.stage is 'Stage of its main procedure';
comment on column casefile.file.substage is 'Stage of the procedure inside it (mediation), if any';
comment on column casefile.file.next_clock is 'Clock that falls due next';
comment on column casefile.file.next_due_on is 'Its due day; null while a suspension holds it open or when nothing is due';
comment on column casefile.file.sort_due_on is 'The due day for ordering: files without one come last';
comment on column casefile.file.provisional is 'True where that day rests on a year whose holiday notice is not loaded';

create index file_queue on casefile.file (unit_id, sort_due_on, id) where closed_at is null;
create index file_officer on casefile.file (officer_id, sort_due_on, id) where closed_at is null and officer_id is not null;
create index file_received on casefile.file (unit_id, received_on, id);
create index file_closed on casefile.file (unit_id, closed_at, id) where closed_at is not null;
create index file_provisional on casefile.file (id) where provisional and closed_at is null;
grant select, insert on casefile.file to hongdun_app;
grant update (unit_id, officer_id, closed_at, version, head_hash, stage, substage, next_clock, next_due_on, provisional) on casefile.file to hongdun_app;

create table casefile.event (
  file_id uuid not null references casefile.file (id),
  seq int not null check (seq > 0),
  type text not null,
  data jsonb not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  request_key text,
  hash bytea not null,
  primary key (file_id, seq)
);
comment on table casefile.event is 'What happened, append-only: the running role may insert and read, never change or delete';
comment on column casefile.event.file_id is 'The file';
comment on column casefile.event.seq is 'Place in the file, from 1 without gaps';
comment on column casefile.event.type is '<procedure>.<what happened>';
comment on column casefile.event.data is 'The event without its type';
comment on column casefile.event.at is 'Instant it was recorded';
comment on column casefile.event.actor_id is 'Account, consumer:<file> or system';
comment on column casefile.event.actor_name is 'Name shown in the timeline, as it was that day';
comment on column casefile.event.request_key is 'Idempotency key of the request, on its first event';
comment on column casefile.event.hash is 'SHA-256 over the hash of the event before and this one in canonical JSON';
create unique index event_request_key on casefile.event (request_key) where request_key is not null;
grant select, insert on casefile.event to hongdun_app;

create table casefile.outbox (
  id bigint generated always as identity primary key,
  file_id uuid not null references casefile.file (id),
  seq int not null,
  type text not null
);
comment on table casefile.outbox is 'Events whose consequences are still to be carried out; a row goes when they have been';
comment on column casefile.outbox.id is 'Order of arrival';
comment on column casefile.outbox.file_id is 'The file';
comment on column casefile.outbox.seq is 'The event';
comment on column casefile.outbox.type is 'Its type';
create index outbox_file on casefile.outbox (file_id);
grant select, insert, delete on casefile.outbox to hongdun_app;

create table casefile.attachment (
  id uuid primary key,
  file_id uuid references casefile.file (id),
  name text not null,
  media_type text not null,
  size int not null check (size > 0),
  sha256 bytea not null,
  content bytea not null,
  uploaded_at timestamptz not null
);
alter table casefile.attachment alter column content set storage external;
comment on table casefile.attachment is 'Evidence as stored: checked by content, images re-encoded without EXIF';
comment on column casefile.attachment.id is 'Identity';
comment on column casefile.attachment.file_id is 'The file it belongs to; null while a form is still being filled in';
comment on column casefile.attachment.name is 'File name as uploaded, cleaned';
comment on column casefile.attachment.media_type is 'Type found in its content';
comment on column casefile.attachment.size is 'Bytes';
comment on column casefile.attachment.sha256 is 'Hash of the content as stored';
comment on column casefile.attachment.content is 'The bytes';
comment on column casefile.attachment.uploaded_at is 'Instant of upload';
create index attachment_file on casefile.attachment (file_id) where file_id is not null;
create index attachment_staged on casefile.attachment (uploaded_at) where file_id is null;
grant select, insert, delete on casefile.attachment to hongdun_app;
grant update (file_id) on casefile.attachment to hongdun_app;

create table casefile.secret (
  name text primary key,
  value bytea not null
);
comment on table casefile.secret is 'Keys made at first start; query codes are derived from them';
comment on column casefile.secret.name is 'Purpose';
comment on column casefile.secret.value is 'Random bytes';
grant select, insert on casefile.secret to hongdun_app;

create view casefile.file_view as
  select id, number, kind, pack, area_code, unit_id, officer_id, received_on, opened_at, closed_at, version, stage, substage,
         next_clock, next_due_on, sort_due_on, provisional
    from casefile.file;
comment on view casefile.file_view is 'Files as other modules may read them';
grant select on casefile.file_view to hongdun_app;
