-- Place names become a county's own, and a person's word on one of them is kept with reason, name and day. A fresh database has no
-- names yet and no units to take a county from; one with names has both. A name whose unit is in no county leads nowhere.
alter table party.place_alias
  add column area_code text check (area_code ~ '^\d{6}$'),
  add column name text check (name <> ''),
  add column reason text,
  add column entered_by uuid,
  add column entered_at timestamptz;
do $$ begin
  if exists (select from party.place_alias) then
    update party.place_alias a set area_code = left(u.area_code, 6),
      name = regexp_replace(regexp_replace(lower(normalize(a.alias, nfkc)), '\s', '', 'g'), '^[,、。;:*]+|[,、。;:*]+$', '', 'g')
      from access.unit_view u where u.id = a.unit_id;
    delete from party.place_alias where area_code is null;
  end if;
end $$;
alter table party.place_alias
  alter column area_code set not null,
  alter column name set not null,
  drop constraint place_alias_pkey,
  alter column unit_id drop not null,
  add constraint place_alias_word unique nulls not distinct (area_code, alias, unit_id, entered_by),
  add constraint place_alias_silent check (unit_id is not null or support is null);
create index place_alias_name on party.place_alias (area_code, name);
comment on column party.place_alias.area_code is 'County whose name it is, GB/T 2260';
comment on column party.place_alias.name is 'The name as it is looked for: NFKC, small letters, without blanks';
comment on column party.place_alias.unit_id is 'Office (access.unit); null where a person said that the name tells nothing of an office';
comment on column party.place_alias.reason is 'Why, as the person gave it';
comment on column party.place_alias.entered_by is 'Who entered it (access.account); null where it came with a table';
comment on column party.place_alias.entered_at is 'When';

create view party.place_alias_view as
  select area_code, alias, name, unit_id, support, reason, entered_by, entered_at from party.place_alias;
comment on view party.place_alias_view is 'Published: place names of counties and their offices';
grant select on party.place_alias_view to hongdun_app;
