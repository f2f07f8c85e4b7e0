import { createContext, use } from 'react';
import type { Wording } from '../../../../shared/views.ts';

/** Whether this page shows easier words; in memory, for the page's life (R17). */
export const EasyWords = createContext<{ easy: boolean; choose: (easy: boolean) => void }>({
  easy: false,
  choose: () => {},
});

/** The words to show and to answer, and whether there is a choice: the answer carries the text that was read (R3). */
export function useReading(usual: Wording, easier: Wording): Wording {
  return use(EasyWords).easy ? easier : usual;
}
