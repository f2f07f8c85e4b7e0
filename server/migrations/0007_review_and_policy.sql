-- R22: a GP without a care relationship opens a record for a while, with a reason. Never rewritten but for its end.
create table break_glass (
  id uuid primary key,
  practice_id uuid not null references practice,
  patient_id uuid not null references patient,
  user_id uuid not null references app_user,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  ground text not null,
  reason text not null check (length(reason) >= 10),
  ended_at timestamptz(3),
  check (until > at)
);
create index break_glass_open on break_glass (user_id, patient_id, until);

-- R13, R22, R29: what somebody did past a rule, until somebody else has looked at it. Kinds: shared/http-review.ts.
create table review_item (
  id uuid primary key,
  practice_id uuid not null references practice,
  kind text not null,
  patient_id uuid not null references patient,
  consultation_id uuid references consultation,
  break_glass_id uuid unique references break_glass,
  raised_by uuid not null references app_user,
  raised_at timestamptz(3) not null,
  reason text not null,
  -- Codes alone: a gate, a ground, the blockers that were overridden.
  detail jsonb not null,
  cleared_by uuid references app_user,
  cleared_at timestamptz(3),
  outcome text,
  words text,
  -- Whatever the application does: nobody clears their own.
  check (cleared_by <> raised_by),
  check (num_nonnulls(cleared_by, cleared_at, outcome, words) in (0, 4))
);
create index review_item_queue on review_item (practice_id, raised_at desc);
create index review_item_open on review_item (practice_id) where cleared_at is null;

-- What was raised stays as it was, and what was cleared stays cleared.
create function review_item_clear_once() returns trigger language plpgsql as $$
begin
  if old.cleared_at is not null
    or (to_jsonb(new) - array['cleared_by', 'cleared_at', 'outcome', 'words'])
      <> (to_jsonb(old) - array['cleared_by', 'cleared_at', 'outcome', 'words']) then
    raise exception 'review_item is cleared once and otherwise never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger review_item_clear_once before update on review_item for each row execute function review_item_clear_once();
create trigger review_item_kept before delete on review_item for each row execute function refuse_change();
create trigger review_item_no_truncate before truncate on review_item execute function refuse_change();
create trigger break_glass_kept before delete on break_glass for each row execute function refuse_change();
create trigger break_glass_no_truncate before truncate on break_glass execute function refuse_change();

-- R23: the practice's image policy, each version kept for ever, and who has acknowledged which.
create table image_policy (
  practice_id uuid not null references practice,
  version integer not null check (version > 0),
  at timestamptz(3) not null,
  -- Null: the text that Sightline came with.
  by_user_id uuid references app_user,
  text text not null,
  sha256 text not null,
  primary key (practice_id, version)
);
create table image_policy_acknowledgement (
  practice_id uuid not null,
  version integer not null,
  user_id uuid not null references app_user,
  at timestamptz(3) not null,
  primary key (practice_id, version, user_id),
  foreign key (practice_id, version) references image_policy
);
create trigger image_policy_append_only before update or delete on image_policy
  for each row execute function refuse_change();
create trigger image_policy_no_truncate before truncate on image_policy execute function refuse_change();
create trigger image_policy_acknowledgement_append_only before update or delete on image_policy_acknowledgement
  for each row execute function refuse_change();
create trigger image_policy_acknowledgement_no_truncate before truncate on image_policy_acknowledgement
  execute function refuse_change();
