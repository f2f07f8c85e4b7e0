import { createBrowserRouter, Navigate } from 'react-router';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { StaffGate } from './staff-gate.tsx';
import { StaffShell } from './staff-shell.tsx';
import { TodayRoute } from './today-route.tsx';

/** Pages that a day's work may not need are chunks of their own. */
const consultation = async () => ({
  Component: (await import('./consultation/consultation-route.tsx')).ConsultationRoute,
});
const chaperone = async () => ({ Component: (await import('./chaperone-route.tsx')).ChaperoneRoute });
const chaperoneLink = async () => ({
  Component: (await import('../features/chaperone/chaperone-link-page.tsx')).ChaperoneLinkPage,
});
const patients = async () => ({ Component: (await import('./patients-route.tsx')).PatientsRoute });
const unfiled = async () => ({ Component: (await import('./worklist-route.tsx')).WorklistRoute });
const record = async () => ({ Component: (await import('./record-route.tsx')).RecordRoute });

/** The staff's addresses. `/c` is for chaperones who come by a personal link: no sign-in there. `/v` is another entry. */
export const router = createBrowserRouter([
  { path: '/c', lazy: chaperoneLink, ErrorBoundary: RouteError, HydrateFallback: () => null },
  {
    path: '/',
    Component: StaffGate,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Navigate to="/today" replace /> },
      {
        Component: StaffShell,
        children: [
          { path: 'today', Component: TodayRoute },
          { path: 'unfiled', lazy: unfiled },
          { path: 'patients', lazy: patients },
          { path: 'patients/:id/record', lazy: record },
        ],
      },
      { path: 'consultations/:id', lazy: consultation },
      { path: 'chaperone/:id', lazy: chaperone },
      { path: '*', Component: NotFound },
    ],
  },
]);
