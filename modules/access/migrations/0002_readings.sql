create view access.reading_view as
  select object_id::uuid as file_id, at, actor_id, actor_name, action, reason
    from access.audit_entry where object_kind = 'file' and outcome = 'done' and (action like '%.read' or action like '%.unmask');
comment on view access.reading_view is 'Published: who has read which file, and who has seen personal data in full';
comment on column access.reading_view.file_id is 'The file';
comment on column access.reading_view.at is 'When';
comment on column access.reading_view.actor_id is 'Who';
comment on column access.reading_view.actor_name is 'Name at that time';
comment on column access.reading_view.action is '<module>.read or <module>.unmask';
comment on column access.reading_view.reason is 'Reason given for unmasking';
grant select on access.reading_view to hongdun_app;
