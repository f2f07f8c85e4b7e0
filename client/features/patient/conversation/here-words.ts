import type { PresentParticipant } from '../../../../shared/views.ts';

const inWords = new Intl.ListFormat('en-IE');

/**
 * Who is in the call, and whose page is gone although they were let in.
 * @param others admitted, without the patient
 * @param online false while this page itself is cut off: then it cannot know who is there
 */
export function hereWords(others: readonly PresentParticipant[], clinician: string, online: boolean): string {
  if (!online) return 'Your connection is down, so this page cannot tell who is there.';
  // The doctor's name stands right above.
  const described = ({ name, role }: PresentParticipant) =>
    role === 'chaperone' ? `${name} (chaperone)` : name === clinician ? 'your doctor' : name;
  const named = (connected: boolean) =>
    inWords.format(others.filter((person) => person.connected === connected).map(described));
  const away = named(false);
  const here = `With you now: ${named(true) || (away === '' ? 'nobody yet' : 'nobody')}`;
  // First, because a low phone cuts the end of the line.
  return away === '' ? here : `Not connected just now: ${away}. ${here}`;
}
