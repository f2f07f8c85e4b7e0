import type { StaffRole } from '../../shared/http.ts';

const GP: readonly StaffRole[] = ['gp'];
const CHAPERONE: readonly StaffRole[] = ['chaperone'];
const CLINIC: readonly StaffRole[] = ['gp', 'chaperone'];
const MANAGER: readonly StaffRole[] = ['manager'];
const GP_AND_MANAGER: readonly StaffRole[] = ['gp', 'manager'];
const EVERYONE: readonly StaffRole[] = ['gp', 'chaperone', 'manager'];

/**
 * What staff ask for over HTTP, one line an action, deny by default (R1, R7, R22). A manager sees figures and lists, never
 * a still. Whether it may be done now, and to whom, is for the use case.
 */
const ALLOWED = {
  'session:own': EVERYONE,
  'day:list': CLINIC,
  'consultation:join': CLINIC,
  'consultation:manage': GP,
  'patients:find': GP,
  'patients:add': GP,
  'record:read': GP,
  'record:release': GP,
  'override:second': GP,
  'chaperone:availability': CHAPERONE,
  'filing:worklist': GP,
  'record:refile': GP,
  'receipt:manage': GP,
  'picture:ask': GP,
  'consent:note-withdrawal': GP,
  'record:break-glass': GP,
  'review:read': GP_AND_MANAGER,
  'review:clear': GP_AND_MANAGER,
  'policy:read': GP_AND_MANAGER,
  'policy:change': MANAGER,
  'image-policy:read': EVERYONE,
  'image-policy:publish': MANAGER,
  'wordings:read': GP_AND_MANAGER,
  'wordings:amend': GP_AND_MANAGER,
  'adherence:read': MANAGER,
  'retention:read': GP,
  'retention:correct': GP,
  'retention:list': GP_AND_MANAGER,
  'retention:hold': GP_AND_MANAGER,
  'retention:review': GP_AND_MANAGER,
  'retention:dispose': GP,
  'sharing:work': GP,
  'sharing:count': GP_AND_MANAGER,
  'access:prepare': GP_AND_MANAGER,
  'access:review': GP,
} satisfies Record<string, readonly StaffRole[]>;

export type StaffAction = keyof typeof ALLOWED;

/** May staff in this role ask for this at all? */
export const staffCan = (role: StaffRole, action: StaffAction): boolean => ALLOWED[action].includes(role);
