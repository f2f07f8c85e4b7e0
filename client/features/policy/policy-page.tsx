import { useState } from 'react';
import type { ImagePolicyView, PracticePolicyView } from '../../../shared/http-policy.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Tabs } from '../../ui/staff/Tabs.tsx';
import { ChoicesPanel } from './choices-panel.tsx';
import { ImagePolicyPanel } from './image-policy-panel.tsx';
import type { PolicyActions } from './policy-actions.ts';

export interface PolicyPageProps {
  image: ImagePolicyView | null;
  choices: PracticePolicyView | null;
  problem: ClientError | null;
  /** May this person change the practice's choices? */
  mayChange: boolean;
  act: PolicyActions;
  onRetry: () => void;
  at?: 'image' | 'choices';
}

/** R23: the image policy that everybody acknowledges, and what the practice decides for itself. */
export function PolicyPage(props: PolicyPageProps) {
  const { image, choices, problem, mayChange, act, onRetry, at = 'image' } = props;
  const [tab, setTab] = useState(at);
  if (image === null)
    return (
      <Stack gap="l">
        <PageHeader title="Policy" />
        {problem === null ? (
          <Skeleton label="The policy is on its way" rows={8} />
        ) : (
          <ErrorState
            title="The policy could not be opened"
            meaning={<p>{problem.message}</p>}
            code={problem.code}
            action={<Again onRetry={onRetry} />}
          />
        )}
      </Stack>
    );
  const panel = <ImagePolicyPanel policy={image} act={act} />;
  return (
    <Stack gap="l">
      <PageHeader
        title="Policy"
        actions={
          choices !== null && (
            <LinkButton size="small" href="/wordings">
              What people read before they answer
            </LinkButton>
          )
        }
      />
      {problem !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={<Again onRetry={onRetry} />}>
          <p>
            {problem.message} <small>Code {problem.code}</small>
          </p>
        </Notice>
      )}
      {choices === null ? (
        panel
      ) : (
        <Tabs
          label="Policies"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'image', label: 'Image policy', content: panel },
            {
              id: 'choices',
              label: 'Practice choices',
              content: <ChoicesPanel choices={choices} onChange={mayChange ? act.change : null} />,
            },
          ]}
        />
      )}
    </Stack>
  );
}

function Again({ onRetry }: { onRetry: () => void }) {
  return (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
}
