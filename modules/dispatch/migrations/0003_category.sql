create table dispatch.category_unit (
  area_code text not null,
  category text not null,
  unit_id uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (area_code, category)
);
comment on table dispatch.category_unit is 'Problem categories that a county has given to one of its units, with those below them';
comment on column dispatch.category_unit.area_code is 'County, GB/T 2260';
comment on column dispatch.category_unit.category is 'Code of the category list';
comment on column dispatch.category_unit.unit_id is 'Unit (access.unit)';
comment on column dispatch.category_unit.changed_by is 'Who settled it (access.account)';
comment on column dispatch.category_unit.changed_at is 'When';
grant select, insert, update, delete on dispatch.category_unit to hongdun_app;
