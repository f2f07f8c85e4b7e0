import { createContext, useContext } from 'react';
import type { StaffMe } from '../../shared/http.ts';

/** Who is signed in; provided by StaffGate around every staff page. */
export const StaffContext = createContext<StaffMe | null>(null);

/** Who is signed in. Only under StaffGate. */
export function useStaff(): StaffMe {
  const me = useContext(StaffContext);
  if (me === null) throw new Error('useStaff outside StaffGate');
  return me;
}
