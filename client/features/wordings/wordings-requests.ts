import { WordingChecked, WordingList, type AmendWording } from '../../../shared/http-wordings.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = (body: unknown) => ({ method: 'POST', body }) as const;

/** @throws {ClientError} */
export const fetchWordings = (): Promise<WordingList> => staffRequest(WordingList, '/api/wordings');

/** @throws {ClientError} */
export const checkWording = ({ id, words }: Pick<AmendWording, 'id' | 'words'>): Promise<WordingChecked> =>
  staffRequest(WordingChecked, '/api/wordings/check', post({ id, words }));

/** @throws {ClientError} `conflict`: amended meanwhile; `wording_incomplete` */
export const amendWording = (change: AmendWording): Promise<WordingList> =>
  staffRequest(WordingList, '/api/wordings', post(change));
