import type { ReactElement } from 'react';
import { longName, manager } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { localError } from '../../platform/client-error.ts';
import { BreakGlassForm } from './break-glass-form.tsx';
import { BreakGlassNotice } from './break-glass-notice.tsx';
import { ColleagueAsks, type ColleagueAsksProps } from './colleague-asks.tsx';
import { ClearDialog } from './clear-dialog.tsx';
import { ReviewPage, type ReviewPageProps } from './review-page.tsx';
import { asked, emptyQueue, managersQueue, queue, waiting } from './review.fixtures.ts';

const nothing = () => undefined;
const never = () => new Promise<never>(() => undefined);
const page = (props: Partial<ReviewPageProps>) => (
  <ReviewPage queue={queue} problem={null} onRetry={nothing} onClear={never} onCleared={nothing} {...props} />
);
const colleagues = (props: Partial<ColleagueAsksProps>) => (
  <ColleagueAsks
    asked={null}
    problem={null}
    timeZone="Europe/Dublin"
    onRetry={nothing}
    onDecide={never}
    onDecided={nothing}
    {...props}
  />
);
const screen = (id: string, title: string, props: Partial<ReviewPageProps>, byManager = false) => ({
  id,
  title,
  element: (
    <StaffFrame at="review" {...(byManager ? { me: manager } : {})}>
      {page(props)}
    </StaffFrame>
  ),
});

export const screens: { id: string; title: string; element: ReactElement }[] = [
  screen('review', 'The queue', {}),
  screen('review-asked', 'A colleague asks', { asked: colleagues({ asked }) }),
  screen('review-asked-error', 'What colleagues ask could not be read', {
    asked: colleagues({ problem: localError('offline') }),
  }),
  screen('review-manager', 'As a manager sees it', { queue: managersQueue }, true),
  screen('review-cleared', 'Reviewed', { at: 'cleared' }),
  screen('review-empty', 'Nothing waits', { queue: emptyQueue }),
  screen('review-loading', 'Loading', { queue: null }),
  screen('review-error', 'Could not be opened', { queue: null, problem: localError('offline') }),
  screen('review-stale', 'Not the newest', { problem: localError('offline') }),
  {
    id: 'review-clear',
    title: 'Recording a review',
    element: <ClearDialog item={waiting} onClear={never} onDone={nothing} onClose={nothing} />,
  },
  {
    id: 'break-glass',
    title: 'Asking for a reason',
    element: (
      <StaffFrame at="patients">
        <BreakGlassForm
          patient={{ name: longName.name, dateOfBirth: longName.dateOfBirth, minutes: 60 }}
          onOpen={never}
          onOpened={nothing}
        />
      </StaffFrame>
    ),
  },
  {
    id: 'break-glass-open',
    title: 'Open with a reason',
    element: (
      <StaffFrame at="patients">
        <BreakGlassNotice until="2026-11-23T12:30:00.000Z" timeZone="Europe/Dublin" onEnd={never} />
      </StaffFrame>
    ),
  },
];
