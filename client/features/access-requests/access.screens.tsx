import type { ReactElement } from 'react';
import { ERRORS } from '../../../shared/error-texts.ts';
import { longName, manager, sean } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { ClientError, localError } from '../../platform/client-error.ts';
import { AccessListPage, type AccessListPageProps } from './access-list-page.tsx';
import type { AccessActions } from './access-actions.ts';
import { AccessPage, type AccessPageProps } from './access-page.tsx';
import {
  allDecided,
  closed,
  emptyList,
  failed,
  filled,
  forManager,
  given,
  list,
  making,
  open,
  readOnly,
  ready,
  review,
} from './access.fixtures.ts';
import { CloseDialog, ExtendDialog } from './end-dialogs.tsx';
import { LeaveOutDialog } from './leave-out-dialog.tsx';
import { NewRequestSheet } from './new-request-sheet.tsx';
import { DownloadDialog } from './pack-card.tsx';

const nothing = () => undefined;
const never = () => new Promise<never>(() => undefined);
const act: AccessActions = {
  again: nothing,
  decide: never,
  make: never,
  download: never,
  extend: never,
  close: never,
};
const find = () => Promise.resolve([sean, longName]);
const refused = () =>
  Promise.reject(
    new ClientError('access_not_entitled', ERRORS.access_not_entitled.text, { reasons: ['not_healthcare'] }),
  );

const listScreen = (id: string, title: string, props: Partial<AccessListPageProps>) => ({
  id,
  title,
  element: (
    <StaffFrame at="access" me={manager}>
      <AccessListPage
        list={list}
        problem={null}
        patientName={null}
        onNew={nothing}
        onRetry={nothing}
        {...props}
      />
    </StaffFrame>
  ),
});
const page = (id: string, title: string, props: Partial<AccessPageProps>, byManager = false) => ({
  id,
  title,
  element: (
    <StaffFrame at="access" {...(byManager ? { me: manager } : {})}>
      <AccessPage request={open} review={review} problem={null} act={act} {...props} />
    </StaffFrame>
  ),
});
const alone = (id: string, title: string, element: ReactElement) => ({ id, title, element });
const waiting = review.items[3];

export const screens: { id: string; title: string; element: ReactElement }[] = [
  listScreen('access-list', 'Requests', {}),
  listScreen('access-list-patient', 'One patient’s', {
    patientName: longName.name,
    list: { ...list, requests: list.requests.slice(1, 2) },
  }),
  listScreen('access-list-empty', 'Nobody has asked', { list: emptyList }),
  listScreen('access-list-loading', 'Loading', { list: null }),
  listScreen('access-list-error', 'Could not be opened', { list: null, problem: localError('offline') }),
  page('access-review', 'To look at first', {}),
  page('access-read-only', 'By break-glass: to read only', { request: readOnly }),
  page('access-decided', 'Everything decided', { review: allDecided }),
  page('access-another-gp', 'A chaperone spoke: another GP makes it', {
    review: { ...allDecided, handsOver: 'another_gp' },
  }),
  page('access-making', 'Being made', { request: making, review: allDecided }),
  page('access-ready', 'Ready', { request: ready, review: allDecided }),
  page('access-failed', 'Could not be made', { request: failed, review: allDecided }),
  page('access-given', 'Downloaded', { request: given, review: allDecided }),
  page('access-closed', 'Closed', { request: closed, review: null }),
  page('access-manager', 'As a manager sees it', { request: forManager, review: null }, true),
  page('access-loading', 'Loading', { request: null, review: null }),
  page('access-error', 'Could not be opened', {
    request: null,
    review: null,
    problem: localError('offline'),
  }),
  alone(
    'access-new',
    'A new request',
    <NewRequestSheet patient={null} find={find} onRecord={never} onClose={nothing} />,
  ),
  alone(
    'access-new-other',
    'Somebody else asks',
    <NewRequestSheet
      patient={filled.patient}
      start={filled}
      find={find}
      onRecord={refused}
      onClose={nothing}
    />,
  ),
  ...(waiting
    ? [
        alone(
          'access-leave-out',
          'Leaving out',
          <LeaveOutDialog item={waiting} onDecide={never} onClose={nothing} />,
        ),
      ]
    : []),
  alone('access-download', 'Before the download', <DownloadDialog onDownload={never} onClose={nothing} />),
  alone('access-extend', 'Extending', <ExtendDialog onExtend={never} onClose={nothing} />),
  alone('access-close', 'Closing', <CloseDialog onEnd={never} onClose={nothing} />),
];
