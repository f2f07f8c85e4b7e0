import { useState } from 'react';
import type { AccessRequestView, AccessReview } from '../../../shared/http-access.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Facts } from '../../ui/core/Facts.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { Menu } from '../../ui/staff/Menu.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { longDay, shortMoment } from '../../words/practice-time.ts';
import type { AccessActions } from './access-actions.ts';
import { ASKED_AS, askerName, dueWords, IDENTITY } from './access-words.ts';
import { CloseDialog, ExtendDialog } from './end-dialogs.tsx';
import { PackCard } from './pack-card.tsx';
import { PackHistory } from './pack-history.tsx';
import { ReviewList } from './review-list.tsx';

export interface AccessPageProps {
  request: AccessRequestView | null;
  review: AccessReview | null;
  problem: ClientError | null;
  act: AccessActions;
}

/** One access request: who asked, what has to be looked at, the one button, and what became of it. */
export function AccessPage({ request, review, problem, act }: AccessPageProps) {
  const again = (
    <Button size="small" onClick={act.again}>
      Try again
    </Button>
  );
  if (request === null && problem === null) return <Waiting />;
  if (request === null)
    return (
      <ErrorState
        title="The request could not be opened"
        meaning={<p>{problem?.message}</p>}
        {...(problem === null ? {} : { code: problem.code })}
        action={
          <>
            {again}
            <LinkButton href="/access-requests">All requests</LinkButton>
          </>
        }
      />
    );
  const undecided = review?.items.filter(({ decision }) => decision === null).length ?? null;
  return (
    <Stack gap="l">
      <Head request={request} act={act} />
      {problem !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={again}>
          <p>{problem.message}</p>
        </Notice>
      )}
      <PackCard
        request={request}
        undecided={undecided}
        byAnotherGp={review?.handsOver === 'another_gp'}
        act={act}
      />
      {request.mayReview && request.state !== 'closed' && (
        <ReviewList
          review={review}
          timeZone={request.timeZone}
          failed={problem !== null}
          onDecide={request.mayHandOver ? act.decide : null}
        />
      )}
      <Asked request={request} />
      <PackHistory request={request} />
    </Stack>
  );
}

function Head({ request, act }: { request: AccessRequestView; act: AccessActions }) {
  const [dialog, setDialog] = useState<'extend' | 'close' | null>(null);
  const done = () => {
    setDialog(null);
  };
  const left = dueWords(request, request.today);
  const over = request.state === 'given' || request.state === 'closed';
  const items = [
    ...(request.extendedWhy === null && request.dueOn >= request.today
      ? [{ id: 'extend', label: 'Extend by two months', detail: 'Tell the person, with the reason' }]
      : []),
    { id: 'close', label: 'Close without a pack', detail: 'Withdrawn, or refused with a reason' },
  ];
  return (
    <>
      <PageHeader
        title={`Access request: ${request.patient.name}`}
        subtitle={`Received ${longDay(request.receivedOn)}, due ${longDay(request.dueOn)}${left === '' ? '' : `, ${left}`}`}
        actions={
          over ? undefined : (
            <Menu
              label="More"
              items={items}
              onAction={(id) => {
                setDialog(id === 'extend' ? 'extend' : 'close');
              }}
            />
          )
        }
      />
      {dialog === 'extend' && <ExtendDialog onExtend={act.extend} onClose={done} />}
      {dialog === 'close' && <CloseDialog onEnd={act.close} onClose={done} />}
    </>
  );
}

function Asked({ request }: { request: AccessRequestView }) {
  const { asker, patient, ageThen, timeZone, recordedBy, recordedAt, extendedWhy, closed } = request;
  const term =
    asker.inForceFrom === null
      ? null
      : `From ${longDay(asker.inForceFrom)}${asker.expires === null ? '' : ` until ${longDay(asker.expires)}`}`;
  return (
    <Card title="Who asked">
      <Facts
        facts={[
          {
            label: 'Patient',
            value: `${patient.name}, born ${longDay(patient.dateOfBirth)}, ${String(ageThen)} then`,
          },
          { label: 'Asked by', value: askerName(asker) },
          { label: 'On whose authority', value: asker.as === 'self' ? 'Their own' : ASKED_AS[asker.as] },
          ...(asker.authority === '' ? [] : [{ label: 'Seen', value: asker.authority }]),
          ...(term === null ? [] : [{ label: 'In force', value: term }]),
          {
            label: 'Identity',
            value: [IDENTITY[asker.identity], asker.identityNote].filter(Boolean).join('. '),
          },
          { label: 'Recorded', value: `${recordedBy}, ${shortMoment(recordedAt, timeZone)}` },
          ...(extendedWhy === null ? [] : [{ label: 'Extended', value: extendedWhy }]),
          ...(closed === null
            ? []
            : [
                {
                  label: closed.how === 'withdrawn' ? 'Withdrawn' : 'Refused',
                  value: `${closed.why} (${closed.by}, ${shortMoment(closed.at, timeZone)})`,
                },
              ]),
        ]}
      />
    </Card>
  );
}

function Waiting() {
  return (
    <Stack gap="l">
      <PageHeader title="Access request" />
      <Skeleton label="The request is on its way" shape="rows" rows={4} />
    </Stack>
  );
}
