import type { ConsentScope } from '../../../../shared/consultation.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { clockTime } from '../../../words/practice-time.ts';
import { latest } from '../facts.ts';

const SCOPES: Record<ConsentScope, string> = {
  video: 'talking by video',
  examination: 'the examination',
  take: 'photographs',
  store: 'keeping photographs',
};

/** R5: what the patient said or did that is an objection, each as a sentence with its time; their own words in quotes. */
export function objectionWords(view: StaffView): string[] {
  const at = (instant: string) => clockTime(instant, view.practice.timeZone);
  const quoted = (words: string) => (words === '' ? '' : `: “${words}”`);
  const own = latest(view, 'own_view');
  const noted = latest(view, 'view_noted');
  const refused = view.consents.findLast(({ by, decision }) => by === null && decision !== 'yes');
  return [
    ...(own?.view === 'no' ? [`Said no on their screen at ${at(own.at)}${quoted(own.words)}.`] : []),
    ...(noted?.view === 'objects' ? [`You noted at ${at(noted.at)}${quoted(noted.words)}.`] : []),
    ...(refused ? [`Said no to ${SCOPES[refused.scope]} at ${at(refused.at)}.`] : []),
  ];
}
