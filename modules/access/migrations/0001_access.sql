create schema access;
comment on schema access is 'Units of the organisation, accounts, roles, sessions and the audit trail';
grant usage on schema access to hongdun_app;

create table access.unit (
  id uuid primary key,
  parent_id uuid references access.unit (id),
  level text not null check (level in ('province', 'city', 'county', 'desk', 'office', 'station')),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  area_code text not null check (area_code ~ '^\d{6}(\d{3}){0,2}$'),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  check (parent_id <> id)
);
comment on table access.unit is 'A unit of the organisation tree; closed by a date, never deleted, since files keep naming it';
comment on column access.unit.id is 'Identity';
comment on column access.unit.parent_id is 'Unit above it, of a higher level; null at the top';
comment on column access.unit.level is 'province, city, county, desk (consumer desk), office 所 or 队, station 维权站; never changes';
comment on column access.unit.name is 'Full official name';
comment on column access.unit.short_name is 'Name in lists and on charts';
comment on column access.unit.area_code is 'Area it serves: GB/T 2260 county code, or with 3 or 6 more digits town or village';
comment on column access.unit.valid_from is 'First legal day, Asia/Shanghai';
comment on column access.unit.valid_to is 'Last legal day; null while open';
create index unit_parent on access.unit (parent_id);
grant select, insert, update on access.unit to hongdun_app;

create table access.account (
  id uuid primary key,
  login text not null check (login <> ''),
  name text not null check (name <> ''),
  language text not null default 'zh' check (language in ('zh', 'en')),
  password_hash text,
  password_changed_at timestamptz,
  created_at timestamptz not null,
  disabled_at timestamptz,
  check ((password_hash is null) = (password_changed_at is null))
);
comment on table access.account is 'One account of one member of staff; disabled, never deleted, since events and the audit trail keep naming it';
comment on column access.account.id is 'Identity; the actor id of everything it does';
comment on column access.account.login is 'What the person types to sign in; upper and lower case are the same';
comment on column access.account.name is 'Name of the person';
comment on column access.account.language is 'Language of the console, zh or en';
comment on column access.account.password_hash is 'argon2id in PHC form; null until the set-password link is used';
comment on column access.account.password_changed_at is 'When that password was set';
comment on column access.account.created_at is 'When it was opened';
comment on column access.account.disabled_at is 'When it was disabled; null while in use';
create unique index account_login on access.account (lower(login));
grant select, insert, update on access.account to hongdun_app;

create table access.sign_in_guard (
  login text primary key,
  failed_count int not null check (failed_count > 0),
  last_failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table access.sign_in_guard is 'Failures to sign in, counted by the login as typed, so that a lock does not tell whether such an account exists';
comment on column access.sign_in_guard.login is 'Login as typed, in lower case, whether an account has it or not';
comment on column access.sign_in_guard.failed_count is 'Attempts since the last success; counted before the password is looked at, so that parallel guesses share one limit';
comment on column access.sign_in_guard.last_failed_at is 'The latest of them';
comment on column access.sign_in_guard.locked_until is 'No password is looked at before this instant; null while below the limit';
create index sign_in_guard_stale on access.sign_in_guard (last_failed_at);
grant select, insert, update, delete on access.sign_in_guard to hongdun_app;

create table access.grant_of_role (
  id uuid primary key,
  account_id uuid not null references access.account (id),
  role text not null check (role in ('intake', 'officer', 'chief', 'viewer', 'administrator', 'security-officer', 'auditor')),
  unit_id uuid references access.unit (id),
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  check ((role in ('administrator', 'security-officer', 'auditor')) = (unit_id is null))
);
comment on table access.grant_of_role is 'A role held by an account in a unit for a time; ended, never deleted';
comment on column access.grant_of_role.id is 'Identity';
comment on column access.grant_of_role.account_id is 'Who holds it';
comment on column access.grant_of_role.role is 'The role; how far it reaches is in access.ts';
comment on column access.grant_of_role.unit_id is 'Where; null for administrator, security-officer and auditor, who serve the whole installation';
comment on column access.grant_of_role.valid_from is 'First instant';
comment on column access.grant_of_role.valid_to is 'Instant at which it ended or will end; null while open-ended';
create unique index grant_of_role_open on access.grant_of_role (account_id, role, unit_id) nulls not distinct where valid_to is null;
create index grant_of_role_account on access.grant_of_role (account_id);
create index grant_of_role_unit on access.grant_of_role (unit_id, role);
grant select, insert, update on access.grant_of_role to hongdun_app;

create table access.session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id uuid not null references access.account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  agent text
);
comment on table access.session is 'Sessions of staff; the token itself is known to the browser alone, and the token against forged requests is derived from it';
comment on column access.session.token_hash is 'SHA-256 of the token in the cookie';
comment on column access.session.account_id is 'Who signed in';
comment on column access.session.created_at is 'When';
comment on column access.session.last_seen_at is 'Last request, to the minute; the idle limit counts from here';
comment on column access.session.expires_at is 'Absolute end';
comment on column access.session.address is 'Network address at sign-in';
comment on column access.session.agent is 'Browser at sign-in';
create index session_account on access.session (account_id);
create index session_expiry on access.session (expires_at);
grant select, insert, update, delete on access.session to hongdun_app;

