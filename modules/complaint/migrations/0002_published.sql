create view complaint.source_view as
  select file_id, national_number from complaint.complaint where national_number is not null;
comment on view complaint.source_view is 'Published: files that came from the national platform, with their number there';
comment on column complaint.source_view.file_id is 'The file';
comment on column complaint.source_view.national_number is 'Its number on the national platform';
grant select on complaint.source_view to hongdun_app;
