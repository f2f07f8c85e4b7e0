import { useState } from 'react';
import type { PrivateLine } from '../../../../shared/views.ts';

/** What stands between the button, the soft arrival and the sheet of the private line. */
export interface LineState {
  readonly open: boolean;
  /** The newest message that has come and was not read, or null. */
  readonly arrived: PrivateLine['messages'][number] | null;
  /** How many have come so far. */
  readonly came: number;
  readonly show: () => void;
  /** Away with the sheet or the soft arrival: everything that is there has been read. */
  readonly close: () => void;
}

/** The private line on this page. What came while the sheet was open has been read. */
export function usePrivateLine(line: PrivateLine | null): LineState {
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<string | null>(null);
  const theirs = line?.messages.filter(({ mine }) => !mine) ?? [];
  const newest = theirs.at(-1) ?? null;
  return {
    open,
    arrived: open || newest?.id === read ? null : newest,
    came: theirs.length,
    show: () => setOpen(true),
    close: () => {
      setRead(newest?.id ?? null);
      setOpen(false);
    },
  };
}
