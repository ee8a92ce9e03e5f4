create schema spotcheck;
comment on schema spotcheck is 'Spot checks of closed files 抽查回访 (Order 121 Art. 26): what was drawn from what, and what the checks found';
grant usage on schema spotcheck to hongdun_app;

create table spotcheck.draw (
  id uuid primary key,
  request_key text not null unique,
  unit_id uuid not null,
  closed_from date not null,
  closed_to date not null check (closed_to >= closed_from),
  kinds text[] not null,
  outcomes text[] not null,
  population int not null,
  population_files uuid[] not null,
  size int not null check (size between 1 and 500),
  seed text not null,
  due_on date not null,
  checker_id uuid,
  drawn_by uuid not null,
  drawn_by_name text not null,
  drawn_at timestamptz not null
);
comment on table spotcheck.draw is 'One draw; never changed, so that anybody can make the sample anew from seed and population';
comment on column spotcheck.draw.id is 'Identity';
comment on column spotcheck.draw.request_key is 'Idempotency key of the request';
comment on column spotcheck.draw.unit_id is 'Unit it was drawn for, with those below it (access.unit)';
comment on column spotcheck.draw.closed_from is 'First legal day of closing';
comment on column spotcheck.draw.closed_to is 'Last legal day of closing';
comment on column spotcheck.draw.kinds is 'Kinds of file';
comment on column spotcheck.draw.outcomes is 'Outcomes that complaints were narrowed to; empty: any';
comment on column spotcheck.draw.population is 'Files it was drawn from: closed in the period and never drawn before';
comment on column spotcheck.draw.population_files is 'Those files, so that the sample can be made anew when some of them have moved on';
comment on column spotcheck.draw.size is 'Files drawn';
comment on column spotcheck.draw.seed is 'The sample are the first files in the order of SHA-256 over <seed>:<file id>';
comment on column spotcheck.draw.due_on is 'Legal day by which the checks are to be made';
comment on column spotcheck.draw.checker_id is 'Who is to make them, where one was named (access.account)';
comment on column spotcheck.draw.drawn_by is 'Who drew (access.account)';
comment on column spotcheck.draw.drawn_by_name is 'Their name on that day';
comment on column spotcheck.draw.drawn_at is 'When';
create index draw_unit on spotcheck.draw (unit_id, drawn_at);
create index draw_checker on spotcheck.draw (checker_id) where checker_id is not null;
grant select, insert on spotcheck.draw to hongdun_app;

create table spotcheck.item (
  file_id uuid primary key,
  draw_id uuid not null references spotcheck.draw (id),
  place int not null,
  closed_at timestamptz not null,
  stage text not null default 'waiting' check (stage in ('waiting', 'drawn', 'correcting', 'corrected', 'settled', 'lifted')),
  verdict text check (verdict in ('in-order', 'faults')),
  faults text[] not null default '{}',
  checked_by text,
  grade text,
  unique (draw_id, place)
);
comment on table spotcheck.item is 'The files of each draw, each drawn once; what the checks found is derived from the events of the file';
comment on column spotcheck.item.file_id is 'The file (casefile.file)';
comment on column spotcheck.item.draw_id is 'The draw';
comment on column spotcheck.item.place is 'Its place in the order of the draw, from 1';
comment on column spotcheck.item.closed_at is 'Instant at which it had been closed when it was drawn';
comment on column spotcheck.item.stage is 'waiting until the run has marked the file, then the stage of its check';
comment on column spotcheck.item.verdict is 'What the check found; null before';
comment on column spotcheck.item.faults is 'Kinds of fault found';
comment on column spotcheck.item.checked_by is 'Name of who made the check';
comment on column spotcheck.item.grade is 'Grade of the last callback, or what the complainant gave';
create index item_open on spotcheck.item (draw_id, stage);
grant select, insert on spotcheck.item to hongdun_app;
grant update (stage, verdict, faults, checked_by, grade) on spotcheck.item to hongdun_app;
