-- Whose decision a file waits for, and whether a superior watches over it, so that lists find both without folding.
alter table casefile.file
  add column awaiting text,
  add column supervised boolean not null default false,
  add column later_dues jsonb;
comment on column casefile.file.awaiting is 'Role whose decision the file waits for (chief: an approval); null where nobody''s';
comment on column casefile.file.supervised is 'True while a superior watches over it (督办)';
comment on column casefile.file.later_dues is 'Clocks not met beside the next one, [{clock, dueOn}] by due day; null where there is none';
create index file_awaiting on casefile.file (unit_id, sort_due_on, id) where awaiting is not null and closed_at is null;
create index file_supervised on casefile.file (unit_id, sort_due_on, id) where supervised and closed_at is null;
create index file_due on casefile.file (next_due_on, id) where closed_at is null and next_due_on is not null;
grant update (awaiting, supervised, later_dues) on casefile.file to hongdun_app;

create or replace view casefile.file_view as
  select id, number, kind, pack, area_code, unit_id, officer_id, received_on, opened_at, closed_at, version, stage, substage,
         next_clock, next_due_on, sort_due_on, provisional, subject, category, summary, awaiting, supervised, later_dues
    from casefile.file;
