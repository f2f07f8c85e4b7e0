import type { StillId } from '../../shared/ids.ts';

/** Where the pictures of stills are; the gallery of screens has its own. */
export type StillSource = (id: StillId, size: 'image' | 'thumbnail') => string;

/** From the server, which writes down who looks. */
export const stillsFromServer: StillSource = (id, size) => `/api/stills/${id}/${size}`;
