import type {
  AmendWording,
  WordingChecked,
  WordingList,
  WordingVersion,
} from '../../../shared/http-wordings.ts';
import type { PracticeId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { BANDS, READERS, TOPICS, viewId, wordingId } from './wording-texts.ts';
import { wordingBlockers, wordingWarnings } from './wording.rules.ts';
import { hashOf } from './wordings.ts';

/** Every text a practice may put in its own words, in the order in which it is read. */
const KNOWN: readonly { id: string; topic: string; reader: string }[] = [
  ...TOPICS.flatMap((topic) =>
    READERS.map((reader) => ({ id: wordingId(topic, reader), topic: wordingId(topic, 'adult'), reader })),
  ),
  ...BANDS.map((band) => ({ id: viewId(band), topic: 'own-view', reader: band })),
];

/** Shipped versions and this practice's own, newest first: of two with one number the practice's own is read. */
const versionsOf = async (db: Reader, practiceId: PracticeId): Promise<WordingVersion[]> => {
  const rows = await db
    .selectFrom('wording')
    .leftJoin('app_user', 'app_user.id', 'wording.by_user_id')
    .select([
      'wording.id',
      'wording.version',
      'wording.sha256',
      'wording.language',
      'wording.content',
      'wording.at',
      'wording.practice_id',
      'app_user.name',
    ])
    .where((eb) => eb.or([eb('wording.practice_id', 'is', null), eb('wording.practice_id', '=', practiceId)]))
    .orderBy('wording.practice_id', (order) => order.desc().nullsLast())
    .orderBy('wording.version', 'desc')
    .execute();
  return rows.map(({ content, at, practice_id, name, ...row }) => ({
    ...row,
    ...content,
    at: at.toISOString(),
    byName: name,
    own: practice_id !== null,
  }));
};

const SAMPLE_PATIENT = 'Oisín';

/** The doctor's name in a preview: that of a GP of the practice. */
const sampleDoctor = async (db: Reader, practiceId: PracticeId): Promise<string> => {
  const row = await db
    .selectFrom('app_user')
    .select('name')
    .where('practice_id', '=', practiceId)
    .where('role', '=', 'gp')
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .executeTakeFirst();
  return row?.name ?? 'the doctor';
};

/** R3: what patients and whoever decides for them read before they answer, with every version. */
export const listWordings = async (
  { db }: { readonly db: Reader },
  { practiceId }: Pick<StaffActor, 'practiceId'>,
): Promise<WordingList> => {
  const all = await versionsOf(db, practiceId);
  const practice = await practiceCard(db, practiceId);
  return {
    texts: KNOWN.map((text) => ({ ...text, versions: all.filter(({ id }) => id === text.id) })),
    names: {
      doctor: await sampleDoctor(db, practiceId),
      practice: practice.name,
      healthmail: practice.healthmail,
      patient: SAMPLE_PATIENT,
    },
    timeZone: practice.timeZone,
  };
};

/** R3: the very text that a consent names, however old. @throws Refusal `not_found`: none, or another practice's */
export const wordingBySha = async (
  { db }: { readonly db: Reader },
  { practiceId }: Pick<StaffActor, 'practiceId'>,
  sha256: string,
): Promise<WordingVersion> => {
  const found = (await versionsOf(db, practiceId)).find((version) => version.sha256 === sha256);
  if (!found) throw new Refusal('not_found');
  return found;
};

/** What would be refused in these words, and what somebody should read again. */
export const checkWording = ({ id, words }: Pick<AmendWording, 'id' | 'words'>): WordingChecked => ({
  refused: wordingBlockers(id, words),
  warned: wordingWarnings(id, words),
});

export interface AmendDeps extends ClinicalDeps {
  readonly onError: (error: unknown, where: string) => void;
}

/** Pages that show the old words are told the new ones; an answer to the old ones is refused meanwhile. */
const tellOpenPages = async (deps: ClinicalDeps, practiceId: PracticeId): Promise<void> => {
  const open = await deps.db
    .selectFrom('consultation')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('state_name', 'in', ['booked', 'preparing', 'waiting', 'conversation'])
    .execute();
  for (const { id } of open) if (deps.connected(id).size > 0) await deps.committed(id, []);
};

/**
 * R3: a new version of a text in the practice's own words. Earlier ones stay readable for ever; consents keep naming the
 * one that was read.
 * @throws Refusal `wording_incomplete` when it leaves out what has to be said, `conflict` when it was amended since or is
 *   the same, `not_found`
 */
export const amendWording = async (
  deps: AmendDeps,
  actor: StaffActor,
  { id, basedOn, words }: AmendWording,
): Promise<WordingList> => {
  const { practiceId, userId, role } = actor;
  if (!KNOWN.some((text) => text.id === id)) throw new Refusal('not_found');
  const [missing] = wordingBlockers(id, words);
  if (missing) throw new Refusal('wording_incomplete', { field: missing.rule });
  await deps.db.transaction().execute(async (tx) => {
    await tx.selectFrom('practice').select('id').where('id', '=', practiceId).forNoKeyUpdate().execute();
    const versions = (await versionsOf(tx, practiceId)).filter((version) => version.id === id);
    const [current] = versions;
    const sha256 = hashOf(words);
    if (current?.sha256 !== basedOn || current.sha256 === sha256) throw new Refusal('conflict');
    const version = Math.max(...versions.map((each) => each.version)) + 1;
    const now = deps.clock.now();
    await tx
      .insertInto('wording')
      .values({
        id,
        version,
        language: current.language,
        sha256,
        content: JSON.stringify(words),
        practice_id: practiceId,
        at: now,
        by_user_id: userId,
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'wording.amended',
      actor: { role, userId },
      practiceId,
      detail: { id, version, sha256, before: current.sha256 },
    });
  });
  // The version stands: what fails from here on is no failure of the amendment.
  await tellOpenPages(deps, practiceId).catch((error: unknown) => deps.onError(error, 'wording amended'));
  return listWordings(deps, actor);
};
