create schema incident;
comment on schema incident is 'Group complaints 群体投诉 and emergencies 突发事件: incidents with their own append-only events, and what points to one';
grant usage on schema incident to hongdun_app;

create sequence incident.incident_number;
comment on sequence incident.incident_number is 'Last part of incident numbers; gaps are harmless';
grant usage on sequence incident.incident_number to hongdun_app;

create table incident.incident (
  id uuid primary key,
  number text not null unique,
  area_code text not null,
  unit_id uuid not null,
  subject text not null,
  subject_key text not null,
  level int not null check (level between 1 and 4),
  stage text not null check (stage in ('open', 'closed')),
  lead_unit_id uuid not null,
  lead_officer_id uuid,
  opened_at timestamptz not null,
  closed_at timestamptz,
  report_due_at timestamptz,
  files int not null,
  version int not null check (version > 0),
  head_hash bytea not null
);
comment on table incident.incident is 'One row an incident, derived from its events in the same transaction';
comment on column incident.incident.id is 'Identity';
comment on column incident.incident.number is 'Number given to people';
comment on column incident.incident.area_code is 'County, GB/T 2260';
comment on column incident.incident.unit_id is 'Consumer desk of the county, whose reach says who reads it';
comment on column incident.incident.subject is 'Whom or what it is about';
comment on column incident.incident.subject_key is 'The firm in the register, or its name, by which files are found';
comment on column incident.incident.level is 'Response level, 1 (Ⅰ, gravest) to 4 (Ⅳ)';
comment on column incident.incident.stage is 'open or closed';
comment on column incident.incident.lead_unit_id is 'Unit that leads (access.unit)';
comment on column incident.incident.lead_officer_id is 'Officer who leads, where one is named';
comment on column incident.incident.opened_at is 'When';
comment on column incident.incident.closed_at is 'When; null while open';
comment on column incident.incident.report_due_at is 'Instant by which the next report-up is due; null where none is';
comment on column incident.incident.files is 'Files gathered';
comment on column incident.incident.version is 'Number of its events';
comment on column incident.incident.head_hash is 'Hash of its last event';
create index incident_open on incident.incident (unit_id, level, opened_at) where closed_at is null;
create index incident_subject on incident.incident (area_code, subject_key) where closed_at is null;
grant select, insert on incident.incident to hongdun_app;
grant update (level, stage, lead_unit_id, lead_officer_id, closed_at, report_due_at, files, version, head_hash) on incident.incident to hongdun_app;

create table incident.event (
  incident_id uuid not null references incident.incident (id),
  seq int not null check (seq > 0),
  type text not null,
  data jsonb not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  request_key text unique,
  hash bytea not null,
  primary key (incident_id, seq)
);
comment on table incident.event is 'What happened, append-only: the running role may insert and read, never change or delete';
comment on column incident.event.incident_id is 'The incident';
comment on column incident.event.seq is 'Place, from 1 without gaps';
comment on column incident.event.type is 'incident.<what happened>';
comment on column incident.event.data is 'The event without its type';
comment on column incident.event.at is 'Instant it was recorded';
comment on column incident.event.actor_id is 'Account';
comment on column incident.event.actor_name is 'Name, as it was that day';
comment on column incident.event.request_key is 'Idempotency key of the request, on its first event';
comment on column incident.event.hash is 'SHA-256 over the hash of the event before and this one in canonical JSON';
grant select, insert on incident.event to hongdun_app;

create table incident.member (
  incident_id uuid not null references incident.incident (id),
  file_id uuid not null,
  primary key (incident_id, file_id)
);
comment on table incident.member is 'Files an incident gathers, derived from its events';
comment on column incident.member.incident_id is 'The incident';
comment on column incident.member.file_id is 'The file (casefile.file)';
create index member_file on incident.member (file_id);
grant select, insert, delete on incident.member to hongdun_app;

create table incident.pending (
  file_id uuid not null,
  version int not null,
  primary key (file_id, version)
);
comment on table incident.pending is 'Changes of files that detection has not looked at; a row goes when it has';
comment on column incident.pending.file_id is 'The file';
comment on column incident.pending.version is 'Its version after the change';
grant select, insert, delete on incident.pending to hongdun_app;

