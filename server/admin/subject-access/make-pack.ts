import type { LeaveOutGround, PackCounts } from '../../../shared/http-access.ts';
import { AccessPackId } from '../../../shared/ids.ts';
import type { AccessRequestId, PatientId, StillId, UserId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { chaperoneSpoke } from '../../clinical/chaperone/attest.ts';
import { packOf } from '../../clinical/policy/packs.ts';
import type { StillVault } from '../../clinical/stills/still-vault.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import type { Tx } from '../../platform/database.ts';
import { JobFailed } from '../../platform/jobs.ts';
import type { RunningJob } from '../../platform/jobs.ts';
import { askerWords } from './asker-words.ts';
import { collectRecord } from './collect-record.ts';
import { decisionsOf } from './decisions.ts';
import { leaveOut } from './leave-out.ts';
import { dataFiles, readme } from './pack-files.ts';
import { packPdf } from './pack-pdf.ts';
import type { ImageNames, PackCover } from './pack-pdf.ts';
import type { PackRecord } from './pack-record.ts';
import type { PackVault } from './pack-vault.ts';
import { zipOf } from './pack-zip.ts';

export interface PackDeps extends ClinicalDeps {
  readonly vault: Pick<StillVault, 'read'>;
  readonly packs: PackVault;
  /** What fails after a commit is told to the log, not to who asked. */
  readonly onError: (error: unknown, where: string) => void;
}

/** Days that a pack waits for its download; then its key is destroyed. */
const PACK_DAYS = 7;
const DAY_MS = 86_400_000;

interface Ready {
  readonly record: PackRecord;
  readonly cover: PackCover;
  readonly keys: ReadonlyMap<StillId, Buffer>;
  readonly patient: { readonly patientId: PatientId; readonly wrapped: Buffer };
}

const stillKeys = async (tx: Tx, patientId: PatientId): Promise<Map<StillId, Buffer>> => {
  const rows = await tx
    .selectFrom('still')
    .select(['id', 'wrapped_key'])
    .where('patient_id', '=', patientId)
    .where('state', '!=', 'discarded')
    .execute();
  return new Map(rows.flatMap(({ id, wrapped_key: key }) => (key ? [[id, key]] : [])));
};

interface Asked {
  readonly requestId: AccessRequestId;
  readonly askedBy: UserId;
}

/** Reads everything at one instant and applies the decisions. @throws JobFailed while something is undecided */
const prepare = async (deps: PackDeps, tx: Tx, { requestId, askedBy }: Asked): Promise<Ready> => {
  const request = await tx
    .selectFrom('access_request')
    .innerJoin('patient', 'patient.id', 'access_request.patient_id')
    .innerJoin('practice', 'practice.id', 'access_request.practice_id')
    .select(['patient_id', 'received_on', 'asker', 'patient.wrapped_key', 'patient.name', 'jurisdiction'])
    .where('access_request.id', '=', requestId)
    .executeTakeFirstOrThrow();
  const { record, reviewed, items } = await collectRecord(deps, tx, request.patient_id, askedBy);
  const decisionOn = await decisionsOf(tx, requestId);
  // The record has grown or changed since somebody looked: what is new has to be looked at too.
  if (items.some((item) => !decisionOn(item))) throw new JobFailed('access_unreviewed');
  const leftOut = new Map<string, LeaveOutGround>(
    items.flatMap((item) => {
      const ground = decisionOn(item)?.ground;
      return ground ? [[item.id, ground]] : [];
    }),
  );
  return {
    record: leaveOut(record, reviewed, leftOut),
    cover: {
      requestId,
      receivedOn: request.received_on,
      askedBy: askerWords(request.asker, request.name, packOf(request.jurisdiction).bases),
      leftOut: leftOut.size,
      concernsApart: await chaperoneSpoke(tx, request.patient_id, askedBy),
    },
    keys: await stillKeys(tx, request.patient_id),
    patient: { patientId: request.patient_id, wrapped: request.wrapped_key },
  };
};

/** "images/01-2026-11-22-forearm-left.jpg", oldest first. */
const imageNames = ({ consultations }: PackRecord): ImageNames => {
  const stills = consultations.flatMap((told) => told.stills.map(({ still }) => still));
  return new Map(
    stills.map(({ id, takenAt, site, side }, index) => {
      const parts = [
        String(index + 1).padStart(2, '0'),
        takenAt.slice(0, 10),
        site,
        side === 'none' ? null : side,
      ];
      return [id, `images/${parts.filter(Boolean).join('-').replaceAll('_', '-')}.jpg`];
    }),
  );
};

const countsOf = ({ consultations, others, audit }: PackRecord, leftOut: number): PackCounts => {
  const sum = (count: (told: PackRecord['consultations'][number]) => number) =>
    consultations.reduce((total, told) => total + count(told), 0);
  return {
    consultations: consultations.length,
    stills: sum(({ stills }) => stills.length),
    consents: sum(({ consents }) => consents.length),
    statements: sum(({ statements }) => statements.length),
    auditEntries: audit.length,
    others: others.length,
    leftOut,
  };
};

/** Writes the ZIP into the vault, a picture at a time. */
const write = async (deps: PackDeps, id: AccessPackId, ready: Ready, job: RunningJob) => {
  const { record, cover, keys, patient } = ready;
  const images = imageNames(record);
  const total = 2 * images.size + 2;
  let done = 0;
  const step = async (): Promise<void> => {
    job.signal.throwIfAborted();
    done += 1;
    await job.progress(done, total);
  };
  const read = (still: StillId, kind: 'still' | 'thumbnail'): Promise<Buffer> => {
    const key = keys.get(still);
    if (!key) throw new JobFailed('access_still_unreadable');
    return deps.vault.read(patient, still, key, kind);
  };
  const thumbnail = (still: StillId) => read(still, 'thumbnail');
  const pdf = await packPdf({ record, cover, images, thumbnail, progress: step });
  await step();
  const files = [readme(record, cover), { path: 'record.pdf', bytes: pdf }, ...dataFiles(record, images)];
  const pictures = [...images].map(([still, path]) => ({
    path,
    bytes: async () => {
      const picture = await read(still, 'still');
      await step();
      return picture;
    },
  }));
  const stored = await deps.packs.write(patient, id, zipOf(files, pictures, new Date(record.madeAt)));
  await step();
  return stored;
};

const commit = async (
  deps: PackDeps,
  id: AccessPackId,
  ready: Ready,
  stored: Awaited<ReturnType<typeof write>>,
): Promise<void> => {
  const now = deps.clock.now();
  const contents = countsOf(ready.record, ready.cover.leftOut);
  await deps.db.transaction().execute(async (tx) => {
    const pack = await tx
      .updateTable('access_pack')
      .set({
        wrapped_key: stored.wrappedKey,
        sha256: stored.sha256,
        bytes: stored.bytes,
        contents: JSON.stringify(contents),
        made_at: now,
        expires_at: new Date(now.getTime() + PACK_DAYS * DAY_MS),
      })
      .where('id', '=', id)
      .where('destroyed_at', 'is', null)
      .returning('request_id')
      .executeTakeFirst();
    if (!pack) throw new JobFailed('access_closed');
    const { patientId } = ready.patient;
    const { practice_id: practiceId } = await tx
      .selectFrom('patient')
      .select('practice_id')
      .where('id', '=', patientId)
      .executeTakeFirstOrThrow();
    const detail = { requestId: pack.request_id, packId: id, sha256: stored.sha256, ...contents };
    const scope = { at: now, actor: { role: 'system' as const }, practiceId, patientId };
    await recordAudit(tx, { ...scope, event: 'access.pack_made', detail });
  });
};

/**
 * GDPR Art. 15: the work of one "make the pack". Reads everything at one instant, leaves out what was decided, writes the
 * encrypted ZIP durably, and only then says that it is there. A later attempt replaces what an earlier one left.
 */
export const makePack = async (deps: PackDeps, job: RunningJob): Promise<void> => {
  const id = AccessPackId.parse(job.subjectId);
  const pack = await deps.db
    .selectFrom('access_pack')
    .select(['request_id', 'asked_by', 'made_at', 'destroyed_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (pack.destroyed_at) throw new JobFailed('access_closed');
  // A kill between the commit and the queue's own note of it.
  if (pack.made_at) return;
  const ready = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => prepare(deps, tx, { requestId: pack.request_id, askedBy: pack.asked_by }));
  await commit(deps, id, ready, await write(deps, id, ready, job));
};
