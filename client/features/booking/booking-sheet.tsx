import { useId, useState, type SubmitEvent, type ReactNode } from 'react';
import type { Booking } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { Person } from '../../parts/person.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { bookingErrors, bookingRequest, emptyBooking, type BookingDraft } from './booking-form.ts';
import { BookingFields } from './booking-fields.tsx';

export interface BookingSheetProps {
  patient: PatientCard | null;
  /** Finds or adds a patient; shown while there is none. */
  picker: ReactNode;
  timeZone: string;
  /** Today in the practice, `YYYY-MM-DD`. */
  today: string;
  /** ms since 1970 by the server's clock. */
  now: () => number;
  busy: boolean;
  problem: ClientError | null;
  onChangePatient: () => void;
  onBook: (booking: Booking) => void;
  onClose: () => void;
}

/** Years. R4 has a pathway of its own below; whether anything may happen is the server’s to say. */
const ADULT = 18;

/** Said while booking, so that nobody finds it out with the patient waiting. */
function NotByVideoYet({ age }: { age: number }) {
  return (
    <Notice tone="attention" title={`This patient is ${String(age)}`}>
      <p>
        Examination by video of people under 18, with a parent or guardian, is not there yet (R4). You can
        book, but the conversation will not open: arrange to see them in person.
      </p>
    </Notice>
  );
}

/** Books a consultation beside the day's list: who, when, how long, why. */
export function BookingSheet(props: BookingSheetProps) {
  const { patient, timeZone, now, onBook, onClose, busy } = props;
  const [draft, setDraft] = useState<BookingDraft>(() => emptyBooking(props.today));
  const [tried, setTried] = useState(false);
  const form = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const request = patient && bookingRequest(draft, patient.id, timeZone, now());
    if (request && !busy) onBook(request);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="Book a consultation"
      actions={
        patient === null ? undefined : (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" form={form} variant="primary" busy={busy ? 'Booking…' : undefined}>
              Book and make the link
            </Button>
          </>
        )
      }
    >
      {patient === null ? (
        props.picker
      ) : (
        <form id={form} onSubmit={submit} noValidate>
          <BookingFields
            chosen={
              <Stack gap="s">
                <Row spread="between">
                  <Person patient={patient} more={`${patient.identifierKind} ${patient.identifier}`} />
                  <Button size="small" onClick={props.onChangePatient}>
                    Somebody else
                  </Button>
                </Row>
                {patient.age < ADULT && <NotByVideoYet age={patient.age} />}
              </Stack>
            }
            draft={draft}
            errors={tried ? bookingErrors(draft, timeZone, now()) : {}}
            today={props.today}
            set={(change) => {
              setDraft((before) => ({ ...before, ...change }));
            }}
            problem={<ProblemNotice problem={props.problem} meaning="The consultation was not booked." />}
          />
        </form>
      )}
    </Sheet>
  );
}
