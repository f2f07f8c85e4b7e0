import CalendarOff from 'lucide-react/icons/calendar-off';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import { Avatar } from '../ui/core/Avatar.tsx';
import { Blocker } from '../ui/core/Blocker.tsx';
import { Button } from '../ui/core/Button.tsx';
import { Card } from '../ui/core/Card.tsx';
import { EmptyState } from '../ui/core/EmptyState.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Facts } from '../ui/core/Facts.tsx';
import { Row, Stack } from '../ui/core/Layout.tsx';
import { LevelMeter } from '../ui/core/LevelMeter.tsx';
import { Notice } from '../ui/core/Notice.tsx';
import { Loading, Progress } from '../ui/core/Progress.tsx';
import { Skeleton } from '../ui/core/Skeleton.tsx';
import { StatusPill } from '../ui/core/StatusPill.tsx';
import { Steps } from '../ui/core/Steps.tsx';
import { Timer } from '../ui/core/Timer.tsx';
import { Wordmark } from '../ui/core/Wordmark.tsx';
import { Sample, SamplePage } from './Sample.tsx';

const start = Date.now();

/** Everything that tells: notices, states, progress. */
export function MessagesPage() {
  return (
    <SamplePage title="Messages and states">
      <Notices />
      <States />
      <Waits />
      <Pieces />
    </SamplePage>
  );
}

function Notices() {
  return (
    <>
      <Sample title="Notice">
        <Notice tone="info" title="The chaperone has joined">
          Nurse Claire Byrne sees what the doctor sees.
        </Notice>
        <Notice
          tone="attention"
          title="Your camera is blocked"
          actions={<Button size="small">Show me how</Button>}
        >
          The doctor cannot see you yet. You can allow the camera in this phone’s settings.
        </Notice>
        <Notice tone="danger" title="Photographs are stopped">
          You withdrew your consent at 10:42.
        </Notice>
        <Notice tone="done" title="Filed in the record" />
      </Sample>
      <Sample title="Blocker">
        <Blocker
          sentence="The patient has not been asked about a chaperone."
          reference="R30"
          action={<Button size="small">Ask now</Button>}
        />
        <Blocker sentence="Write why a photograph is necessary." reference="R2" />
      </Sample>
    </>
  );
}

function States() {
  return (
    <>
      <Sample title="EmptyState">
        <EmptyState
          icon={CalendarOff}
          title="Nothing booked today"
          action={<Button variant="primary">Book</Button>}
        >
          Consultations appear here as soon as they are booked.
        </EmptyState>
      </Sample>
      <Sample title="ErrorState">
        <ErrorState
          title="The photograph did not arrive"
          meaning={<p>Nothing was stored. The patient still has the call open.</p>}
          action={
            <>
              <Button variant="primary">Take it again</Button>
              <Button>Go on without it</Button>
            </>
          }
          code="UPLOAD_INTERRUPTED"
        />
      </Sample>
    </>
  );
}

function Waits() {
  return (
    <>
      <Sample title="Progress, Loading">
        <Progress label="Sending the photograph" value={0.62} detail="3.1 of 5.0 MB" />
        <Progress label="Checking the picture" />
        <Loading label="Joining the waiting room…" />
      </Sample>
      <Sample title="Skeleton">
        <Skeleton label="Loading the note" />
        <Skeleton label="Loading the day" shape="rows" rows={2} />
      </Sample>
      <Sample title="Steps, LevelMeter, Timer">
        <Steps current={3} total={6} label="Your sound" />
        <LevelMeter label="Microphone level" level={0.55} />
        <p>
          In the call for <Timer since={start - 754_000} />, waiting{' '}
          <Timer since={start - 200_000} format="words" />
        </p>
      </Sample>
    </>
  );
}

function Pieces() {
  return (
    <>
      <Sample title="StatusPill">
        <Row>
          <StatusPill tone="neutral" icon={Clock}>
            Booked
          </StatusPill>
          <StatusPill tone="attention" icon={Clock}>
            Waiting 3 min
          </StatusPill>
          <StatusPill tone="info">In the call</StatusPill>
          <StatusPill tone="done">Filed</StatusPill>
          <StatusPill tone="danger" icon={Lock}>
            Locked
          </StatusPill>
        </Row>
      </Sample>
      <Sample title="Card, Facts, Avatar, Wordmark">
        <Card title="Patient" aside={<StatusPill tone="done">Confirmed</StatusPill>}>
          <Row gap="m" wrap={false}>
            <Avatar name="Dr Siobhán Ní Dhomhnaill" size="m" />
            <Stack gap="xs">
              <strong>Siobhán Ní Dhomhnaill</strong>
              <span>4 July 1946, 80 years</span>
            </Stack>
          </Row>
          <Facts
            facts={[
              { label: 'Where', value: '12 Sea Road, Galway' },
              { label: 'Ring back', value: '087 555 0142' },
              { label: 'With them', value: 'Nobody' },
            ]}
          />
        </Card>
        <Wordmark />
      </Sample>
    </>
  );
}
