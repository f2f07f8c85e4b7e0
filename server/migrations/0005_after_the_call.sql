-- R19, R32: a photograph filed for the wrong patient and moved to the right one. Where the right patient has no consultation to
-- put it in, a correction entry is made: an entry of the record that was never an appointment.
alter table consultation add column kind text not null default 'consultation'
  check (kind in ('consultation', 'correction'));

alter table still drop constraint still_state_check;
alter table still add constraint still_state_check check (state in ('unfiled', 'filed', 'discarded', 'moved'));
alter table still add column moved_from_id uuid references still;
-- One still a capture, and the one copy of it that a re-filing made for the right patient.
alter table still drop constraint still_capture_id_key;
create unique index still_of_capture on still (capture_id) where moved_from_id is null;
create unique index still_moved_once on still (moved_from_id) where moved_from_id is not null;

create table still_move (
  id uuid primary key,
  at timestamptz(3) not null,
  practice_id uuid not null references practice,
  from_still_id uuid not null unique references still,
  to_still_id uuid not null unique references still,
  by_user_id uuid not null references app_user,
  by_name text not null,
  -- Shown in both records; names nobody.
  reason text not null,
  -- Shown in the right patient's record alone: what they know of it and said.
  consent_note text not null,
  -- Which identifiers of the right patient were confirmed, and whether the GP treats them too.
  confirmed jsonb not null,
  -- What was true when it was taken, without anybody's name but the staff's.
  origin jsonb not null
);
create trigger still_move_append_only before update or delete on still_move
  for each row execute function refuse_change();
create trigger still_move_no_truncate before truncate on still_move execute function refuse_change();

-- R20: when the encrypted picture and its preview were deleted; the key went with the transaction that discarded it.
alter table still add column objects_destroyed_at timestamptz(3);

-- R1: may the patient look at this still by their own link? The GP says so for each.
alter table still add column patient_may_see boolean not null default false;

-- R35: the patient's own picture; null for a guided still.
alter table still add column own_picture jsonb;

-- S1: a session that opens the receipt and nothing else.
alter table link_session add column receipt_only boolean not null default false;

-- A decision says whether a withdrawal asked for it: what was simply discarded must not read like one.
update still set decision = decision || jsonb_build_object('afterWithdrawal',
  (decision ->> 'keep')::boolean or exists (
    select 1 from consent c
    where c.consultation_id = still.consultation_id and c.decision = 'withdrawn' and c.scope in ('take', 'store')
      and c.at < (still.decision ->> 'at')::timestamptz))
  where decision is not null;
