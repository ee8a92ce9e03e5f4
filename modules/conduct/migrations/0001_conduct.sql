create schema conduct;
comment on schema conduct is 'Habitual claims (Order 121 Art. 17): what counties have settled to be counted. Findings themselves are events of the file';
grant usage on schema conduct to hongdun_app;

create table conduct.settings (
  area_code text primary key,
  window_days int not null check (window_days between 30 and 1095),
  repeated_from int not null check (repeated_from >= 2),
  shared_from int not null check (shared_from >= 2),
  changed_at timestamptz not null,
  changed_by uuid not null
);
comment on table conduct.settings is 'What a county has settled; one without a row follows the proposal';
comment on column conduct.settings.area_code is 'County, GB/T 2260';
comment on column conduct.settings.window_days is 'Natural days before today within which complaints are counted together';
comment on column conduct.settings.repeated_from is 'Complaints of one person from which they are pointed out';
comment on column conduct.settings.shared_from is 'Different persons sharing a telephone or an address from which they are pointed out';
comment on column conduct.settings.changed_at is 'When it was settled';
comment on column conduct.settings.changed_by is 'By whom (access.account)';
grant select, insert, update on conduct.settings to hongdun_app;
