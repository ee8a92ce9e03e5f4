create schema enforcement;
comment on schema enforcement is 'Cases of the penalty procedure that files led to; derived from the events of casefile';
grant usage on schema enforcement to hongdun_app;

create table enforcement.penalty_case (
  file_id uuid primary key,
  number text constraint case_number unique,
  stage text not null,
  opened_on date not null,
  decided_on date,
  closed_on date,
  result text,
  fine_fen bigint not null,
  confiscated_fen bigint not null,
  value_fen bigint not null,
  paid_fen bigint not null
);
comment on table enforcement.penalty_case is 'One row a case, a projection of the events of its file';
comment on column enforcement.penalty_case.file_id is 'The file it came from';
comment on column enforcement.penalty_case.number is 'Case number of the office, once registered';
comment on column enforcement.penalty_case.stage is 'Stage of the case';
comment on column enforcement.penalty_case.opened_on is 'Legal day of the decision to open it';
comment on column enforcement.penalty_case.decided_on is 'Legal day it was decided';
comment on column enforcement.penalty_case.closed_on is 'Legal day it was closed';
comment on column enforcement.penalty_case.result is 'How it was decided';
comment on column enforcement.penalty_case.fine_fen is 'Fine, fen';
comment on column enforcement.penalty_case.confiscated_fen is 'Income and goods confiscated, fen';
comment on column enforcement.penalty_case.value_fen is 'Value of the goods concerned, fen';
comment on column enforcement.penalty_case.paid_fen is 'Paid so far, fen';
create index penalty_case_opened on enforcement.penalty_case (opened_on desc, file_id);
grant select, insert, update on enforcement.penalty_case to hongdun_app;

create view enforcement.case_view as
  select file_id, number, stage, opened_on, decided_on, closed_on, result, fine_fen, confiscated_fen, value_fen, paid_fen from enforcement.penalty_case;
comment on view enforcement.case_view is 'Published: cases that files led to';
grant select on enforcement.case_view to hongdun_app;
