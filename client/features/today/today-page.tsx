import CalendarPlus from 'lucide-react/icons/calendar-plus';
import CalendarDays from 'lucide-react/icons/calendar-days';
import type { ClientError } from '../../platform/client-error.ts';
import type { Today } from '../../../shared/http.ts';
import { Button } from '../../ui/core/Button.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { clockTime, dayOf, weekDay } from '../../words/practice-time.ts';
import { Availability } from './availability.tsx';
import { DayList } from './day-list.tsx';
import { DayNavigation } from './day-navigation.tsx';
import { forChaperone, needsOf } from './needs.ts';
import { NeedsSomeone } from './needs-someone.tsx';
import type { TodayActions } from './today-actions.ts';

export interface TodayPageProps {
  role: 'gp' | 'chaperone';
  /** The newest answer, or null while there is none. */
  today: Today | null;
  /** Why the newest try failed; with a list on the screen it means that the list is not fresh. */
  problem: ClientError | null;
  /** The server's clock, ms since 1970. */
  now: () => number;
  act: TodayActions;
}

/** The day: what needs somebody, then every consultation in its order. */
export function TodayPage({ role, today, problem, now, act }: TodayPageProps) {
  if (today === null) return <WithoutList problem={problem} act={act} />;
  const isToday = dayOf(new Date(now()).toISOString(), today.timeZone) === today.day;
  const { help, waiting } = needsOf(today);
  const somebodyWaits = help.length + waiting.length > 0;
  return (
    <Stack gap="l">
      <PageHeader
        title={isToday ? 'Today' : weekDay(today.day)}
        subtitle={isToday ? weekDay(today.day) : undefined}
        actions={
          <>
            <DayNavigation day={today.day} isToday={isToday} onShow={act.showDay} />
            {role === 'gp' && (
              <Button
                icon={CalendarPlus}
                variant={somebodyWaits ? 'secondary' : 'primary'}
                onClick={act.book}
              >
                Book a consultation
              </Button>
            )}
          </>
        }
      />
      {problem !== null && <Stale today={today} problem={problem} onRetry={act.refresh} />}
      {role === 'gp' ? (
        <>
          <NeedsSomeone today={today} isToday={isToday} now={now} onHelpSeen={act.helpSeen} />
          <GpDay today={today} now={now} act={act} />
        </>
      ) : (
        <ChaperoneDay today={today} isToday={isToday} now={now} act={act} />
      )}
    </Stack>
  );
}

interface DayProps {
  today: Today;
  now: () => number;
  act: TodayActions;
}

function GpDay({ today, now, act }: DayProps) {
  if (today.entries.length === 0) {
    return (
      <EmptyState icon={CalendarDays} title="Nothing is booked for this day">
        Consultations appear here as soon as they are booked.
      </EmptyState>
    );
  }
  return (
    <DayList
      label="Consultations"
      role="gp"
      entries={today.entries}
      timeZone={today.timeZone}
      now={now}
      act={act}
    />
  );
}

function ChaperoneDay({ today, isToday, now, act }: DayProps & { isToday: boolean }) {
  const { wanted, others } = forChaperone(today);
  const same = { role: 'chaperone' as const, timeZone: today.timeZone, now, act };
  return (
    <>
      {isToday && <Availability today={today} onSet={act.setAvailable} />}
      <Stack>
        <h2>A chaperone is wanted</h2>
        {wanted.length === 0 ? (
          <p>Nobody is waiting for a chaperone just now.</p>
        ) : (
          <DayList label="Consultations that want a chaperone" entries={wanted} {...same} />
        )}
      </Stack>
      {others.length > 0 && (
        <Stack>
          <h2>Other consultations</h2>
          <DayList label="Other consultations" entries={others} {...same} />
        </Stack>
      )}
    </>
  );
}

function Stale({ today, problem, onRetry }: { today: Today; problem: ClientError; onRetry: () => void }) {
  return (
    <Notice
      tone="attention"
      title={`This list is from ${clockTime(today.serverNow, today.timeZone)}`}
      live="polite"
      actions={
        <Button size="small" onClick={onRetry}>
          Try now
        </Button>
      }
    >
      <p>
        {problem.code === 'offline' ? 'There is no connection just now.' : problem.message} It is tried again
        by itself. <small>Code {problem.code}</small>
      </p>
    </Notice>
  );
}

function WithoutList({ problem, act }: { problem: ClientError | null; act: TodayActions }) {
  return (
    <Stack gap="l">
      <PageHeader title="Today" />
      {problem === null ? (
        <Skeleton label="The day’s list is on its way" shape="rows" rows={6} />
      ) : (
        <ErrorState
          title="The day’s list could not be fetched"
          meaning={<p>{problem.message}</p>}
          code={problem.code}
          action={
            <Button variant="primary" onClick={act.refresh}>
              Try again
            </Button>
          }
        />
      )}
    </Stack>
  );
}
