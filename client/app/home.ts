import type { StaffRole } from '../../shared/http.ts';

/** Where somebody's work begins. */
export const homeOf = (role: StaffRole): string => (role === 'manager' ? '/adherence' : '/today');

const CLINICAL = /^\/(today|unfiled|patients)(\/|$)/;
const MANAGERS = /^\/adherence(\/|$)/;
/** Not a chaperone's: who asked for a record, which are past their time, what people read before they answer. */
const LISTS = /^\/(retention|access-requests|wordings)(\/|$)/;

/** Is this page one of theirs? The server refuses the rest anyway (R1); nobody is shown a page that only says so. */
export const isFor = (role: StaffRole, pathname: string): boolean =>
  role === 'manager'
    ? !CLINICAL.test(pathname)
    : !MANAGERS.test(pathname) && (role === 'gp' || !LISTS.test(pathname));
