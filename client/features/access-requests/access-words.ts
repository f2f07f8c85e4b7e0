import type { AccessPack, AccessState, AccessSummary, AskedAs, Asker } from '../../../shared/http-access.ts';
import type { Tone } from '../../ui/core/tone.ts';

/** On what ground somebody asks, as it is chosen and told. */
export const ASKED_AS: Record<AskedAs, string> = {
  self: 'The patient',
  written_authority: 'Somebody with the patient’s written authority',
  parent_guardian: 'Parent who is a guardian',
  appointed_guardian: 'Guardian appointed by deed, will or court',
  state_agency: 'Child and Family Agency (child in care)',
  court_for_child: 'Order of a court about this child',
  enduring_power_2015: 'Attorney under an enduring power (2015 Act)',
  enduring_power_1996: 'Attorney under an enduring power (1996 Act)',
  healthcare_representative: 'Designated healthcare representative',
  decision_making_representative: 'Decision-making representative (court)',
  ward_committee: 'Committee of a ward of court',
  court_for_adult: 'Order of a court about this adult',
  co_decision_maker: 'Co-decision-maker',
  decision_making_assistant: 'Decision-making assistant',
  next_of_kin: 'Next of kin, with none of the above',
};

/** Grounds that rest on no dated document. */
const WITHOUT_DATES: ReadonlySet<AskedAs> = new Set([
  'self',
  'parent_guardian',
  'decision_making_assistant',
  'next_of_kin',
]);
export const needsDates = (as: AskedAs): boolean => !WITHOUT_DATES.has(as);
/** A written authority says what it is for; an instrument covers areas. */
export const needsScope = (as: AskedAs): boolean => needsDates(as) && as !== 'written_authority';

export const IDENTITY: Record<Asker['identity'], string> = {
  photo_id: 'Photo identification seen',
  known_to_practice: 'Known to the practice, in person',
  called_back: 'Called back on the number in the record',
};

export const STATES: Record<AccessState, { words: string; tone: Tone }> = {
  open: { words: 'To prepare', tone: 'attention' },
  making: { words: 'Being made', tone: 'info' },
  failed: { words: 'Could not be made', tone: 'danger' },
  ready: { words: 'Ready to hand over', tone: 'attention' },
  given: { words: 'Downloaded', tone: 'done' },
  expired: { words: 'Not fetched, destroyed', tone: 'attention' },
  closed: { words: 'Closed', tone: 'done' },
};

const DAY_MS = 86_400_000;

/** Whole days from one calendar day to another. */
const daysUntil = (due: string, today: string): number =>
  Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);

const isOver = ({ state }: Pick<AccessSummary, 'state'>): boolean => state === 'given' || state === 'closed';

/** "10 days left", "due today", "3 days late"; nothing once it is answered. */
export function dueWords(request: Pick<AccessSummary, 'state' | 'dueOn'>, today: string): string {
  if (isOver(request)) return '';
  const days = daysUntil(request.dueOn, today);
  if (days === 0) return 'due today';
  const count = `${String(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `${count} left` : `${count} late`;
}

/** A week before it is due somebody has to look. */
export const isPressing = (request: Pick<AccessSummary, 'state' | 'dueOn'>, today: string): boolean =>
  !isOver(request) && daysUntil(request.dueOn, today) <= 7;

export const askerName = ({ as, name, relationship }: Asker): string =>
  as === 'self' ? 'The patient' : [name, relationship].filter(Boolean).join(', ');

const FAILURES: Readonly<Record<string, string>> = {
  access_unreviewed: 'Something was written after the review. Decide about it, then make the pack again.',
  access_still_unreadable: 'A photograph could not be read. Tell whoever looks after the server.',
  stopped_midway: 'The server stopped three times while it was made. Tell whoever looks after the server.',
};

/** Why a pack could not be made, and what to do. */
export const failureWords = ({ job }: AccessPack): string =>
  FAILURES[job.code ?? ''] ??
  'It was tried three times. Make it again; if it fails again, tell whoever looks after the server.';

/** "4.2 MB" */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${String(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const counted = (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;

/** "2 consultations, 3 photographs, 1 part left out" */
export const contentsWords = ({ contents }: AccessPack): string =>
  contents === null
    ? ''
    : [
        counted(contents.consultations, 'consultation', 'consultations'),
        counted(contents.stills, 'photograph', 'photographs'),
        counted(contents.leftOut, 'part left out', 'parts left out'),
      ].join(', ');