create table access.invitation (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  purpose text not null check (purpose in ('first-administrator', 'set-password')),
  account_id uuid references access.account (id),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'set-password') = (account_id is not null))
);
comment on table access.invitation is 'One-time links: to become the first administrator, or to set the password of an account';
comment on column access.invitation.token_hash is 'SHA-256 of the token in the link';
comment on column access.invitation.purpose is 'first-administrator or set-password';
comment on column access.invitation.account_id is 'Whose password; null for the first administrator';
comment on column access.invitation.expires_at is 'Last instant at which it can be used';
comment on column access.invitation.used_at is 'When it was used or made void; null while it can be used';
create index invitation_account on access.invitation (account_id);
create index invitation_expiry on access.invitation (expires_at);
grant select, insert, update, delete on access.invitation to hongdun_app;

create table access.audit_entry (
  id bigint primary key generated always as identity,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text,
  outcome text not null check (outcome in ('done', 'refused')),
  reason text,
  address text,
  detail jsonb not null
);
comment on table access.audit_entry is 'Who did what to what, when and with which result (GB/T 22239-2019 8.1.4.3); the running role can add and read, not change or delete';
comment on column access.audit_entry.id is 'Order of entry';
comment on column access.audit_entry.at is 'When';
comment on column access.audit_entry.actor_id is 'Account id, or consumer:<file>, public, system';
comment on column access.audit_entry.actor_name is 'Name at that time';
comment on column access.audit_entry.action is 'What was done, <module>.<action>';
comment on column access.audit_entry.object_kind is 'Kind of thing it was done to: file, account, unit, grant, session, audit';
comment on column access.audit_entry.object_id is 'Which one; null where there is none, as for a wrong login';
comment on column access.audit_entry.outcome is 'done or refused';
comment on column access.audit_entry.reason is 'Reason given by the person (unmasking), or the refusal code';
comment on column access.audit_entry.address is 'Network address; null for the system';
comment on column access.audit_entry.detail is 'Further facts, without personal data of consumers';
create index audit_entry_object on access.audit_entry (object_kind, object_id, id);
create index audit_entry_actor on access.audit_entry (actor_id, at);
create index audit_entry_at on access.audit_entry using brin (at);
grant select, insert on access.audit_entry to hongdun_app;

create view access.unit_view as
  select id, parent_id, level, name, short_name, area_code, valid_from, valid_to from access.unit;
comment on view access.unit_view is 'Published: units, closed ones too (valid_to set)';
comment on column access.unit_view.id is 'Identity';
comment on column access.unit_view.parent_id is 'Unit above it';
comment on column access.unit_view.level is 'province, city, county, desk, office or station';
comment on column access.unit_view.name is 'Full official name';
comment on column access.unit_view.short_name is 'Name in lists';
comment on column access.unit_view.area_code is 'Area it serves';
comment on column access.unit_view.valid_from is 'First legal day';
comment on column access.unit_view.valid_to is 'Last legal day; null while open';
grant select on access.unit_view to hongdun_app;

create view access.account_view as select id, name, login from access.account;
comment on view access.account_view is 'Published: names of accounts, disabled ones too';
comment on column access.account_view.id is 'Identity';
comment on column access.account_view.name is 'Name of the person';
comment on column access.account_view.login is 'Login';
grant select on access.account_view to hongdun_app;

create view access.grant_view as
  select g.account_id, a.name as account_name, g.role, g.unit_id, g.valid_from, g.valid_to
  from access.grant_of_role g join access.account a on a.id = g.account_id where a.disabled_at is null;
comment on view access.grant_view is 'Published: which account in use holds which role where, with the times between which it holds it';
comment on column access.grant_view.account_id is 'Who holds it';
comment on column access.grant_view.account_name is 'Name of the person';
comment on column access.grant_view.role is 'The role';
comment on column access.grant_view.unit_id is 'Where; null for the whole installation';
comment on column access.grant_view.valid_from is 'First instant';
comment on column access.grant_view.valid_to is 'Instant at which it ends; null while open-ended';
grant select on access.grant_view to hongdun_app;
