import type { PresentParticipant } from '../../../../shared/views.ts';

const inWords = new Intl.ListFormat('en-IE');

/**
 * Who is in the call, and whose page is gone although they were let in.
 * @param others admitted, without the person whose page this is
 * @param online false while this page itself is cut off: then it cannot know who is there
 */
export function hereWords(
  others: readonly PresentParticipant[],
  { clinician, patient }: { clinician: string; patient: string },
  online: boolean,
): string {
  if (!online) return 'Your connection is down, so this page cannot tell who is there.';
  // The doctor's name stands right above.
  const described = ({ name, role, title }: PresentParticipant) => {
    if (role === 'chaperone') return `${name} (chaperone)`;
    if (role === 'patient') return patient;
    if (role === 'representative' && title !== '') return `${name} (${title})`;
    return name === clinician ? 'the doctor' : name;
  };
  const named = (connected: boolean) =>
    inWords.format(others.filter((person) => person.connected === connected).map(described));
  const away = named(false);
  const here = `With you now: ${named(true) || (away === '' ? 'nobody yet' : 'nobody')}`;
  // First, because a low phone cuts the end of the line.
  return away === '' ? here : `Not connected just now: ${away}. ${here}`;
}
