-- S1: links that went to the wrong person are stopped for good.
alter table invitation add column revoked_at timestamptz(3);
