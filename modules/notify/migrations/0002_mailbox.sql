create table notify.mailbox (
  delivery_id uuid primary key,
  address text not null
);
comment on table notify.mailbox is 'Where a document is sent to when its recipient named an address for it; personal data';
comment on column notify.mailbox.delivery_id is 'The delivery';
comment on column notify.mailbox.address is 'Number or mailbox';
grant select, insert on notify.mailbox to hongdun_app;
