import { parseDate } from '@internationalized/date';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { cx } from '../core/cx.ts';
import type { FieldWords } from '../core/Field.tsx';
import { Icon } from '../core/Icon.tsx';
import { StaffError, StaffHint } from './FieldParts.tsx';
import styles from './field.module.css';
import overlay from './overlay.module.css';
import own from './DatePicker.module.css';

interface DatePickerProps extends FieldWords {
  /** `YYYY-MM-DD`, or null while empty. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The earliest day that can be chosen, `YYYY-MM-DD`. */
  min?: string | undefined;
}

/** A day: typed, or taken from the calendar. Dates go in and out as `YYYY-MM-DD`. */
export function DatePicker({ label, hint, error, value, onChange, min }: DatePickerProps) {
  return (
    <AriaDatePicker
      className={styles.field ?? ''}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => {
        onChange(date?.toString() ?? null);
      }}
      {...(min === undefined ? {} : { minValue: parseDate(min) })}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <StaffHint>{hint}</StaffHint>
      <Group className={styles.control ?? ''}>
        <DateInput className={styles.segments ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''}>
          <Icon of={CalendarDays} />
        </Button>
      </Group>
      <StaffError>{error}</StaffError>
      <Popover className={cx(overlay.popover, own.popover)} offset={4}>
        <Dialog className={own.dialog ?? ''}>
          <Month />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

function Month() {
  return (
    <Calendar className={own.calendar ?? ''}>
      <header className={own.head}>
        <Button slot="previous" className={own.turn ?? ''}>
          <Icon of={ChevronLeft} />
        </Button>
        <Heading className={own.month ?? ''} />
        <Button slot="next" className={own.turn ?? ''}>
          <Icon of={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid className={own.grid ?? ''}>
        {(date) => <CalendarCell date={date} className={own.cell ?? ''} />}
      </CalendarGrid>
    </Calendar>
  );
}
