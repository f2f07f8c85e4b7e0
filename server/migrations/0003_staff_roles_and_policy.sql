-- A practice manager: figures and lists, never a still (R1, Art. 9(3)).
alter table app_user drop constraint app_user_role_check;
alter table app_user add constraint app_user_role_check check (role in ('gp', 'chaperone', 'manager'));

-- The practice's own choices, each version kept for ever: what held when something was done stays readable.
create table practice_policy (
  seq bigint generated always as identity primary key,
  practice_id uuid not null references practice,
  at timestamptz(3) not null,
  -- Null: the defaults that Sightline came with.
  by_user_id uuid references app_user,
  body jsonb not null
);
create index practice_policy_newest on practice_policy (practice_id, seq desc);
create trigger practice_policy_append_only before update or delete on practice_policy
  for each row execute function refuse_change();
create trigger practice_policy_no_truncate before truncate on practice_policy execute function refuse_change();
