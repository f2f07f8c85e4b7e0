import { Navigate } from 'react-router';
import { homeOf } from './home.ts';
import { useStaff } from './staff-context.ts';

/** `/`: on to where this person's work begins. */
export function HomeRoute() {
  return <Navigate to={homeOf(useStaff().role)} replace />;
}
