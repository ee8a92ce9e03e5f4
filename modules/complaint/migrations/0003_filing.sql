create index complaint_person on complaint.complaint (person_id);
create view complaint.filing_view as
  select file_id, person_id, operator_id, respondent_name, category from complaint.complaint;
comment on view complaint.filing_view is 'Published: who filed which complaint against whom over what';
comment on column complaint.filing_view.file_id is 'The file';
comment on column complaint.filing_view.person_id is 'The complainant as stated in it (party.person)';
comment on column complaint.filing_view.operator_id is 'The firm in the register, where known';
comment on column complaint.filing_view.respondent_name is 'The firm as stated';
comment on column complaint.filing_view.category is 'Code of the problem category of that day';
grant select on complaint.filing_view to hongdun_app;