create table incident.fact (
  file_id uuid primary key,
  kind text not null,
  area_code text not null,
  subject_key text not null,
  subject text not null,
  complainant_keys text[] not null,
  received_on date not null,
  open boolean not null,
  injury boolean not null,
  prepaid boolean not null,
  words text[] not null,
  amount_fen bigint
);
comment on table incident.fact is 'What detection knows of each complaint and report; names nobody';
comment on column incident.fact.file_id is 'The file';
comment on column incident.fact.kind is 'Kind of file';
comment on column incident.fact.area_code is 'County';
comment on column incident.fact.subject_key is 'The firm in the register, or its name';
comment on column incident.fact.subject is 'Its name';
comment on column incident.fact.complainant_keys is 'Digests that tell complainants apart, joint ones among them; for a report the file itself, so that no reporter can be matched';
comment on column incident.fact.received_on is 'Legal day of receipt';
comment on column incident.fact.open is 'Whether the file is open';
comment on column incident.fact.injury is 'Whether the text tells of an injury';
comment on column incident.fact.prepaid is 'Whether the text tells of a prepaid shop closing';
comment on column incident.fact.words is 'Listed words found in the text';
comment on column incident.fact.amount_fen is 'Sum in dispute, fen; null where none is stated';
create index fact_subject on incident.fact (area_code, subject_key, received_on) where open;
grant select, insert, update on incident.fact to hongdun_app;

create table incident.signal (
  id uuid primary key,
  area_code text not null,
  unit_id uuid not null,
  subject text not null,
  subject_key text not null,
  level int not null check (level between 1 and 4),
  urgent boolean not null,
  reasons jsonb not null,
  file_ids uuid[] not null,
  state text not null check (state in ('raised', 'dismissed', 'confirmed', 'lapsed')),
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settled_name text,
  settled_reason text
);
comment on table incident.signal is 'Suggestions that files on one firm may be an incident; a person confirms or dismisses them';
comment on column incident.signal.id is 'Identity';
comment on column incident.signal.area_code is 'County';
comment on column incident.signal.unit_id is 'Consumer desk of the county';
comment on column incident.signal.subject is 'The firm';
comment on column incident.signal.subject_key is 'By which its files are found';
comment on column incident.signal.level is 'Level suggested';
comment on column incident.signal.urgent is 'Whether a person is to look at once (injury, listed word)';
comment on column incident.signal.reasons is 'Why, each with its files';
comment on column incident.signal.file_ids is 'All files behind it';
comment on column incident.signal.state is 'raised, dismissed by a person, confirmed by opening an incident, or lapsed because nothing holds it up any more';
comment on column incident.signal.raised_at is 'When it first stood';
comment on column incident.signal.settled_at is 'When it was settled';
comment on column incident.signal.settled_by is 'By whom; null where it lapsed';
comment on column incident.signal.settled_name is 'That person''s name on the day';
comment on column incident.signal.settled_reason is 'Why it was dismissed';
create unique index signal_raised on incident.signal (area_code, subject_key) where state = 'raised';
create index signal_unit on incident.signal (unit_id) where state = 'raised';
create index signal_dismissed on incident.signal (area_code, subject_key, settled_at) where state = 'dismissed';
grant select, insert, update on incident.signal to hongdun_app;

create table incident.settings (
  area_code text not null,
  version int not null check (version > 0),
  data jsonb not null,
  note text not null,
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  primary key (area_code, version)
);
comment on table incident.settings is 'Levels, words and report-up times as each county has settled them, every version; append-only';
comment on column incident.settings.area_code is 'County';
comment on column incident.settings.version is 'From 1; the newest holds';
comment on column incident.settings.data is 'The settings';
comment on column incident.settings.note is 'Why they were changed';
comment on column incident.settings.at is 'When';
comment on column incident.settings.by_id is 'Account';
comment on column incident.settings.by_name is 'Name on the day';
grant select, insert on incident.settings to hongdun_app;
