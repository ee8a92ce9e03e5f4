create schema party;
comment on schema party is 'Who stands on either side of a file: persons as stated, and the register of operators';
grant usage on schema party to hongdun_app;

create table party.person (
  id uuid primary key,
  name text not null,
  phone text not null,
  address text not null,
  id_type text check (id_type in ('id-card', 'passport', 'hk-macao-permit', 'taiwan-permit', 'foreign-residence')),
  id_number text,
  created_at timestamptz not null
);
comment on table party.person is 'A person as stated in one file; never changed, never joined with the same name elsewhere';
comment on column party.person.id is 'Identity';
comment on column party.person.name is 'Name as stated';
comment on column party.person.phone is 'Telephone as stated';
comment on column party.person.address is 'Address as stated';
comment on column party.person.id_type is 'Kind of identity document, where one was given';
comment on column party.person.id_number is 'Its number; sensitive, shown masked';
comment on column party.person.created_at is 'Instant of the statement';
grant select, insert on party.person to hongdun_app;

create table party.operator (
  id uuid primary key,
  credit_code text constraint operator_credit_code unique,
  name text not null,
  alias text[] not null default '{}',
  address text not null,
  area_code text not null check (area_code ~ '^\d{6}$'),
  town_code text check (town_code ~ '^\d{9}$'),
  unit_id uuid,
  phone text,
  industry text,
  status text not null check (status in ('active', 'closed', 'revoked', 'moved')),
  registered_on date,
  normal_name text not null,
  grams text[] not null
);
comment on table party.operator is 'The register of operators';
comment on column party.operator.id is 'Identity';
comment on column party.operator.credit_code is 'Unified social credit code, GB 32100; null where the register has none';
comment on column party.operator.name is 'Registered name';
comment on column party.operator.alias is 'Shop signs and short names by which people know it';
comment on column party.operator.address is 'Place of business';
comment on column party.operator.area_code is 'County, GB/T 2260';
comment on column party.operator.town_code is 'Town, GB/T 10114, where known';
comment on column party.operator.unit_id is 'Office that supervises it (access.unit), where known';
comment on column party.operator.phone is 'Telephone';
comment on column party.operator.industry is 'Industry';
comment on column party.operator.status is 'active, closed, revoked (licence withdrawn) or moved (out of the county)';
comment on column party.operator.registered_on is 'Legal day of registration';
comment on column party.operator.normal_name is 'Name without place and legal form, the branch kept: equal for equal operators of a county';
comment on column party.operator.grams is 'One- and two-character grams of name, aliases and address, by which it is found';

create index operator_grams on party.operator using gin (grams) with (fastupdate = off);
create index operator_normal_name on party.operator (normal_name text_pattern_ops);
create index operator_credit_code_prefix on party.operator (credit_code text_pattern_ops);
grant select, insert, update on party.operator to hongdun_app;

create table party.place_alias (
  alias text not null,
  unit_id uuid not null,
  support int check (support >= 0),
  primary key (alias, unit_id)
);
comment on table party.place_alias is 'Place names as people write them and the office their files went to; one name with two offices is a conflict to settle';
comment on column party.place_alias.alias is 'The place name as written';
comment on column party.place_alias.unit_id is 'Office (access.unit)';
comment on column party.place_alias.support is 'Past dispatches that say so; null where a person entered it';
grant select, insert, update, delete on party.place_alias to hongdun_app;

create view party.operator_view as
  select id, credit_code, name, alias, address, area_code, town_code, unit_id, industry, status from party.operator;
comment on view party.operator_view is 'Operators as other modules may read them';
grant select on party.operator_view to hongdun_app;

create view party.person_view as
  select id, name, phone, address, created_at from party.person;
comment on view party.person_view is 'Persons as other modules may read them, without identity documents';
grant select on party.person_view to hongdun_app;
