import { createBrowserRouter } from 'react-router';
import { HomeRoute } from './home-route.tsx';
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
const review = async () => ({ Component: (await import('./review-route.tsx')).ReviewRoute });
const adherence = async () => ({ Component: (await import('./adherence-route.tsx')).AdherenceRoute });
const adherenceList = async () => ({
  Component: (await import('./adherence-route.tsx')).AdherenceListRoute,
});
const policy = async () => ({ Component: (await import('./policy-route.tsx')).PolicyRoute });
const wordings = async () => ({ Component: (await import('./wordings-route.tsx')).WordingsRoute });
const retention = async () => ({ Component: (await import('./retention-route.tsx')).RetentionRoute });
const accessRequests = async () => ({
  Component: (await import('./access-requests-route.tsx')).AccessRequestsRoute,
});
const accessRequest = async () => ({
  Component: (await import('./access-requests-route.tsx')).AccessRequestRoute,
});

const sharing =
  (name: 'SharingRoute' | 'ShareRoute' | 'TeachRoute' | 'PrepareRoute' | 'CheckRoute') => async () => ({
    Component: (await import('./sharing-routes.tsx'))[name],
  });
const recipient = async () => ({
  Component: (await import('../features/sharing/recipient-page.tsx')).RecipientPage,
});

/** The staff's addresses. `/s` is for the recipient of a sharing. `/c` is for chaperones who come by a personal link: no sign-in there. `/v` is another entry. */
export const router = createBrowserRouter([
  { path: '/s', lazy: recipient, ErrorBoundary: RouteError, HydrateFallback: () => null },
  { path: '/c', lazy: chaperoneLink, ErrorBoundary: RouteError, HydrateFallback: () => null },
  {
    path: '/',
    Component: StaffGate,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: HomeRoute },
      {
        Component: StaffShell,
        children: [
          { path: 'today', Component: TodayRoute },
          { path: 'unfiled', lazy: unfiled },
          { path: 'patients', lazy: patients },
          { path: 'patients/:id/record', lazy: record },
          { path: 'sharing', lazy: sharing('SharingRoute') },
          { path: 'sharing/share/:still', lazy: sharing('ShareRoute') },
          { path: 'sharing/teach/:still', lazy: sharing('TeachRoute') },
          { path: 'sharing/prepare/:still/:consent', lazy: sharing('PrepareRoute') },
          { path: 'sharing/check/:copy', lazy: sharing('CheckRoute') },
          { path: 'review', lazy: review },
          { path: 'retention', lazy: retention },
          { path: 'policy', lazy: policy },
          { path: 'wordings', lazy: wordings },
          { path: 'access-requests', lazy: accessRequests },
          { path: 'access-requests/:id', lazy: accessRequest },
          { path: 'adherence', lazy: adherence },
          { path: 'adherence/:figure', lazy: adherenceList },
        ],
      },
      { path: 'consultations/:id', lazy: consultation },
      { path: 'chaperone/:id', lazy: chaperone },
      { path: '*', Component: NotFound },
    ],
  },
]);
