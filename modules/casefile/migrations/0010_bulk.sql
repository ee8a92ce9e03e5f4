create table casefile.bulk_run (
  id uuid primary key,
  request_key text not null unique,
  actor_id text not null,
  procedure text not null,
  command jsonb not null,
  cause text,
  started_at timestamptz not null,
  stopped_at timestamptz
);
comment on table casefile.bulk_run is 'One decision taken on many files; each file is judged on its own';
comment on column casefile.bulk_run.id is 'Identity';
comment on column casefile.bulk_run.request_key is 'Idempotency key of the request';
comment on column casefile.bulk_run.actor_id is 'Who decides; nobody else carries the run on';
comment on column casefile.bulk_run.procedure is 'Procedure of the step';
comment on column casefile.bulk_run.command is 'The step, the same for every file';
comment on column casefile.bulk_run.cause is 'What it belongs to (an incident); null where the files were chosen from a list';
comment on column casefile.bulk_run.started_at is 'When';
comment on column casefile.bulk_run.stopped_at is 'When its owner stopped it; null while it may go on';
create index bulk_run_cause on casefile.bulk_run (cause, started_at) where cause is not null;
grant select, insert on casefile.bulk_run to hongdun_app;
grant update (stopped_at) on casefile.bulk_run to hongdun_app;

create table casefile.bulk_item (
  run_id uuid not null references casefile.bulk_run (id),
  place int not null,
  file_id uuid not null,
  version int not null,
  refusal jsonb,
  done_at timestamptz,
  primary key (run_id, place),
  unique (run_id, file_id)
);
comment on table casefile.bulk_item is 'The files of a run, and what became of each';
comment on column casefile.bulk_item.run_id is 'The run';
comment on column casefile.bulk_item.place is 'Order';
comment on column casefile.bulk_item.file_id is 'The file';
comment on column casefile.bulk_item.version is 'Its version as the decider saw it';
comment on column casefile.bulk_item.refusal is 'Why the step was refused on it; null where it was taken';
comment on column casefile.bulk_item.done_at is 'When it was judged; null while it waits';
create index bulk_item_waiting on casefile.bulk_item (run_id, place) where done_at is null;
grant select, insert on casefile.bulk_item to hongdun_app;
grant update (refusal, done_at) on casefile.bulk_item to hongdun_app;
