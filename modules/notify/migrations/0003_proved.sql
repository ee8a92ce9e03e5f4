-- What a message proved of a delivery is recorded on the document after the message is; what a crash left out between the two is found here.
alter table notify.message add column proved_at timestamptz;
comment on column notify.message.proved_at is 'When what it proved of the delivery was recorded on the document; null where it proves nothing, or not yet';
create index message_unproved on notify.message (id) where delivery_id is not null and proved_at is null;
grant update (proved_at) on notify.message to hongdun_app;
