import type { ConsentScope } from '../../../../shared/consultation.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { clockTime } from '../../../words/practice-time.ts';

const SCOPES: Record<ConsentScope, string> = {
  video: 'talking by video',
  examination: 'the examination',
  take: 'photographs',
  store: 'keeping photographs',
};

const byTime = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : 1);

/** R5: what the patient said or did that is an objection, each as a sentence with its time; their own words in quotes. */
export function objectionWords(view: StaffView): string[] {
  const at = (instant: string) => clockTime(instant, view.practice.timeZone);
  const quoted = (words: string) => (words === '' ? '' : `: “${words}”`);
  const { statements, consents } = view;
  // Only the patient's own "happy" takes an objection back.
  const since = statements.slice(
    statements.findLastIndex((s) => s.kind === 'own_view' && s.view === 'happy') + 1,
  );
  const own = since.findLast((s) => s.kind === 'own_view' && s.view === 'no');
  const noted = since.findLast((s) => s.kind === 'view_noted' && s.view === 'objects');
  const words = new Map(consents.filter(({ by }) => by === null).map((each) => [each.scope, each]));
  const refused = [...words.values()]
    .filter(({ decision }) => decision !== 'yes')
    .toSorted(byTime)
    .at(-1);
  return [
    ...(own?.kind === 'own_view' ? [`Said no on their screen at ${at(own.at)}${quoted(own.words)}.`] : []),
    ...(noted?.kind === 'view_noted' ? [`You noted at ${at(noted.at)}${quoted(noted.words)}.`] : []),
    ...(refused ? [`Said no to ${SCOPES[refused.scope]} at ${at(refused.at)}.`] : []),
  ];
}
