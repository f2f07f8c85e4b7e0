import type { Moment } from './moment.ts';

type Over = Extract<Moment, { stage: 'over' }>;

/** Why there is no photograph, exactly and without blame. */
function overWords({ why, command: { doctor } }: Over): { title: string; meaning: string } {
  switch (why) {
    case 'refused':
      return {
        title: 'No photograph',
        meaning: `You said no to this one. ${doctor} can see that. The call goes on, and this page keeps no picture.`,
      };
    case 'stopped':
      return {
        title: 'Photograph stopped',
        meaning: 'This photograph was stopped. It was not kept, and this page has let go of it.',
      };
    case 'failed':
      return {
        title: 'That did not work',
        meaning: `The photograph was not sent. ${doctor} can see that and may ask to try again. This page keeps no picture.`,
      };
  }
}

/** What happens, large, and in a sentence. */
export function momentWords(moment: Moment): { title: string; what: string } {
  const { doctor, what } = moment.command;
  switch (moment.stage) {
    case 'countdown':
      return {
        title: `Photograph in ${String(moment.seconds)} ${moment.seconds === 1 ? 'second' : 'seconds'}`,
        what: `${doctor} takes a photograph of ${what}.`,
      };
    case 'taking':
      return { title: 'Hold still', what: `${doctor} takes a photograph of ${what}.` };
    case 'sending':
      return { title: 'Sending your photograph', what: `${doctor} sees it once it has arrived.` };
    case 'sent':
      return { title: 'Sent', what: `${doctor} can see it.` };
    case 'over': {
      const { title, meaning } = overWords(moment);
      return { title, what: meaning };
    }
  }
}

/** What a screen reader says at each turn; the seconds are heard as sounds. */
export function announcementFor(moment: Moment | null): string | null {
  if (!moment) return null;
  const { doctor, what } = moment.command;
  switch (moment.stage) {
    case 'countdown':
      return `${doctor} takes a photograph of ${what} in 3 seconds. Hold still. To stop it, press “Stop this photograph”.`;
    case 'taking':
      return 'Taking the photograph.';
    case 'sending':
      return 'Sending the photograph.';
    case 'sent':
      return `Sent. ${doctor} can see it.`;
    case 'over':
      return `${overWords(moment).title}. ${overWords(moment).meaning}`;
  }
}
