create schema dispatch;
comment on schema dispatch is 'What past dispatches teach about places';
grant usage on schema dispatch to hongdun_app;

create table dispatch.decision (
  file_id uuid primary key,
  unit_id uuid not null,
  names text[] not null
);
comment on table dispatch.decision is 'Where a file was sent by a person, and the place names of its address: one row a file, so that a file sent anew teaches its last place alone';
comment on column dispatch.decision.file_id is 'The file';
comment on column dispatch.decision.unit_id is 'Unit that was given the file, or accepted it (access.unit)';
comment on column dispatch.decision.names is 'Place names in the address of the firm';
grant select, insert, update, delete on dispatch.decision to hongdun_app;
