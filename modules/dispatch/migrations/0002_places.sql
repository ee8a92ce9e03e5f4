create table dispatch.place_support (
  area_code text not null,
  name text not null,
  unit_id uuid not null,
  support int not null,
  primary key (area_code, name, unit_id)
);
comment on table dispatch.place_support is 'How many decided files say that a place name belongs to a unit: the sum of dispatch.decision, kept by the statements that change that';
comment on column dispatch.place_support.area_code is 'County of the files, GB/T 2260';
comment on column dispatch.place_support.name is 'Place name';
comment on column dispatch.place_support.unit_id is 'Unit (access.unit)';
comment on column dispatch.place_support.support is 'Files that say so; 0 where all that did were sent elsewhere';
insert into dispatch.place_support (area_code, name, unit_id, support)
  select f.area_code, n.name, d.unit_id, count(*)
    from dispatch.decision d join casefile.file_view f on f.id = d.file_id cross join lateral unnest(d.names) as n (name) group by 1, 2, 3;
grant select, insert, update on dispatch.place_support to hongdun_app;

-- Files that speak for a name are found by it.
create index decision_names on dispatch.decision using gin (names);
