import Scale from 'lucide-react/icons/scale';
import { useState } from 'react';
import type { LegalHold, NewRetentionFact, PatientRetention } from '../../../shared/http-retention.ts';
import type { HoldId } from '../../../shared/ids.ts';
import { Facts } from '../../parts/facts.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { longDay } from '../../words/practice-time.ts';
import { FactSheet } from './fact-sheet.tsx';
import { LiftHoldDialog, PlaceHoldDialog } from './hold-dialogs.tsx';
import { History } from './history.tsx';
import { HoldLine } from './hold-line.tsx';
import { categoryWords, untilWords } from './retention-words.ts';

export interface KeptUntilActions {
  again: () => void;
  record: (fact: NewRetentionFact) => Promise<void>;
  placeHold: (reason: string) => Promise<void>;
  liftHold: (id: HoldId, reason: string) => Promise<void>;
}

export interface KeptUntilCardProps {
  patientName: string;
  retention: PatientRetention | null;
  problem: ClientError | null;
  timeZone: string;
  act: KeptUntilActions;
}

type Panel = { kind: 'record' } | { kind: 'place' } | { kind: 'lift'; hold: LegalHold };

/** R33: until when this record is kept, by which rule and source; corrected, held and released here. */
export function KeptUntilCard({ patientName, retention, problem, timeZone, act }: KeptUntilCardProps) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const close = () => {
    setPanel(null);
  };
  if (retention === null) {
    return (
      <Card title="How long it is kept">
        {problem === null ? (
          <Skeleton label="How long it is kept is on its way" rows={3} />
        ) : (
          <Failed problem={problem} again={act.again} />
        )}
      </Card>
    );
  }
  const open = retention.holds.filter(({ lifted }) => lifted === null);
  return (
    <Card title={untilWords(retention.standing)} aside={<Pill retention={retention} />}>
      <Stack gap="m">
        {problem !== null && <Failed problem={problem} again={act.again} />}
        <Why retention={retention} />
        {open.map((hold) => (
          <HoldLine
            key={hold.id}
            hold={hold}
            timeZone={timeZone}
            onLift={() => {
              setPanel({ kind: 'lift', hold });
            }}
          />
        ))}
        <Row gap="s" wrap>
          <Button
            size="small"
            onClick={() => {
              setPanel({ kind: 'record' });
            }}
          >
            Record what decides it
          </Button>
          <Button
            size="small"
            icon={Scale}
            onClick={() => {
              setPanel({ kind: 'place' });
            }}
          >
            Place a legal hold
          </Button>
        </Row>
        <History retention={retention} timeZone={timeZone} />
      </Stack>
      {panel?.kind === 'record' && <FactSheet onRecord={act.record} onClose={close} />}
      {panel?.kind === 'place' && (
        <PlaceHoldDialog patientName={patientName} onConfirm={act.placeHold} onClose={close} />
      )}
      {panel?.kind === 'lift' && (
        <LiftHoldDialog
          patientName={patientName}
          hold={panel.hold}
          timeZone={timeZone}
          onConfirm={(reason) => act.liftHold(panel.hold.id, reason)}
          onClose={close}
        />
      )}
    </Card>
  );
}

function Pill({ retention: { standing } }: { retention: PatientRetention }) {
  if (standing.held)
    return (
      <StatusPill tone="attention" icon={Scale}>
        Legal hold
      </StatusPill>
    );
  return standing.due ? <StatusPill tone="attention">Time is over: to be reviewed</StatusPill> : null;
}

function Why({ retention: { standing } }: { retention: PatientRetention }) {
  const { decisive, matches, keptLongerUntil, held, until } = standing;
  const others = matches.filter((match) => match !== matches[0] || decisive === null);
  return (
    <Facts
      facts={[
        ...(keptLongerUntil === null
          ? []
          : [{ label: 'Review', value: `Kept longer, until ${longDay(keptLongerUntil)}` }]),
        ...(held && until !== null ? [{ label: 'Without it', value: `Until ${longDay(until)}` }] : []),
        ...(decisive === null
          ? []
          : [
              {
                label: 'Rule',
                value: `${categoryWords(decisive.category)}: ${decisive.label}, from ${longDay(decisive.from)}`,
              },
              { label: 'Source', value: decisive.source },
            ]),
        ...(decisive === null || decisive.note === '' ? [] : [{ label: 'Note', value: decisive.note }]),
        ...(others.length === 0
          ? []
          : [
              {
                label: 'Shorter',
                value: others
                  .map(({ category, until: ends }) => `${categoryWords(category)}, ${longDay(ends)}`)
                  .join(' · '),
              },
            ]),
      ]}
    />
  );
}

function Failed({ problem, again }: { problem: ClientError; again: () => void }) {
  return (
    <Notice
      tone="attention"
      title="How long it is kept could not be fetched"
      actions={
        <Button size="small" onClick={again}>
          Try again
        </Button>
      }
    >
      <p>
        {problem.message} <small>Code {problem.code}</small>
      </p>
    </Notice>
  );
}
