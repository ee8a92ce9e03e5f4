create schema worklist;
comment on schema worklist is 'The staff''s day: local practice, saved views, reminders. Files themselves are read from casefile.file_view';
grant usage on schema worklist to hongdun_app;

create table worklist.practice (
  area_code text primary key,
  refusal_needs_approval boolean not null,
  points int[] not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
comment on table worklist.practice is 'What a county has settled for itself where the law leaves it open; a county without a row follows the usual practice';
comment on column worklist.practice.area_code is 'County, GB/T 2260';
comment on column worklist.practice.refusal_needs_approval is 'Whether an officer''s refusal of a complaint goes to the chief first';
comment on column worklist.practice.points is 'When to remind: working days before the due day, 0 on the day, -1 once it has passed';
comment on column worklist.practice.changed_at is 'When it was settled';
comment on column worklist.practice.changed_by is 'By whom (access.account)';
grant select, insert, update on worklist.practice to hongdun_app;

create table worklist.saved_view (
  id uuid primary key,
  account_id uuid not null,
  unit_id uuid,
  name text not null,
  filter jsonb not null,
  created_at timestamptz not null
);
comment on table worklist.saved_view is 'Filters of the list that people keep under a name';
comment on column worklist.saved_view.id is 'Identity';
comment on column worklist.saved_view.account_id is 'Whose it is; only they change it';
comment on column worklist.saved_view.unit_id is 'Unit it is shared with, and those below; null while it is its owner''s alone';
comment on column worklist.saved_view.name is 'Name in the list';
comment on column worklist.saved_view.filter is 'The filter, as the list takes it';
comment on column worklist.saved_view.created_at is 'When it was saved';
create unique index saved_view_name on worklist.saved_view (account_id, name);
create index saved_view_unit on worklist.saved_view (unit_id) where unit_id is not null;
grant select, insert, update, delete on worklist.saved_view to hongdun_app;

create table worklist.default_view (
  account_id uuid primary key,
  view_id uuid not null references worklist.saved_view (id) on delete cascade
);
comment on table worklist.default_view is 'The saved view with which a person''s list opens';
comment on column worklist.default_view.account_id is 'The person';
comment on column worklist.default_view.view_id is 'The view, their own or one shared with them';
create index default_view_view on worklist.default_view (view_id);
grant select, insert, update, delete on worklist.default_view to hongdun_app;

create table worklist.reminder (
  id bigint generated always as identity primary key,
  file_id uuid not null,
  clock text not null,
  due_on date not null,
  point int not null,
  account_id uuid not null,
  raised_at timestamptz not null,
  read_at timestamptz,
  unique (account_id, file_id, clock, due_on, point)
);
comment on table worklist.reminder is 'A due day that comes near or has passed, told to one person once';
comment on column worklist.reminder.id is 'Order in which they were raised';
comment on column worklist.reminder.file_id is 'The file';
comment on column worklist.reminder.clock is 'The clock that falls due';
comment on column worklist.reminder.due_on is 'Its due day';
comment on column worklist.reminder.point is 'Working days before it, 0 on the day, -1 once it has passed';
comment on column worklist.reminder.account_id is 'Who is told';
comment on column worklist.reminder.raised_at is 'When';
comment on column worklist.reminder.read_at is 'When they had seen it; null until then';
create index reminder_inbox on worklist.reminder (account_id, id desc);
grant select, insert on worklist.reminder to hongdun_app;
grant update (read_at) on worklist.reminder to hongdun_app;

create table worklist.clock_run (
  hour timestamptz primary key,
  ended_at timestamptz,
  open_files int,
  refreshed int,
  raised int
);
comment on table worklist.clock_run is 'Runs over the clocks of all open files, one an hour';
comment on column worklist.clock_run.hour is 'The hour it was for; the first worker to enter it makes the run';
comment on column worklist.clock_run.ended_at is 'When it ended; null while it runs or where it broke off';
comment on column worklist.clock_run.open_files is 'Open files looked at';
comment on column worklist.clock_run.refreshed is 'Due days reckoned anew';
comment on column worklist.clock_run.raised is 'Reminders raised';
grant select, insert, update, delete on worklist.clock_run to hongdun_app;
