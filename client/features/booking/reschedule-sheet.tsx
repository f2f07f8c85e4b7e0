import { useId, useState, type SubmitEvent } from 'react';
import type { DayEntry } from '../../../shared/http.ts';
import { Person } from '../../parts/person.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { instantOf } from '../../words/practice-calendar.ts';
import { clockTime, dayOf, shortMoment } from '../../words/practice-time.ts';
import { momentErrors } from './booking-form.ts';
import { MomentFields } from './moment-fields.tsx';

export interface RescheduleSheetProps {
  entry: DayEntry;
  timeZone: string;
  today: string;
  now: () => number;
  busy: boolean;
  problem: ClientError | null;
  onReschedule: (startsAt: string) => void;
  onClose: () => void;
}

/** Another time for the same consultation. */
export function RescheduleSheet(props: RescheduleSheetProps) {
  const { entry, timeZone, now, busy, onReschedule, onClose } = props;
  const [day, setDay] = useState<string | null>(() => dayOf(entry.startsAt, timeZone));
  const [time, setTime] = useState<string | null>(() => clockTime(entry.startsAt, timeZone));
  const [tried, setTried] = useState(false);
  const form = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const startsAt = day !== null && time !== null ? instantOf(day, time, timeZone) : null;
    const wrong = Object.keys(momentErrors(day, time, timeZone, now())).length > 0;
    if (startsAt !== null && !wrong && !busy) onReschedule(startsAt);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Reschedule"
      actions={
        <>
          <Button onClick={onClose}>Leave as it is</Button>
          <Button type="submit" form={form} variant="primary" busy={busy ? 'Rescheduling…' : undefined}>
            Reschedule
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Stack gap="l">
          <Card flat>
            <Person patient={entry.patient} more={`Booked for ${shortMoment(entry.startsAt, timeZone)}`} />
          </Card>
          <MomentFields
            day={day}
            time={time}
            min={props.today}
            errors={tried ? momentErrors(day, time, timeZone, now()) : {}}
            onDay={setDay}
            onTime={setTime}
          />
          <p>Sightline tells the patient nothing by itself. Let them know the new time.</p>
          <ProblemNotice problem={props.problem} meaning="The time was not changed." />
        </Stack>
      </form>
    </Sheet>
  );
}
