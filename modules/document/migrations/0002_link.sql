create table document.link (
  token text primary key,
  file_id uuid not null,
  document_id uuid not null references document.issued (document_id),
  delivery_id uuid not null unique,
  audience text not null,
  at timestamptz not null
);
comment on table document.link is 'Pages at which recipients read and sign for what was delivered to them';
comment on column document.link.token is 'Last part of the address, derived from the delivery with a secret';
comment on column document.link.file_id is 'The file (casefile.file)';
comment on column document.link.document_id is 'The document';
comment on column document.link.delivery_id is 'The delivery';
comment on column document.link.audience is 'Whom it is for';
comment on column document.link.at is 'When it was delivered';
create index link_file on document.link (file_id);
grant select, insert on document.link to hongdun_app;
