-- Which jurisdiction's rules a practice works by (server/clinical/policy).
alter table practice add column jurisdiction text not null default 'ie' check (jurisdiction in ('ie', 'uk'));

-- R33: when a record was disposed of. The row stays, without the person, because the audit refers to its id.
alter table patient add column disposed_at timestamptz(3);

-- What a clinician knows that decides how long a record is kept. The newest of a kind holds.
create table retention_fact (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  patient_id uuid not null references patient,
  at timestamptz(3) not null,
  by_user_id uuid not null references app_user,
  kind text not null check (kind in (
    'death', 'last_contact', 'maternity', 'mental_disorder', 'clinical_trial', 'suicide', 'litigation')),
  applies boolean not null,
  -- The day of death, of contact elsewhere, of the last child's birth; when the litigation file was closed.
  on_day date,
  reason text not null
);
create index retention_fact_patient on retention_fact (patient_id, kind, seq desc);

-- A legal hold beats every rule until it is lifted.
create table retention_hold (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  patient_id uuid not null references patient,
  at timestamptz(3) not null,
  by_user_id uuid not null references app_user,
  reason text not null
);
create index retention_hold_patient on retention_hold (patient_id);
create table retention_hold_lifted (
  hold_id uuid primary key references retention_hold (id),
  patient_id uuid not null references patient,
  at timestamptz(3) not null,
  by_user_id uuid not null references app_user,
  reason text not null
);

-- What a person decided after the time was over: keep it longer, or propose its disposal for another to confirm.
create table retention_review (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  patient_id uuid not null references patient,
  at timestamptz(3) not null,
  by_user_id uuid not null references app_user,
  decision text not null check (decision in ('keep', 'propose')),
  keep_until date,
  reason text not null,
  -- What was true then: rule, source, end, version of the pack, and how much was known.
  standing jsonb not null,
  check ((decision = 'keep') = (keep_until is not null))
);
create index retention_review_patient on retention_review (patient_id, seq desc);

-- The disposal log: what went, under which rule, by whom; not whose it was and not what it showed.
create table disposal (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  practice_id uuid not null references practice,
  patient_id uuid not null unique references patient,
  at timestamptz(3) not null,
  proposed_at timestamptz(3) not null,
  proposed_by uuid not null references app_user,
  confirmed_by uuid not null references app_user,
  category text not null,
  rule text not null,
  source text not null,
  kept_until date not null,
  jurisdiction text not null,
  pack_version integer not null,
  consultations jsonb not null,
  stills jsonb not null,
  copies jsonb not null,
  -- Rows that went, by table.
  removed jsonb not null,
  -- SHA-256 of salt, kind of number, number and date of birth: answers "was it mine?" to whoever brings them.
  identity_salt text not null,
  identity_sha256 text not null,
  xact xid8 not null default pg_current_xact_id(),
  check (proposed_by <> confirmed_by)
);
create index disposal_practice on disposal (practice_id, seq desc);
-- After the commit: the objects, too, are gone. A killed server does this at its next start.
create table disposal_finished (
  disposal_id uuid primary key references disposal (id),
  at timestamptz(3) not null,
  objects integer not null
);

-- Append-only but for one thing: disposal, in the very transaction that writes its log, may delete a patient's rows.
create function refuse_change_but_disposal() returns trigger language plpgsql as $$
declare
  whose uuid;
begin
  if tg_op = 'DELETE' then
    whose := coalesce(
      (to_jsonb(old) ->> 'patient_id')::uuid,
      (select patient_id from consultation where id = (to_jsonb(old) ->> 'consultation_id')::uuid));
    if exists (select 1 from disposal where patient_id = whose and xact = pg_current_xact_id()) then
      return old;
    end if;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger statement_append_only on statement;
drop trigger consent_append_only on consent;
create trigger statement_append_only before update or delete on statement
  for each row execute function refuse_change_but_disposal();
create trigger consent_append_only before update or delete on consent
  for each row execute function refuse_change_but_disposal();
create trigger retention_fact_append_only before update or delete on retention_fact
  for each row execute function refuse_change_but_disposal();
create trigger retention_hold_append_only before update or delete on retention_hold
  for each row execute function refuse_change_but_disposal();
create trigger retention_hold_lifted_append_only before update or delete on retention_hold_lifted
  for each row execute function refuse_change_but_disposal();
create trigger retention_review_append_only before update or delete on retention_review
  for each row execute function refuse_change_but_disposal();
create trigger retention_fact_no_truncate before truncate on retention_fact execute function refuse_change();
create trigger retention_hold_no_truncate before truncate on retention_hold execute function refuse_change();
create trigger retention_hold_lifted_no_truncate before truncate on retention_hold_lifted execute function refuse_change();
create trigger retention_review_no_truncate before truncate on retention_review execute function refuse_change();
create trigger disposal_append_only before update or delete on disposal for each row execute function refuse_change();
create trigger disposal_no_truncate before truncate on disposal execute function refuse_change();
create trigger disposal_finished_append_only before update or delete on disposal_finished
  for each row execute function refuse_change();
create trigger disposal_finished_no_truncate before truncate on disposal_finished execute function refuse_change();

-- Nobody is booked on a record that is gone. Disposal holds the patient's row; this waits for it, then looks again.
create function refuse_disposed_patient() returns trigger language plpgsql as $$
begin
  perform 1 from patient where id = new.patient_id and disposed_at is null for key share;
  if not found then
    raise exception 'this record was disposed of' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger consultation_has_a_record before insert on consultation
  for each row execute function refuse_disposed_patient();
