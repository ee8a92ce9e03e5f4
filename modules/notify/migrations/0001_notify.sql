create schema notify;
comment on schema notify is 'What people are told by SMS and mail: written with the events that cause it, sent after commit, followed until it arrived';
grant usage on schema notify to hongdun_app;

create table notify.message (
  id uuid primary key,
  key text not null constraint message_key unique,
  file_id uuid not null,
  kind text not null,
  recipient text not null check (recipient in ('complainant', 'respondent', 'reporter', 'asker', 'addressee')),
  party_id uuid,
  address text,
  channel text not null check (channel in ('sms', 'mail')),
  subject text,
  body text not null,
  delivery_id uuid,
  requested_by text,
  stage text not null default 'queued' check (stage in ('queued', 'sending', 'sent', 'delivered', 'failed', 'given-up')),
  attempts int not null default 0,
  due_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  reason text,
  detail text,
  parts int not null default 0
);
comment on table notify.message is 'The outbox of messages: one row a message and recipient';
comment on column notify.message.id is 'Identity; the HTTP gateway gives it back in its delivery report';
comment on column notify.message.key is 'Idempotency key: file, event and recipient, or the request of a member of staff';
comment on column notify.message.file_id is 'The file (casefile.file)';
comment on column notify.message.kind is 'Its wording (templates.ts)';
comment on column notify.message.recipient is 'As whom it is told';
comment on column notify.message.party_id is 'The person (party.person) or firm (party.operator) whose address is looked up when it is sent';
comment on column notify.message.address is 'Number or mailbox; personal data, shown masked';
comment on column notify.message.channel is 'sms or mail';
comment on column notify.message.subject is 'Of a mail';
comment on column notify.message.body is 'The text as sent';
comment on column notify.message.delivery_id is 'Delivery of a document that it announces';
comment on column notify.message.requested_by is 'Who asked for it by hand; null where an event caused it';
comment on column notify.message.stage is 'How far it is';
comment on column notify.message.attempts is 'Times it was taken up';
comment on column notify.message.due_at is 'When it is taken up (again); while it is being sent, when the lease ends';
comment on column notify.message.created_at is 'When it was caused';
comment on column notify.message.sent_at is 'When gateway or mail server accepted it';
comment on column notify.message.settled_at is 'When it was known to have arrived or failed';
comment on column notify.message.reason is 'Why it failed or waits, a key of messages.ts';
comment on column notify.message.detail is 'What the gateway said';
comment on column notify.message.parts is 'Parts that the gateway took it in';
create index message_due on notify.message (due_at) where stage in ('queued', 'sending');
create index message_file on notify.message (file_id, created_at);
grant select, insert on notify.message to hongdun_app;
grant update (address, stage, attempts, due_at, sent_at, settled_at, reason, detail, parts) on notify.message to hongdun_app;

create table notify.part (
  gateway_id text primary key,
  message_id uuid not null references notify.message (id)
);
comment on table notify.part is 'Ids under which the gateway reports on a message, one a part';
comment on column notify.part.gateway_id is 'The gateway''s id';
comment on column notify.part.message_id is 'The message';
create index part_message on notify.part (message_id);
grant select, insert, update on notify.part to hongdun_app;

create table notify.receipt (
  gateway_id text primary key,
  delivered boolean not null,
  detail text,
  at timestamptz not null
);
comment on table notify.receipt is 'Final delivery reports; one may come before the acceptance it belongs to is noted';
comment on column notify.receipt.gateway_id is 'The gateway''s id';
comment on column notify.receipt.delivered is 'Whether it arrived';
comment on column notify.receipt.detail is 'What the gateway said';
comment on column notify.receipt.at is 'When the report came';
grant select, insert, delete on notify.receipt to hongdun_app;
