import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { TimeField } from '../../ui/staff/TimeField.tsx';
import styles from './moment-fields.module.css';

interface MomentFieldsProps {
  day: string | null;
  time: string | null;
  /** The earliest day, `YYYY-MM-DD`. */
  min: string;
  errors: { day?: string; time?: string };
  onDay: (day: string | null) => void;
  onTime: (time: string | null) => void;
}

/** A day and a time on the practice's clock. */
export function MomentFields({ day, time, min, errors, onDay, onTime }: MomentFieldsProps) {
  return (
    <div className={styles.moment}>
      <DatePicker label="Day" value={day} onChange={onDay} min={min} error={errors.day} />
      <TimeField label="Time" value={time} onChange={onTime} error={errors.time} />
    </div>
  );
}
