import type { SharingCounts, SharingOverview, StillSharing } from '../../../shared/http-sharing.ts';
import type { PatientId, StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { patientsTreatedBy } from '../review/care-relationship.ts';
import { needsToTreat } from './access.ts';
import { copiesOf, copyCards, shareCards } from './share-cards.ts';
import { loadShares, loadStill, teachingConsent } from './sharing.repository.ts';
import { statusOf } from './sharing.rules.ts';
import { sharingWordings } from './sharing-wordings.ts';
import { whoGivesFor, withdrawersFor } from './who-gives.ts';

/** Sharings of this GP's patients, and the practice's copies: to check, sent back, accepted. */
export const sharingOverview = async (deps: ClinicalDeps, actor: StaffActor): Promise<SharingOverview> => {
  const { db } = deps;
  const now = deps.clock.now();
  const treated = await patientsTreatedBy(deps, actor);
  const rows =
    treated.size === 0
      ? []
      : await db
          .selectFrom('share')
          .selectAll()
          .where('practice_id', '=', actor.practiceId)
          .where('patient_id', 'in', [...treated])
          .orderBy('created_at', 'desc')
          .limit(500)
          .execute();
  const copies = await copiesOf(db, actor.practiceId);
  await recordAudit(db, {
    at: now,
    event: 'sharing.listed',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
  });
  return {
    serverNow: now.toISOString(),
    shares: await shareCards(db, actor, await loadShares(db, rows), now),
    copies: await copyCards(db, actor, copies, treated),
  };
};

/** R1: figures for a manager – no still, no name. */
export const sharingCounts = async (deps: ClinicalDeps, actor: StaffActor): Promise<SharingCounts> => {
  const { db } = deps;
  const now = deps.clock.now();
  const rows = await db.selectFrom('share').selectAll().where('practice_id', '=', actor.practiceId).execute();
  const states = (await loadShares(db, rows)).map((share) => statusOf(share, now));
  const { looks } = await db
    .selectFrom('share_look')
    .innerJoin('share', 'share.id', 'share_look.share_id')
    .select(({ fn }) => fn.countAll<number>().as('looks'))
    .where('practice_id', '=', actor.practiceId)
    .executeTakeFirstOrThrow();
  const copies = await copiesOf(db, actor.practiceId);
  const ended = states.filter((state) => state === 'ended' || state === 'expired').length;
  return {
    open: states.length - ended,
    ended,
    looks,
    toCheck: copies.filter(({ state }) => state === 'to_check').length,
    collected: copies.filter(({ in_collection_at }) => in_collection_at !== null).length,
  };
};

const othersOf = async ({ db }: ClinicalDeps, patientId: PatientId, stillId: StillId) => {
  const rows = await db
    .selectFrom('still')
    .select(['id', 'site', 'side', 'label', 'taken_at'])
    .where('patient_id', '=', patientId)
    .where('state', '=', 'filed')
    .where('awaits_decision', '=', false)
    .where('id', '!=', stillId)
    .orderBy('taken_at', 'desc')
    .limit(60)
    .execute();
  return rows.map(({ taken_at, ...still }) => ({ ...still, takenAt: taken_at.toISOString() }));
};

/** Everything that the share and teaching screens need of one still; reading it is audited. */
export const stillSharing = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  stillId: StillId,
): Promise<StillSharing> => {
  const { db } = deps;
  const now = deps.clock.now();
  const still = await needsToTreat(deps, actor, await loadStill(db, stillId));
  const rows = await db
    .selectFrom('share')
    .selectAll()
    .where('patient_id', '=', still.patient_id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('share_item')
          .select('position')
          .whereRef('share_id', '=', 'share.id')
          .where('still_id', '=', stillId),
      ),
    )
    .orderBy('created_at', 'desc')
    .execute();
  const teaching = await teachingConsent(db, stillId);
  await recordAudit(db, {
    at: now,
    event: 'sharing.listed',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: actor.practiceId,
    patientId: still.patient_id,
    detail: { stillId },
  });
  const { id, site, side, label, width, height } = still;
  return {
    serverNow: now.toISOString(),
    patient: { id: still.patient_id, name: still.name, dateOfBirth: still.date_of_birth },
    still: { id, site, side, label, width, height, takenAt: still.taken_at.toISOString() },
    others: await othersOf(deps, still.patient_id, stillId),
    whoGives: await whoGivesFor(deps, still.consultation_id, 'share'),
    whoTeaches: await whoGivesFor(deps, still.consultation_id, 'teaching'),
    withdrawers: [...(await withdrawersFor(deps, still.consultation_id))],
    wordings: sharingWordings(),
    teaching: teaching
      ? { id: teaching.id, at: teaching.at.toISOString(), givenBy: teaching.row.given_by }
      : null,
    shares: await shareCards(db, actor, await loadShares(db, rows), now),
    copies: await copyCards(
      db,
      actor,
      await copiesOf(db, actor.practiceId, stillId),
      new Set([still.patient_id]),
    ),
  };
};
