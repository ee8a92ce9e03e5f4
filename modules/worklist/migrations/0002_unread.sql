create index reminder_unread on worklist.reminder (account_id) where read_at is null;
