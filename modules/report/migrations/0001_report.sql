create schema report;
comment on schema report is 'Reports 举报 as searches need them; derived from the events of casefile. No personal data stand here';
grant usage on schema report to hongdun_app;

create table report.report (
  file_id uuid primary key,
  person_id uuid,
  reporter_key text,
  operator_id uuid,
  target_name text not null,
  category text not null,
  facts text not null,
  real_name boolean not null,
  decided_on date,
  filed boolean
);
comment on table report.report is 'One row a report, a projection of its events';
comment on column report.report.file_id is 'The file';
comment on column report.report.person_id is 'The reporter as stated in this file (party.person); null where anonymous';
comment on column report.report.reporter_key is 'Keyed hash of name and phone, equal for reports of the same person; null where anonymous';
comment on column report.report.operator_id is 'The firm in the register (party.operator), where known';
comment on column report.report.target_name is 'The firm as stated';
comment on column report.report.category is 'Code of the problem category of that day';
comment on column report.report.facts is 'What was reported, for comparison with repeats';
comment on column report.report.real_name is 'Whether the reporter gave a true name';
comment on column report.report.decided_on is 'Legal day of the decision whether to open a case';
comment on column report.report.filed is 'Whether a case was opened';
create index report_reporter on report.report (reporter_key) where reporter_key is not null;
grant select, insert, update on report.report to hongdun_app;
