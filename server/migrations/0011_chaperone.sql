-- The private line between chaperone and patient: only they read it, only while the call lasts. What is kept for ever is
-- that it was used (audit), not what was said.
create table private_message (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  -- The chaperone whose line it is: another chaperone reads nothing of it.
  chaperone_id uuid not null references participant,
  from_chaperone boolean not null,
  at timestamptz(3) not null,
  text text not null
);
create index private_message_line on private_message (consultation_id, chaperone_id, at);

-- What the chaperone says at the end about their own presence. Never rewritten.
create table chaperone_attestation (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  participant_id uuid not null unique references participant,
  at timestamptz(3) not null,
  saw text not null check (saw in ('all', 'part', 'none')),
  note text not null,
  -- A concern goes to the practice's review queue, not to the record that the doctor of the consultation reads.
  concern boolean not null
);
create trigger chaperone_attestation_append_only before update or delete on chaperone_attestation
  for each row execute function refuse_change();
create trigger chaperone_attestation_no_truncate before truncate on chaperone_attestation
  execute function refuse_change();

-- Who of the staff can chaperone now, as they say themselves.
create table chaperone_available (
  user_id uuid primary key references app_user,
  until timestamptz(3) not null
);

-- R29: whoever agreed to an override as second clinician is not the one who reviews it.
alter table review_item add column second_by uuid references app_user;
alter table review_item add constraint review_item_not_second check (cleared_by <> second_by);
