import type { ReactElement } from 'react';
import { localError } from '../../platform/client-error.ts';
import { nurse } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import {
  availableDay,
  chaperoneDay,
  emptyDay,
  fullDay,
  helpDay,
  longNamesDay,
  serverNow,
} from './today.fixtures.ts';
import type { TodayActions } from './today-actions.ts';
import { TodayPage, type TodayPageProps } from './today-page.tsx';

const nothing = () => undefined;
const act: TodayActions = {
  showDay: nothing,
  refresh: nothing,
  book: nothing,
  bookAgain: nothing,
  copyLink: nothing,
  shareLink: nothing,
  chaperoneLink: nothing,
  reschedule: nothing,
  cancel: nothing,
  noShow: nothing,
  unlockLink: nothing,
  helpSeen: nothing,
  askOwnPicture: nothing,
  openRecord: nothing,
  joinAsChaperone: nothing,
  setAvailable: () => Promise.reject(localError('offline')),
};
const now = () => Date.parse(serverNow);

const screen = (
  id: string,
  title: string,
  props: Partial<TodayPageProps>,
): { id: string; title: string; element: ReactElement } => ({
  id,
  title,
  element: (
    <StaffFrame at="today" {...(props.role === 'chaperone' ? { me: nurse } : {})}>
      <TodayPage role="gp" today={fullDay} problem={null} now={now} act={act} {...props} />
    </StaffFrame>
  ),
});

export const screens = [
  screen('today', 'Today', {}),
  screen('today-empty', 'Nothing booked', { today: emptyDay }),
  screen('today-another-day', 'Another day', { today: { ...emptyDay, day: '2026-11-24' } }),
  screen('today-long-names', 'Long names', { today: longNamesDay }),
  screen('today-help', 'Help asked for, a page not open', { today: helpDay }),
  screen('today-loading', 'Loading', { today: null }),
  screen('today-error', 'Could not be fetched', { today: null, problem: localError('offline') }),
  screen('today-stale', 'Offline with an older list', { problem: localError('offline') }),
  screen('today-chaperone', 'A chaperone’s day', { role: 'chaperone', today: chaperoneDay }),
  screen('today-chaperone-available', 'A chaperone who said that they can', {
    role: 'chaperone',
    today: availableDay,
  }),
  screen('today-chaperone-empty', 'No chaperone wanted', { role: 'chaperone', today: emptyDay }),
];
