create table document.standing (
  document_id uuid primary key,
  file_id uuid not null,
  template text not null,
  stage text not null,
  drafter_ids text[] not null,
  drafter_name text not null,
  submitted_at timestamptz
);
comment on table document.standing is 'How far each document is, from its events: so that lists find those that wait for a signature without folding files';
comment on column document.standing.document_id is 'The document';
comment on column document.standing.file_id is 'The file (casefile.file)';
comment on column document.standing.template is 'Its template';
comment on column document.standing.stage is 'Its stage';
comment on column document.standing.drafter_ids is 'Who wrote its text last, and for whom; neither may sign it';
comment on column document.standing.drafter_name is 'Their name then';
comment on column document.standing.submitted_at is 'When it was last submitted for signature';
create index standing_submitted on document.standing (submitted_at, document_id) where stage = 'submitted';
create index standing_file on document.standing (file_id);
grant select, insert, update on document.standing to hongdun_app;

create view document.submitted_view as
  select document_id, file_id, template, drafter_ids, drafter_name, submitted_at from document.standing where stage = 'submitted';
comment on view document.submitted_view is 'Published: documents that wait for a signature';
comment on column document.submitted_view.document_id is 'The document';
comment on column document.submitted_view.file_id is 'The file (casefile.file)';
comment on column document.submitted_view.template is 'Its template';
comment on column document.submitted_view.drafter_ids is 'Who wrote its text last, and for whom; neither may sign it';
comment on column document.submitted_view.drafter_name is 'Their name then';
comment on column document.submitted_view.submitted_at is 'When it was submitted';
grant select on document.submitted_view to hongdun_app;
