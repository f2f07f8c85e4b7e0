import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ReviewKind } from '../../../shared/http-review.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../../shared/practice-policy.ts';
import type { Scope } from './scope.ts';

/**
 * R23: what the figures and the lists both count, said once: a figure and its list cannot disagree. Each is a subquery, one row a
 * still, a consultation or an event.
 */

/**
 * A yes that was in force when the picture was stored: confirmed, of this scope, bound to this still (R3). R6: where nobody
 * may decide, the clinician's reasoning stands where consent would, and the still's provenance says so.
 */
const agreed = (
  scope: 'take' | 'store',
) => sql`(s.provenance -> 'decided' ->> 'who' is not distinct from 'nobody' or exists (
  select 1 from consent k where k.consultation_id = s.consultation_id and k.scope = ${scope}
    and k.decision = 'yes' and not k.provisional and k.at <= s.stored_at
    and k.id::text in (select jsonb_array_elements_text(s.provenance -> 'consents'))))`;

/** R18: the practice's own limit as it held when the still was stored: a later change makes nothing late. */
const lateAfter = sql`coalesce((
  select (p.body ->> 'filingLateAfterMinutes')::int from practice_policy p
  where p.practice_id = c.practice_id and p.at <= s.stored_at order by p.seq desc limit 1
), ${DEFAULT_PRACTICE_POLICY.filingLateAfterMinutes}::int)`;

/** Every still that was taken or received: not the second copy that a re-filing makes. */
const stillFacts = ({ practiceId, now }: Scope) => sql`
  select s.taken_at, s.stored_at, s.filed_at, s.state, c.starts_at, c.state_name, u.name as clinician,
    coalesce(btrim(s.provenance ->> 'necessity'), '') <> '' as necessity,
    ${agreed('take')} as take, ${agreed('store')} as store,
    s.awaits_decision,
    extract(epoch from s.filed_at - s.stored_at) / 60 as minutes,
    extract(epoch from coalesce(s.filed_at, ${now}::timestamptz) - s.stored_at) / 60 >= ${lateAfter} as late
  from still s join consultation c on c.id = s.consultation_id join app_user u on u.id = c.clinician_id
  where c.practice_id = ${practiceId} and s.moved_from_id is null`;

/** Stills stored in the period. */
export const stills = (scope: Scope): RawBuilder<unknown> =>
  sql`(select * from (${stillFacts(scope)}) f where f.stored_at > ${scope.from} and f.stored_at <= ${scope.now})`;

/** R18: neither filed nor discarded now, however old. */
export const unfiledStills = (scope: Scope): RawBuilder<unknown> =>
  sql`(select * from (${stillFacts(scope)}) f where f.state = 'unfiled')`;

/** R30: consultations of the period in which somebody was talked to, with the patient's last answer about a chaperone. */
export const conversations = ({ practiceId, from, now }: Scope): RawBuilder<unknown> => sql`(
  select c.starts_at, c.state_name, u.name as clinician,
    (select a.body ->> 'answer' from statement a where a.consultation_id = c.id and a.kind = 'chaperone_answer'
      order by a.seq desc limit 1) as answer,
    exists (select 1 from participant p
      where p.consultation_id = c.id and p.role = 'chaperone' and p.admitted_at is not null) as present
  from consultation c join app_user u on u.id = c.clinician_id
  where c.practice_id = ${practiceId} and c.kind = 'consultation' and c.state ? 'openedAt'
    and c.starts_at > ${from} and c.starts_at <= ${now})`;

/** A chaperone's concern is looked at in the review queue; it is nobody's override. */
const KINDS = {
  overrides: ['emergency_override', 'under18_override'],
  break_glass: ['break_glass'],
} as const satisfies Record<string, readonly ReviewKind[]>;

/** R13, R22, R29: what was done past a rule in the period. */
export const events = (
  { practiceId, from, now }: Scope,
  which: 'overrides' | 'break_glass',
): RawBuilder<unknown> => sql`(
  select r.kind, r.raised_at, r.detail, r.cleared_at, r.outcome, c.starts_at, c.state_name, u.name as clinician
  from review_item r join app_user u on u.id = r.about_user left join consultation c on c.id = r.consultation_id
  where r.practice_id = ${practiceId} and r.raised_at > ${from} and r.raised_at <= ${now}
    and r.kind in (${sql.join(KINDS[which])}))`;

/** The first day, in the practice's zone, of the week or month that an instant lies in. */
export const binOf = (column: 'stored_at' | 'raised_at', { bin, timeZone }: Scope): RawBuilder<string> =>
  sql<string>`date_trunc(${bin}, ${sql.ref(column)} at time zone ${timeZone})::date`;
