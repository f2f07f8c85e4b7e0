import { Button } from '../../../ui/core/Button.tsx';
import { PageShell } from '../../../ui/core/PageShell.tsx';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import type { SessionOver } from '../patient-flow.ts';

const OVER: Record<SessionOver, { title: string; words: string[]; back: string | null }> = {
  moved: {
    title: 'Your appointment is open somewhere else',
    words: ['You opened your link again, so it goes on there. You can close this page.'],
    back: null,
  },
  left: {
    title: 'You have left',
    words: [
      'Camera and microphone are off. Nobody can see or hear you.',
      'To come back, open the link in your message again.',
    ],
    back: null,
  },
  signed_out: {
    title: 'This page has ended',
    words: ['To go on, open the link in your message again.'],
    back: 'Try again',
  },
  not_allowed: {
    title: 'You are not in the call any more',
    words: ['If you think this is a mistake, phone the practice.'],
    back: null,
  },
  outdated: {
    title: 'This page is out of date',
    words: ['Load it again to go on. Your answers are kept.'],
    back: 'Load again',
  },
};

interface SessionOverProps {
  reason: SessionOver;
  practice: string;
  phone: string | null;
  onBack: () => void;
}

/** The session of this page is over; what that means and the way back, where there is one. */
export function SessionOverScreen({ reason, practice, phone, onBack }: SessionOverProps) {
  const { title, words, back } = OVER[reason];
  return (
    <PageShell
      practice={practice}
      actions={
        <>
          {back !== null && (
            <Button variant="primary" size="large" block onClick={onBack}>
              {back}
            </Button>
          )}
          {phone !== null && <PhoneLink number={phone} />}
        </>
      }
    >
      <h1>{title}</h1>
      {words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </PageShell>
  );
}
