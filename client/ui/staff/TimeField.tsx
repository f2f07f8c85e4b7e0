import { parseTime } from '@internationalized/date';
import { DateInput, DateSegment, Label, TimeField as AriaTimeField } from 'react-aria-components';
import type { FieldWords } from '../core/Field.tsx';
import { StaffError, StaffHint } from './FieldParts.tsx';
import styles from './field.module.css';

interface TimeFieldProps extends FieldWords {
  /** `HH:mm`, 24 hours, or null while empty. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A time of day, typed. Times go in and out as `HH:mm`. */
export function TimeField({ label, hint, error, value, onChange }: TimeFieldProps) {
  return (
    <AriaTimeField
      className={styles.field ?? ''}
      value={value === null ? null : parseTime(value)}
      onChange={(time) => {
        onChange(time?.toString().slice(0, 5) ?? null);
      }}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={error !== undefined}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <StaffHint>{hint}</StaffHint>
      <div className={styles.control}>
        <DateInput className={styles.segments ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
      </div>
      <StaffError>{error}</StaffError>
    </AriaTimeField>
  );
}
