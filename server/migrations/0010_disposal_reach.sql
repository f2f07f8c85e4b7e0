-- R33: disposal also reaches what came later. A move belongs to the record that the still was moved to.
create or replace function refuse_change_but_disposal() returns trigger language plpgsql as $$
declare
  gone jsonb;
  whose uuid;
begin
  if tg_op = 'DELETE' then
    gone := to_jsonb(old);
    whose := coalesce(
      (gone ->> 'patient_id')::uuid,
      (select patient_id from consultation where id = (gone ->> 'consultation_id')::uuid),
      (select patient_id from still where id = (gone ->> 'to_still_id')::uuid));
    if exists (select 1 from disposal where patient_id = whose and xact = pg_current_xact_id()) then
      return old;
    end if;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger still_move_append_only on still_move;
create trigger still_move_append_only before update or delete on still_move
  for each row execute function refuse_change_but_disposal();
drop trigger review_item_kept on review_item;
create trigger review_item_kept before delete on review_item
  for each row execute function refuse_change_but_disposal();
drop trigger break_glass_kept on break_glass;
create trigger break_glass_kept before delete on break_glass
  for each row execute function refuse_change_but_disposal();
drop trigger sharing_consent_append_only on sharing_consent;
create trigger sharing_consent_append_only before update or delete on sharing_consent
  for each row execute function refuse_change_but_disposal();
