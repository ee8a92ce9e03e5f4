-- What lists show of a file of any kind, so that one list holds them all.
alter table casefile.file
  add column subject text not null default '',
  add column category text not null default '',
  add column summary text not null default '';
comment on column casefile.file.subject is 'Whom the file is about (the firm), as stated';
comment on column casefile.file.category is 'Code of its category of that day';
comment on column casefile.file.summary is 'First words of what was stated, for lists';

-- A statement taken over anew from the national platform replaces that of the receipt, field by field.
with stated as (
  select e.file_id, e.seq, case when e.type = 'complaint.received' then e.data else e.data -> 'statement' end as data
    from casefile.event e where e.type in ('complaint.received', 'complaint.source-updated')
), newest as (
  select file_id,
         (array_agg(data -> 'respondent' ->> 'name' order by seq desc) filter (where data -> 'respondent' ->> 'name' is not null))[1] as subject,
         (array_agg(data ->> 'category' order by seq desc) filter (where data ->> 'category' is not null))[1] as category,
         (array_agg(data ->> 'facts' order by seq desc) filter (where data ->> 'facts' is not null))[1] as facts
    from stated group by file_id
)
update casefile.file f
   set subject = coalesce(n.subject, ''), category = coalesce(n.category, ''),
       summary = left(btrim(regexp_replace(coalesce(n.facts, ''), '\s+', ' ', 'g')), 60)
  from newest n where n.file_id = f.id;

grant update (subject, category, summary) on casefile.file to hongdun_app;

create or replace view casefile.file_view as
  select id, number, kind, pack, area_code, unit_id, officer_id, received_on, opened_at, closed_at, version, stage, substage,
         next_clock, next_due_on, sort_due_on, provisional, subject, category, summary
    from casefile.file;
