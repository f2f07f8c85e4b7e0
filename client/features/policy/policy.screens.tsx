import type { ReactElement } from 'react';
import { manager, nurse } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { localError } from '../../platform/client-error.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import type { PolicyActions } from './policy-actions.ts';
import { PolicyBanner } from './policy-banner.tsx';
import { PolicyPage, type PolicyPageProps } from './policy-page.tsx';
import { asManager, choices, unread, untouched } from './policy.fixtures.ts';
import { PublishDialog } from './publish-dialog.tsx';

const nothing = () => undefined;
const never = () => new Promise<never>(() => undefined);
const act: PolicyActions = { acknowledge: never, publish: never, openVersion: never, change: never };

const screen = (id: string, title: string, props: Partial<PolicyPageProps>, me = manager) => ({
  id,
  title,
  element: (
    <StaffFrame at="policy" me={me}>
      <PolicyPage
        image={asManager}
        choices={choices}
        problem={null}
        mayChange={me.role === 'manager'}
        act={act}
        onRetry={nothing}
        {...props}
      />
    </StaffFrame>
  ),
});

export const screens: { id: string; title: string; element: ReactElement }[] = [
  screen('policy', 'Image policy, as a manager', {}),
  screen('policy-unread', 'Image policy, to acknowledge', { image: unread, choices: null }, nurse),
  screen('policy-choices', 'Practice choices', { at: 'choices' }),
  screen('policy-choices-none', 'Nothing chosen yet', { at: 'choices', choices: untouched }),
  screen('policy-loading', 'Loading', { image: null, choices: null }),
  screen('policy-error', 'Could not be opened', { image: null, problem: localError('offline') }),
  screen('policy-stale', 'Not the newest', { problem: localError('offline') }),
  {
    id: 'policy-publish',
    title: 'Writing a new version',
    element: <PublishDialog current={asManager.current} onPublish={never} onClose={nothing} />,
  },
  {
    id: 'policy-banner',
    title: 'Something to read',
    element: (
      <StaffFrame at="today" me={nurse}>
        <Stack gap="l">
          <PolicyBanner version={2} />
          <PageHeader title="Today" subtitle="Monday 23 November" />
        </Stack>
      </StaffFrame>
    ),
  },
];
