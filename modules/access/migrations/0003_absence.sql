create table access.absence (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  substitute_id uuid not null references access.account (id),
  reason text not null check (reason in ('leave', 'illness', 'training', 'departure')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  recorded_by uuid not null references access.account (id),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  check (account_id <> substitute_id)
);
comment on table access.absence is 'Absences of staff, each with who stands in; it ends by itself, and is shortened or withdrawn, never deleted';
comment on column access.absence.id is 'Identity';
comment on column access.absence.account_id is 'Who is absent';
comment on column access.absence.substitute_id is 'Who acts on their files meanwhile; where that person is absent too, the one who stands in for them';
comment on column access.absence.reason is 'leave, illness, training or departure';
comment on column access.absence.from_on is 'First legal day, Asia/Shanghai';
comment on column access.absence.to_on is 'Last legal day; null while not known';
comment on column access.absence.recorded_by is 'Who recorded it: the person, or a chief over them';
comment on column access.absence.recorded_at is 'When';
comment on column access.absence.withdrawn_at is 'When it was withdrawn before its first day was over; null where it stands';
create index absence_account on access.absence (account_id, from_on) where withdrawn_at is null;
create index absence_running on access.absence (to_on) where withdrawn_at is null;
grant select, insert, update on access.absence to hongdun_app;

create view access.absence_view as
  select account_id, substitute_id, from_on, to_on from access.absence where withdrawn_at is null;
comment on view access.absence_view is 'Published: absences that stand, past ones too';
comment on column access.absence_view.account_id is 'Who is absent';
comment on column access.absence_view.substitute_id is 'Who was named to stand in';
comment on column access.absence_view.from_on is 'First legal day';
comment on column access.absence_view.to_on is 'Last legal day; null while not known';
grant select on access.absence_view to hongdun_app;
