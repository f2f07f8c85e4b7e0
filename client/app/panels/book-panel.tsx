import { useState } from 'react';
import { book } from '../../features/booking/booking-requests.ts';
import { BookingSheet } from '../../features/booking/booking-sheet.tsx';
import { PatientPicker } from '../../features/patients/patient-picker.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { dayOf } from '../../words/practice-time.ts';
import type { Booking } from '../../../shared/http.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { PatientCard } from '../../../shared/views.ts';

interface BookPanelProps {
  /** Chosen before the panel opened, or null. */
  patient: PatientCard | null;
  timeZone: string;
  now: () => number;
  onBooked: (id: ConsultationId, patient: PatientCard) => void;
  onClose: () => void;
}

/** Booking: the sheet, the patient finder in it, and the request. */
export function BookPanel({ patient: first, timeZone, now, onBooked, onClose }: BookPanelProps) {
  const [patient, setPatient] = useState(first);
  const booking = useAction(async (request: Booking) => {
    const { id } = await book(request);
    if (patient) onBooked(id, patient);
  });
  return (
    <BookingSheet
      patient={patient}
      picker={
        <PatientPicker
          now={now}
          timeZone={timeZone}
          onPick={setPatient}
          actionsFor={(found) => (
            <Button
              size="small"
              onClick={() => {
                setPatient(found);
              }}
            >
              Choose<span className="visually-hidden"> {found.name}</span>
            </Button>
          )}
        />
      }
      timeZone={timeZone}
      today={dayOf(new Date(now()).toISOString(), timeZone)}
      now={now}
      busy={booking.busy}
      problem={booking.problem}
      onChangePatient={() => {
        booking.forget();
        setPatient(null);
      }}
      onBook={(request) => void booking.run(request)}
      onClose={onClose}
    />
  );
}
