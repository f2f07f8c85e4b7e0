import type { ShareOpened } from '../../../shared/http-sharing.ts';
import type { ShareId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { newSessionId } from '../../platform/ids.ts';
import { verifyPassword } from '../../platform/keys/passwords.ts';
import { hashToken } from '../../platform/keys/tokens.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { plainCode } from './plain-code.ts';
import { loadShare } from './sharing.repository.ts';
import type { LoadedShare } from './sharing.repository.ts';
import { MAX_CODE_TRIES, showsNothing } from './sharing.rules.ts';

type Deps = Pick<ClinicalDeps, 'db' | 'clock'>;

/** How long a recipient may look before the code is asked for again. */
const SESSION_MS = 60 * 60_000;

type Code = 'link_wrong' | 'share_ended' | 'share_locked' | 'share_code_wrong';

/** S1: audited with whose it was where that is known; the token and the code are written nowhere. */
const refuse = async (
  db: Reader,
  at: Date,
  share: LoadedShare | undefined,
  code: Code,
  count?: number,
): Promise<Refusal> => {
  await recordAudit(db, {
    at,
    event: 'share.refused',
    actor: { role: share ? 'recipient' : 'unknown' },
    practiceId: share?.row.practice_id ?? null,
    ...(share ? { patientId: share.row.patient_id } : {}),
    detail: { code, ...(share ? { shareId: share.row.id } : {}) },
  });
  return new Refusal(code, count === undefined ? {} : { count }).afterAudit();
};

/** The share that a token stands for, open to be entered. @throws Refusal `link_wrong`, `share_ended`, `share_locked` */
const find = async ({ db, clock }: Deps, token: string): Promise<LoadedShare> => {
  const row = await db
    .selectFrom('share')
    .select('id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  const share = row && (await loadShare(db, row.id));
  const now = clock.now();
  if (!share) throw await refuse(db, now, undefined, 'link_wrong');
  if (showsNothing(share, now)) throw await refuse(db, now, share, 'share_ended');
  if (share.lockedAt) throw await refuse(db, now, share, 'share_locked');
  return share;
};

/** S1: on a button press – who asks, and for whom; nothing about a patient. */
export const openShare = async (deps: Deps, token: string): Promise<ShareOpened> => {
  const { row } = await find(deps, token);
  const practice = await deps.db
    .selectFrom('practice')
    .select(['name', 'phone'])
    .where('id', '=', row.practice_id)
    .executeTakeFirstOrThrow();
  return { practiceName: practice.name, practicePhone: practice.phone, recipientName: row.recipient_name };
};

/** Takes one try before it is known whether it is right: tries sent all at once are counted too. */
const takeTry = async ({ db, clock }: Deps, share: LoadedShare): Promise<number> => {
  const taken = await db
    .updateTable('share')
    .set((eb) => ({ code_tries: eb('code_tries', '+', 1) }))
    .where('id', '=', share.row.id)
    .where('token_hash', '=', share.row.token_hash)
    .where('code_tries', '<', MAX_CODE_TRIES)
    .where('locked_at', 'is', null)
    .returning('code_tries')
    .executeTakeFirst();
  if (!taken) throw await refuse(db, clock.now(), share, 'share_locked');
  return taken.code_tries;
};

const wrong = async ({ db, clock }: Deps, share: LoadedShare, tries: number): Promise<Refusal> => {
  const now = clock.now();
  const left = MAX_CODE_TRIES - tries;
  return db.transaction().execute(async (tx) => {
    if (left > 0) return refuse(tx, now, share, 'share_code_wrong', left);
    await tx.updateTable('share').set({ locked_at: now }).where('id', '=', share.row.id).execute();
    await recordAudit(tx, {
      at: now,
      event: 'share.locked',
      actor: { role: 'recipient' },
      practiceId: share.row.practice_id,
      patientId: share.row.patient_id,
      detail: { shareId: share.row.id },
    });
    return refuse(tx, now, share, 'share_locked');
  });
};

const startSession = async (tx: Tx, shareId: ShareId, now: Date, expiresAt: Date): Promise<string> => {
  const id = newSessionId();
  await tx
    .insertInto('share_session')
    .values({ id, share_id: shareId, created_at: now, expires_at: expiresAt })
    .execute();
  return id;
};

/** Looks again under lock: a sharing that was stopped, or given a new link, meanwhile lets nobody in. */
const right = async (deps: Deps, found: LoadedShare): Promise<string> => {
  const now = deps.clock.now();
  const outcome = await deps.db.transaction().execute(async (tx) => {
    const share = await loadShare(tx, found.row.id, { lock: true });
    const same = share?.row.token_hash === found.row.token_hash;
    if (!share || !same || showsNothing(share, now)) return refuse(tx, now, found, 'share_ended');
    await tx.updateTable('share').set({ code_tries: 0 }).where('id', '=', share.row.id).execute();
    const until = Math.min(now.getTime() + SESSION_MS, share.expiresAt.getTime());
    const sessionId = await startSession(tx, share.row.id, now, new Date(until));
    await recordAudit(tx, {
      at: now,
      event: 'share.entered',
      actor: { role: 'recipient' },
      practiceId: share.row.practice_id,
      patientId: share.row.patient_id,
      detail: { shareId: share.row.id },
    });
    return sessionId;
  });
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
};

/**
 * S1: the link and the code that came another way, together, open a session of the recipient's own. Five wrong codes lock
 * the link until the practice makes a new one.
 * @returns the new session's id @throws Refusal `link_wrong`, `share_ended`, `share_locked`, `share_code_wrong`
 */
export const enterShare = async (
  deps: Deps,
  { token, code }: { token: string; code: string },
): Promise<string> => {
  const share = await find(deps, token);
  const tries = await takeTry(deps, share);
  const fits = await verifyPassword(share.row.code_hash ?? undefined, plainCode(code));
  if (!fits) throw await wrong(deps, share, tries);
  return right(deps, share);
};

/** The recipient is done looking. */
export const leaveShare = async ({ db, clock }: Deps, sessionId: string): Promise<void> => {
  await db
    .updateTable('share_session')
    .set({ ended_at: clock.now() })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
};
