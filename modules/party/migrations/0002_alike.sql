-- Persons who state the same telephone, address or document are found by it; each stays a person of its own file.
create index person_phone on party.person (phone);
create index person_address on party.person (address);
create index person_document on party.person (id_number) where id_number is not null;
