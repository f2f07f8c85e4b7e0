import type { ReactNode } from 'react';
import { Card } from '../../ui/core/Card.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import type { BookingDraft, BookingErrors } from './booking-form.ts';
import { MomentFields } from './moment-fields.tsx';

interface BookingFieldsProps {
  /** The patient, and the way to another one. */
  chosen: ReactNode;
  draft: BookingDraft;
  errors: BookingErrors;
  today: string;
  set: (change: Partial<BookingDraft>) => void;
  problem: ReactNode;
}

/** When, how long, why. */
export function BookingFields({ chosen, draft, errors, today, set, problem }: BookingFieldsProps) {
  return (
    <Stack gap="l">
      <Card flat>{chosen}</Card>
      <Choice
        label="When"
        layout="row"
        options={[
          { value: 'now', label: 'Now' },
          { value: 'later', label: 'Later' },
        ]}
        value={draft.when}
        onChange={(when) => {
          set({ when });
        }}
      />
      {draft.when === 'later' && (
        <MomentFields
          day={draft.day}
          time={draft.time}
          min={today}
          errors={errors}
          onDay={(day) => {
            set({ day });
          }}
          onTime={(time) => {
            set({ time });
          }}
        />
      )}
      <Choice
        label="How long"
        layout="row"
        options={[
          { value: '10', label: '10 min' },
          { value: '15', label: '15 min' },
          { value: '20', label: '20 min' },
          { value: '30', label: '30 min' },
        ]}
        value={draft.minutes}
        onChange={(minutes) => {
          set({ minutes });
        }}
      />
      <TextArea
        label="Reason"
        hint="For the practice’s list. The patient does not see it."
        value={draft.reason}
        maxLength={300}
        error={errors.reason}
        onChange={(reason) => {
          set({ reason });
        }}
      />
      {problem}
    </Stack>
  );
}
