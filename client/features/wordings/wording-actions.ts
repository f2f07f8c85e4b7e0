import type { AmendWording, WordingChecked } from '../../../shared/http-wordings.ts';

/** What can be done with a text. Each rejects with ClientError. */
export interface WordingActions {
  check: (text: Pick<AmendWording, 'id' | 'words'>) => Promise<WordingChecked>;
  amend: (change: AmendWording) => Promise<void>;
}
