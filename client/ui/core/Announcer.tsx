import { useEffect, useState } from 'react';
import { onAnnouncement } from './announce.ts';

interface Said {
  text: string;
  /** Alternates, so that the same sentence twice is a change and is read twice. */
  turn: 0 | 1;
}

const nothing: Said = { text: '', turn: 0 };

/** Two live regions. Mount once, near the root; then call `announce()` from anywhere. */
export function Announcer() {
  const [polite, setPolite] = useState(nothing);
  const [assertive, setAssertive] = useState(nothing);
  useEffect(
    () =>
      onAnnouncement((text, urgency) => {
        const set = urgency === 'polite' ? setPolite : setAssertive;
        set((before) => ({ text, turn: before.turn === 0 ? 1 : 0 }));
      }),
    [],
  );
  return (
    <div className="visually-hidden">
      <div aria-live="polite">
        <p key={polite.turn}>{polite.text}</p>
      </div>
      <div aria-live="assertive">
        <p key={assertive.turn}>{assertive.text}</p>
      </div>
    </div>
  );
}
