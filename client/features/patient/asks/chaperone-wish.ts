import type { StatementOf } from '../../../../shared/consultation.ts';

/** What somebody wishes of a chaperone; nothing at all is the ordinary case. */
export type Wish = Pick<StatementOf<'chaperone_answer'>, 'prefers' | 'preference'>;

export const NO_WISH: Wish = { preference: '' };
