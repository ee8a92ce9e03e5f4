create schema complaint;
comment on schema complaint is 'Complaints 投诉 as lists and searches need them; derived from the events of casefile';
grant usage on schema complaint to hongdun_app;

create table complaint.complaint (
  file_id uuid primary key,
  person_id uuid not null,
  operator_id uuid,
  channel text not null,
  national_number text unique,
  respondent_name text not null,
  respondent_address text not null,
  category text not null,
  summary text not null,
  amount_fen bigint,
  occurred_on date,
  publication_consent boolean not null,
  grade text,
  decided_on date,
  ground text,
  result text
);
comment on table complaint.complaint is 'One row a complaint, a projection of its events';
comment on column complaint.complaint.file_id is 'The file';
comment on column complaint.complaint.person_id is 'The complainant as stated in this file (party.person)';
comment on column complaint.complaint.operator_id is 'The firm in the register (party.operator), where known';
comment on column complaint.complaint.channel is 'How it came in';
comment on column complaint.complaint.national_number is 'Number on the national 12315 platform, if it came from there';
comment on column complaint.complaint.respondent_name is 'The firm as stated';
comment on column complaint.complaint.respondent_address is 'Its address as stated';
comment on column complaint.complaint.category is 'Code of the problem category of that day';
comment on column complaint.complaint.summary is 'First words of the facts, for lists';
comment on column complaint.complaint.amount_fen is 'Sum in dispute, fen';
comment on column complaint.complaint.occurred_on is 'Day it happened, as stated';
comment on column complaint.complaint.publication_consent is 'Whether the complainant agrees to publication';
comment on column complaint.complaint.grade is 'Satisfaction given after closing';
comment on column complaint.complaint.decided_on is 'Legal day of acceptance or refusal';
comment on column complaint.complaint.ground is 'Ground of refusal, if refused';
comment on column complaint.complaint.result is 'Reason of refusal, or what was written at closing';
create index complaint_operator on complaint.complaint (operator_id, file_id) where operator_id is not null;
create index complaint_respondent on complaint.complaint (respondent_name);
grant select, insert, update on complaint.complaint to hongdun_app;
