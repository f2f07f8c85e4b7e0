import { sql } from 'kysely';
import type { AdherenceDays, AdherenceList, AdherenceRow, FigureId } from '../../../shared/http-adherence.ts';
import type { ReviewDetail, ReviewKind, ReviewOutcome } from '../../../shared/http-review.ts';
import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { AuditEvent } from '../../../shared/audit-events.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import { conversations, events, stills, unfiledStills } from './facts.ts';
import { scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import {
  GROUND_WORDS,
  OUTCOME_WORDS,
  STATE_WORDS,
  chaperoneWords,
  consentWords,
  filingWords,
  waitingWords,
} from './words.ts';

interface Common {
  readonly starts_at: Date | null;
  readonly state_name: ConsultationStateName | null;
  readonly clinician: string;
}

interface StillRow extends Common {
  readonly stored_at: Date;
  readonly minutes: number | null;
  readonly late: boolean;
  readonly take: boolean;
  readonly store: boolean;
}

interface EventRow extends Common {
  readonly kind: ReviewKind;
  readonly raised_at: Date;
  readonly detail: ReviewDetail;
  readonly outcome: ReviewOutcome | null;
}

const row = (common: Common, at: Date, what: string, attention: boolean): AdherenceRow => ({
  at: at.toISOString(),
  consultationAt: common.starts_at?.toISOString() ?? null,
  clinicianName: common.clinician,
  state: common.state_name === null ? '' : STATE_WORDS[common.state_name],
  what,
  attention,
});

const consentRows = async (db: Reader, scope: Scope): Promise<AdherenceRow[]> => {
  const { rows } = await sql<StillRow>`
    select * from ${stills(scope)} f where not (take and store) order by stored_at desc`.execute(db);
  return rows.map((still) => row(still, still.stored_at, consentWords(still), true));
};

const necessityRows = async (db: Reader, scope: Scope): Promise<AdherenceRow[]> => {
  const { rows } = await sql<StillRow>`
    select * from ${stills(scope)} f where not necessity order by stored_at desc`.execute(db);
  return rows.map((still) => row(still, still.stored_at, 'No reason was written', true));
};

/** Every still that was filed, the slowest first. */
const filingRows = async (db: Reader, scope: Scope): Promise<AdherenceRow[]> => {
  const { rows } = await sql<StillRow>`
    select *, minutes::float8 as minutes from ${stills(scope)} f
    where filed_at is not null order by f.minutes desc, stored_at desc`.execute(db);
  return rows.map((still) =>
    row(still, still.stored_at, filingWords(still.minutes ?? 0, still.late), still.late),
  );
};

const unfiledRows = async (db: Reader, scope: Scope): Promise<AdherenceRow[]> => {
  const { rows } = await sql<StillRow>`
    select * from ${unfiledStills(scope)} f order by stored_at`.execute(db);
  return rows.map((still) => {
    const minutes = (scope.now.getTime() - still.stored_at.getTime()) / 60_000;
    return row(still, still.stored_at, waitingWords(minutes, still.late), still.late);
  });
};

type ConversationRow = Common & { starts_at: Date; answer: string | null; present: boolean };

const chaperoneRows = async (db: Reader, scope: Scope): Promise<AdherenceRow[]> => {
  const { rows } = await sql<ConversationRow>`
    select * from ${conversations(scope)} f order by starts_at desc`.execute(db);
  return rows.map((each) => {
    const { what, attention } = chaperoneWords(each.answer, each.present);
    return row(each, each.starts_at, what, attention);
  });
};

const eventWords = ({ kind, detail }: EventRow): string => {
  if (kind === 'break_glass') return detail.ground ? GROUND_WORDS[detail.ground] : 'Break-glass';
  const rules = detail.rules?.join(', ') ?? '';
  return kind === 'emergency_override' ? `Emergency, past ${rules}` : `Under 18, past ${rules || 'R29'}`;
};

const eventRows = async (
  db: Reader,
  scope: Scope,
  which: 'overrides' | 'break_glass',
): Promise<AdherenceRow[]> => {
  const { rows } = await sql<EventRow>`
    select * from ${events(scope, which)} f order by raised_at desc`.execute(db);
  return rows.map((each) => {
    const review = each.outcome === null ? 'Waiting for review' : OUTCOME_WORDS[each.outcome];
    return row(each, each.raised_at, `${eventWords(each)}. ${review}`, each.outcome === null);
  });
};

const LISTS: Record<FigureId, (db: Reader, scope: Scope) => Promise<AdherenceRow[]>> = {
  consent: consentRows,
  necessity: necessityRows,
  filing: filingRows,
  unfiled: unfiledRows,
  chaperone: chaperoneRows,
  overrides: (db, scope) => eventRows(db, scope, 'overrides'),
  break_glass: (db, scope) => eventRows(db, scope, 'break_glass'),
};

/** R23: the consultations behind a figure. Reading and exporting are audited, each as what it is. */
export const adherenceList = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  figure: FigureId,
  days: AdherenceDays,
  as: Extract<AuditEvent, 'adherence.listed' | 'adherence.exported'> = 'adherence.listed',
): Promise<AdherenceList> => {
  const scope = await scopeOf(deps, actor, days);
  const rows = await LISTS[figure](deps.db, scope);
  await recordAudit(deps.db, {
    at: scope.now,
    event: as,
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    detail: { figure, days, rows: rows.length },
  });
  return { serverNow: scope.now.toISOString(), timeZone: scope.timeZone, figure, days, rows };
};
